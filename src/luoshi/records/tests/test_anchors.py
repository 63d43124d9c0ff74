"""Anchors stand outside the database, one for each chain and time that it has grown."""

from datetime import timedelta

import pytest

from luoshi.core import clock
from luoshi.records import anchors, chain, checks, sweeps, vault
from luoshi.records.models import LogHead
from tests.support.sample import actions

pytestmark = pytest.mark.django_db


def test_an_empty_log_is_not_anchored(still):
    assert (sweeps.anchor(still), anchors.dropped()) == (0, [])


def test_an_anchor_for_each_growth_of_each_chain(by, still):
    actions.make(by())
    assert (sweeps.anchor(still), sweeps.anchor(still)) == (1, 0)
    actions.make(by())
    vault.look(by(), vault.keep("phone", "1"), "call back")
    assert sweeps.anchor(still) == 2
    assert [(one.chain, one.seq, one.fits()) for one in anchors.dropped()] == [(1, 1, True), (1, 2, True), (2, 1, True)]
    assert [(one.chain, one.seq) for one in anchors.latest()] == [(1, 2), (2, 1)]


def test_a_line_that_was_torn_by_a_power_cut_stays_alone(by, english):
    anchors.file().write_text("2026-08-03 1 1 0123")
    actions.make(by())
    anchors.drop()
    assert ([one.seq for one in anchors.dropped()], anchors.unreadable()) == ([1], [1])
    assert list(checks.anchored.run(True)) == ["line 1 of anchors.log is no anchor: it was torn or edited"]


def test_a_long_log_is_checked_from_the_last_good_anchor_of_an_earlier_day(by, still, monkeypatch):
    monkeypatch.setattr(checks, "SHORT", 2)
    starts = []
    for days in range(3):
        with clock.frozen(still + timedelta(days=days)):
            actions.make_many(by(), ["a", "b"])
            anchors.drop()
            starts.append(checks.start(chain.ACTS, full=False).seq)
    assert starts == [0, 2, 4]
    assert checks.start(chain.ACTS, full=True) == checks.Start()


def test_an_anchor_that_no_longer_fits_is_not_trusted(by, still, monkeypatch):
    monkeypatch.setattr(checks, "SHORT", 0)
    for days in range(2):
        with clock.frozen(still + timedelta(days=days)):
            actions.make(by())
            anchors.drop()
    lines = anchors.file().read_text()
    anchors.file().write_text(lines.replace(LogHead.objects.get(pk=1).hash, "0" * 64))
    with clock.frozen(still + timedelta(days=5)):
        assert checks.start(chain.ACTS, full=False).seq == 1
