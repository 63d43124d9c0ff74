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
from luoshi.dispatch.models import Evidence, Light, ProofRequest, Report, Round
from luoshi.dispatch.review_days import proof_days
from luoshi.records.models import LogEntry, Notice
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


@pytest.fixture
def other(round, on_day) -> Report:
    """Another result of the same bureau, with a file."""
    return rounds.reported(on_day("unit", CAME), round, 2, words="已获批", proofs=(rounds.proof(),))


def test_many_are_asked_for_in_one_act_and_the_unit_is_told_once_how_many(report, other, on_day):
    act = on_day("office", ASKED)
    ask_for_proof(act, report.round, [Want(report.pk, WHAT), Want(other.pk, WHAT)], date(2026, 10, 12))
    asked = ProofRequest.objects.order_by("pk").values_list("report", "state", "until", "what")
    assert list(asked) == [(one.pk, "wanted", date(2026, 10, 12), WHAT) for one in (report, other)]
    entries = LogEntry.objects.filter(key=act.key).order_by("n").values_list("act", "subject_id")
    assert list(entries) == [("dispatch.ask_for_proof", pk) for pk in (report.round_id, report.pk, other.pk)]
    [told] = Notice.objects.filter(key__startswith="dispatch.proof")
    assert (told.recipient.username, told.params["n"], told.params["wanted"]) == ("unit", 2, WHAT)


def test_units_that_are_asked_together_are_told_of_their_own(report, round, on_day):
    third = {"values": rounds.values_of(round, 3, "48"), "words": "面积已落实到地块", "proofs": (rounds.proof(),)}
    theirs = rounds.reported(on_day("second_unit", CAME), round, 3, **third)
    ask_for_proof(on_day("office", ASKED), round, [Want(theirs.pk, WHAT), Want(report.pk, WHAT)])
    told = Notice.objects.filter(key__startswith="dispatch.proof").order_by("recipient__username")
    addresses = [(f"/dispatch/reports/{one.pk}/proof/", one.task.title) for one in (theirs, report)]
    assert [(one.recipient.username, one.url, one.params["task"]) for one in told] == [
        ("second_unit", *addresses[0]),
        ("unit", *addresses[1]),
    ]


@pytest.mark.parametrize("state", ["asked", "accepted", "own", "unprovable", "too early"])
def test_one_that_cannot_be_asked_for_is_named_and_nothing_is_half_done(state, report, other, round, on_day):
    until = date.fromisoformat(ASKED) if state == "too early" else None
    if state == "asked":
        ask_for_proof(on_day("office", ASKED), round, [Want(other.pk, WHAT)])
    if state == "accepted":
        rounds.accepted(on_day("office", ASKED), other)
    if state == "own":
        Evidence.objects.filter(report=other).update(by=on_day("office", ASKED).actor_id)
    if state == "unprovable":
        Evidence.objects.filter(report=other).delete()
    before = list(ProofRequest.objects.values()), Notice.objects.count(), LogEntry.objects.count()
    with pytest.raises((Conflict, Forbidden, Invalid)) as refused:
        ask_for_proof(on_day("office", ASKED), round, [Want(report.pk, WHAT), Want(other.pk, WHAT)], until)
    [why] = refused.value.reasons
    assert (str(other.task) in why, str(report.task) in why) == (state != "too early", False)
    assert (list(ProofRequest.objects.values()), Notice.objects.count(), LogEntry.objects.count()) == before
    assert again(report).state == "in_review"


def test_a_reviewer_ticks_many_in_the_list_and_says_once_what_and_until_when(report, other, round, sign_in, on_day):
    plain = rounds.reported(on_day("second_unit", CAME), round, 3, values=rounds.values_of(round, 3, "4"))
    here, list_of = f"/dispatch/rounds/{round.pk}/prove/?show=in_review", f"/dispatch/rounds/{round.pk}/?show=in_review"
    ticked = {"prove": [report.pk, other.pk], "message": WHAT, "until": "2026-10-09"}
    with clock.frozen(on_day("office", ASKED).at):
        office = sign_in("office")
        rows = {row.report.pk: row.provable for row in office.get(list_of).context["rows"]}
        assert rows == {report.pk: True, other.pk: True, plain.pk: False}
        assert office.post(here, ticked | {"prove": []}).status_code == 422
        again_shown = office.post(here, ticked | {"message": " "})
        assert (again_shown.status_code, again_shown.content.decode().count('form="proofs" value=')) == (422, 2)
        assert again_shown.context["wanted"] == [str(report.pk), str(other.pk)]
        assert ProofRequest.objects.count() == 0
        assert office.post(here, ticked).status_code == 302
        late = office.post(here, ticked, headers=ENGLISH)
        assert (late.status_code, late.content.decode().count("has not come.")) == (422, 2)
    assert set(ProofRequest.objects.values_list("report", "until")) == {
        (one.pk, date(2026, 10, 9)) for one in (report, other)
    }


@pytest.mark.parametrize(("until", "taken"), [("2026-09-28", 0), ("2026-09-29", 1), ("last", 1), ("2036-10-09", 0)])
def test_a_proof_comes_while_the_round_can_be_closed_with_it(report, round, sign_in, on_day, until, taken):
    until = f"{round.closes_on}" if until == "last" else until
    with clock.frozen(on_day("office", ASKED).at):
        ticked = {"prove": [report.pk], "message": WHAT, "until": until}
        answer = sign_in("office").post(f"/dispatch/rounds/{round.pk}/prove/", ticked, headers=ENGLISH)
    assert ProofRequest.objects.count() == taken
    if not taken:
        [why] = answer.context["form"].errors["until"]
        assert "cannot be right: choose a day from Tue 29 Sep 2026 to" in why


def test_a_round_that_closes_tomorrow_leaves_the_usual_days():
    asked, closes = date(2026, 9, 28), date(2026, 9, 29)
    assert proof_days(asked, closes) == (date(2026, 9, 29), date(2026, 10, 8))


def test_one_report_has_a_day_of_its_own_as_many_have(report, sign_in, on_day):
    here, said = f"/dispatch/reports/{report.pk}/", {"prove": "1", "message": WHAT}
    with clock.frozen(on_day("office", ASKED).at):
        office = sign_in("office")
        assert 'name="until" value="2026-10-08"' in office.get(here).content.decode()
        late = office.post(here, said | {"until": "2036-10-09"}, headers=ENGLISH)
        assert (late.status_code, list(late.context["form"].errors)) == (422, ["until"])
        assert office.post(here, said | {"until": "2026-10-09"}).status_code == 302
    assert ProofRequest.objects.get().until == date(2026, 10, 9)


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
        refused = office.post(here, {"prove": "1", "message": " "}, headers=ENGLISH)
        assert refused.context["form"].errors == {"message": ["Say what has to be proved, and by what."]}
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
