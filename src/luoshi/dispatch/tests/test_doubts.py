"""Figures that look wrong: told beside the form, taken with a reason, shown to the reviewer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import pytest

from luoshi.core.errors import Invalid
from luoshi.dispatch.actions.lighting import packaged
from luoshi.dispatch.doubts import doubts_of
from luoshi.dispatch.lights.aims import Aim
from luoshi.dispatch.lights.rules import load
from luoshi.dispatch.models import Report
from luoshi.dispatch.reports import Asked, Row
from tests.support import rounds

RULES = load(packaged()["body"])
YEAR = Aim("flow", ">=", Fraction(4800), "户", date(2026, 1, 1), date(2026, 12, 31))


def asked_for(aim: Aim, last: str | None = None, **others: Aim) -> Asked:
    """One target (1) with its last figure, and further ones."""
    aims = {1: aim} | {int(name[1:]): one for name, one in others.items()}
    before = {} if last is None else {1: SimpleNamespace(counts=Decimal(last))}
    return Asked(SimpleNamespace(drawn=False), dict.fromkeys(aims), aims, before, RULES)  # type: ignore[arg-type]


def doubts(asked: Asked, **values: str) -> list[tuple[int, str]]:
    given = {int(name[1:]): Decimal(value) for name, value in values.items()}
    return [(pk, str(doubt)) for pk, doubt in doubts_of(asked, Row(1, given))]


def test_parts_that_do_not_add_up_to_their_whole():
    part = replace(YEAR, amount=Fraction(2400))
    asked = asked_for(YEAR, v2=part, v3=part)
    assert doubts(asked, v1="3000", v2="1000", v3="2000") == []
    assert doubts(asked, v1="3000", v2="1000", v3="1900") == [(1, "sum")]
    assert doubts(asked, v1="3000", v2="1000") == []


@pytest.mark.django_db
def test_a_doubtful_figure_is_taken_with_a_reason_and_looked_at_by_itself(cast, round):
    from luoshi.dispatch.reviewing import clean_among

    wrong = {"values": rounds.values_of(round, 1, "60000"), "proofs": (rounds.proof(),)}
    with pytest.raises(Invalid) as refused:
        rounds.reported(cast.act("unit"), round, 1, **wrong)
    assert len(refused.value.reasons) == 1
    report = rounds.reported(cast.act("unit"), round, 1, **wrong, insisted="按新口径统计")
    [target] = wrong["values"]
    assert (report.doubts, report.insisted) == ([[target, "units"]], "按新口径统计")
    assert clean_among(round, [str(report.pk)], [cast.people["office"].pk]) == []


@pytest.mark.django_db
def test_a_reason_without_a_doubt_is_not_kept(cast, round):
    report = rounds.reported(cast.act("unit"), round, 1, values=rounds.values_of(round, 1, "4"), insisted="多写的一句")
    assert (report.doubts, Report.objects.get().insisted) == ([], "")
