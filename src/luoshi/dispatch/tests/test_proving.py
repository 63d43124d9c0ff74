"""A reviewer asks for a proof instead of deciding: the report waits as open as before and comes back as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luoshi.core import clock
from luoshi.core.errors import Conflict, Forbidden, Invalid
from luoshi.dispatch.actions import add_proof, ask_for_proof, close_round, review_reports
from luoshi.dispatch.actions.proving import Want
from luoshi.dispatch.actions.reviewing import Review
from luoshi.dispatch.counting import RoundCounts, counts_of
from luoshi.dispatch.models import Light, ProofRequest, Report, Round
from luoshi.records.models import Notice
from tests.support import rounds

pytestmark = pytest.mark.django_db

ENGLISH = {"Accept-Language": "en"}
CAME, ASKED, ADDED = "2026-09-25", "2026-09-28", "2026-09-30"
WHAT = "请补认定文件盖章页"


@pytest.fixture
def report(round, on_day) -> Report:
    """Four of six enterprises with a file."""
    four = {"values": rounds.values_of(round, 1, "4"), "words": "新增4家", "proofs": (rounds.proof(),)}
    return rounds.reported(on_day("unit", CAME), round, 1, **four)


@pytest.fixture
def unproved(report, on_day) -> Report:
    ask_for_proof(on_day("office", ASKED), report.round, [Want(report.pk, WHAT)])
    report.refresh_from_db()
    return report


def again(report: Report) -> Report:
    return Report.objects.get(pk=report.pk)


def test_it_is_neither_accepted_nor_returned_and_counts_as_before(report, round, on_day):
    before = counts_of(round)
    lights = list(Light.objects.filter(task=report.task_id).order_by("pk").values())
    ask_for_proof(on_day("office", ASKED), round, [Want(report.pk, WHAT)])
    after = counts_of(round)
    assert (before.in_review, before.proof_wanted) == (1, 0)
    assert after == RoundCounts(before.asked, before.excused, before.on_time, 0, before.missing, 0, 0, 1)
    assert list(Light.objects.filter(task=report.task_id).order_by("pk").values()) == lights
    waiting = ProofRequest.objects.get()
    assert (waiting.state, waiting.until, again(report).state) == ("wanted", date(2026, 10, 8), "proof_wanted")


def test_the_unit_adds_it_and_types_nothing_again(unproved, on_day):
    request = add_proof(on_day("unit", ADDED), unproved, (rounds.proof(),))
    back = again(unproved)
    assert (back.state, back.n, back.words, back.submitted_on.isoformat()) == ("in_review", 1, "新增4家", CAME)
    assert (back.evidence.count(), [one.value for one in back.measurements.all()]) == (2, [4])
    assert (request.state, request.answered_at.date().isoformat()) == ("answered", ADDED)
    assert rounds.accepted(on_day("office", "2026-10-08"), back).state == "accepted"
    told = (
        Notice.objects.filter(key__startswith="dispatch.pro")
        .order_by("pk")
        .values_list("recipient__username", flat=True)
    )
    assert list(told) == ["unit", "office"]


def test_what_cannot_be_added_is_said_with_its_reason(unproved, on_day):
    with pytest.raises(Invalid):
        add_proof(on_day("unit", ADDED), unproved, (), " ")
    assert add_proof(on_day("unit", ADDED), unproved, (), "原件在市局").remark == "原件在市局"
    with pytest.raises(Conflict):
        add_proof(on_day("unit", ADDED), again(unproved), (), "再说一次")


def test_a_proof_is_for_results_and_not_for_every_figure(round, on_day):
    plain = rounds.reported(on_day("unit", CAME), round, 2, words="正在申报")
    with pytest.raises(Invalid):
        ask_for_proof(on_day("office", ASKED), round, [Want(plain.pk, WHAT)])


@pytest.mark.parametrize("want", [{"what": " "}, {"what": WHAT, "targets": frozenset({0})}])
def test_it_says_what_is_wanted_and_of_which_figure(report, on_day, want):
    with pytest.raises(Invalid):
        ask_for_proof(on_day("office", ASKED), report.round, [Want(report.pk, **want)])


def test_it_is_asked_for_once_and_by_the_office_alone(unproved, on_day):
    with pytest.raises(Invalid):
        ask_for_proof(on_day("office", ASKED), unproved.round, [Want(unproved.pk, WHAT)])
    for who in ("unit", "leader"):
        with pytest.raises(Forbidden):
            ask_for_proof(on_day(who, ASKED), unproved.round, [Want(unproved.pk, WHAT)])


def test_the_round_waits_for_a_decision_which_may_be_without_it(unproved, on_day):
    with pytest.raises(Conflict):
        close_round(on_day("office", "2026-10-23"), Round.objects.get(pk=unproved.round_id))
    review_reports(on_day("office", "2026-10-23"), unproved.round, [Review(unproved.pk, False, "佐证未到")])
    assert (ProofRequest.objects.get().state, counts_of(unproved.round).missing) == ("dropped", 3)
    closed = close_round(on_day("office", "2026-10-23"), Round.objects.get(pk=unproved.round_id))
    assert closed.state == "closed"


def test_who_brought_the_proof_does_not_judge_it(unproved, on_day, second_officer, both_posts):
    add_proof(replace(both_posts(), at=on_day("office", ADDED).at), unproved, (rounds.proof(),))
    with pytest.raises(Forbidden):
        rounds.accepted(on_day("office", "2026-10-08"), again(unproved))
    assert rounds.accepted(second_officer("2026-10-08"), again(unproved)).state == "accepted"


def test_the_pages_lead_from_the_wish_to_the_proof(report, sign_in, on_day):
    here = f"/dispatch/reports/{report.pk}/"
    [target] = rounds.values_of(report.round, 1, "4")
    with clock.frozen(on_day("unit", ASKED).at):
        unit, office = sign_in("unit"), sign_in("office")
        assert office.post(here, {"prove": "1", "message": " "}).status_code == 422
        assert office.post(here, {"prove": "1", "message": WHAT, "unproved": str(target)}).status_code == 302
        mine = unit.get("/dispatch/mine/", headers=ENGLISH).content.decode()
        assert (WHAT in mine, "proof" in mine, f'id="report{report.pk}"' in mine) == (True, True, True)
        assert f"{here}proof/" in unit.get("/").content.decode()
        assert unit.post(f"{here}proof/", {"remark": " "}).status_code == 422
        assert unit.post(f"{here}proof/", {"remark": "原件在市局"}).status_code == 302
        page = office.get(here).content.decode()
        assert (WHAT in page, "原件在市局" in page) == (True, True)


def test_what_has_not_come_by_its_day_waits_for_the_office(unproved, sign_in, on_day):
    with clock.frozen(on_day("office", "2026-10-09").at):
        assert f"/dispatch/reports/{unproved.pk}/" in sign_in("office").get("/").content.decode()
