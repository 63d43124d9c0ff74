"""Leads for a document that names no units: all tasks at once, by section, by tick, one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from luoshi.core.errors import Invalid
from luoshi.documents import actions
from luoshi.documents.assigning import Wanted, assigned, marks_for, units_in, without_lead
from luoshi.documents.desk import desk_of
from luoshi.records.models import LogEntry
from tests.support.cast import MOMENT
from tests.support.papers import adopt, bring

pytestmark = pytest.mark.django_db

CAMPAIGN = Path(__file__).parents[4] / "samples" / "documents" / "hundred-day-campaign.txt"


@pytest.fixture
def campaign(cast, db):
    return bring(cast, CAMPAIGN.read_text(), "百日攻坚.txt")


def wanted(units="", role="lead", where="unled", ticked=()):
    return Wanted(units, role, where, frozenset(ticked))


def units_of(document):
    lines = desk_of(document).standing()
    return [[(one.value["unit"], one.value["role"]) for one in line.responsibilities] for line in lines]


def assign(cast, document, answer, rows=()):
    desk = desk_of(document)
    return actions.judge(cast.act("office"), document, marks_for(desk, assigned(desk, answer, dict(rows))))


def test_one_unit_leads_all_that_nobody_leads(cast, campaign):
    assert len(without_lead(desk_of(campaign).standing())) == 8
    assign(cast, campaign, wanted("县发展改革局"))
    assert units_of(campaign) == [[("县发展改革局", "lead")]] * 8
    last = LogEntry.objects.filter(act="documents.judge").latest("seq")
    said = campaign.verdicts.filter(act=last.entry).values_list("state", "by__username", "at").distinct()
    assert list(said) == [("added", "office", MOMENT)]


def test_safeguards_are_asked_nothing(document):
    assert [line.task.value["title"] for line in without_lead(desk_of(document).standing())] == ["修缮乡村古桥"]


def test_a_section_the_ticked_tasks_and_single_tasks_have_their_own_units(cast, campaign):
    assign(cast, campaign, wanted("县发展改革局、县财政局", where="section-0"))
    rows = {("tasks.2", "lead"): "县住房和城乡建设局", ("tasks.2", "participant"): "县财政局，柳河镇"}
    assign(cast, campaign, wanted("各镇街", "participant", "ticked", ["tasks.0", "tasks.3"]), rows)
    assert units_of(campaign)[:5] == [
        [("县发展改革局", "lead"), ("县财政局", "lead"), ("各镇街", "participant")],
        [],
        [("县住房和城乡建设局", "lead"), ("县财政局", "participant"), ("柳河镇", "participant")],
        [("各镇街", "participant")],
        [],
    ]


def test_what_was_typed_at_a_task_goes_before_the_answer_for_all_that_nobody_leads(cast, campaign):
    assign(cast, campaign, wanted("县发展改革局"), {("tasks.1", "lead"): "县财政局"})
    assert [units[0][0] for units in units_of(campaign)[:3]] == ["县发展改革局", "县财政局", "县发展改革局"]


def test_a_unit_that_is_there_changes_its_part_and_is_never_there_twice(cast, campaign):
    assign(cast, campaign, wanted("县财政局", "participant", "all"))
    assign(cast, campaign, wanted("县财政局", "lead", "ticked", ["tasks.0"]))
    assert units_of(campaign)[:2] == [[("县财政局", "lead")], [("县财政局", "participant")]]
    with pytest.raises(Invalid):
        assign(cast, campaign, wanted("县财政局", "lead", "ticked", ["tasks.0"]))


def test_nothing_filled_in_is_told(cast, campaign, english):
    for empty in (wanted(), wanted("县财政局", where="ticked"), wanted("县财政局", where="section-9")):
        with pytest.raises(Invalid, match="Nothing was assigned"):
            assign(cast, campaign, empty)


def test_one_word_takes_all_of_it_back(cast, campaign):
    assign(cast, campaign, wanted("县发展改革局"))
    actions.undo(cast.act("office"), campaign)
    assert units_of(campaign) == [[]] * 8


def test_adoption_makes_responsibilities_of_what_was_assigned(cast, campaign):
    assign(cast, campaign, wanted("县发展改革局"))
    plan = adopt(cast, campaign)
    assert list(plan.tasks.order_by("no").values_list("state", flat=True)) == ["ready"] * 8


def test_several_units_in_one_field_are_read_in_their_order():
    assert units_in(" 县财政局、县审计局，县财政局;柳河镇 ") == ["县财政局", "县审计局", "柳河镇"]


def test_the_page_saves_what_is_filled_in_and_counts_what_nobody_leads(sign_in, campaign):
    office, address = sign_in("office"), f"/documents/{campaign.pk}/leads/"
    english = {"Accept-Language": "en"}
    assert "8 tasks without a lead" in office.get(address, headers=english).content.decode()
    asked = {"units": "县发展改革局", "role": "lead", "where": "ticked", "tick": ["tasks.0", "tasks.1"]}
    answer = office.post(address, asked | {"participant-tasks.2": "柳河镇"}, follow=True, headers=english)
    assert "6 tasks have no lead yet" in answer.content.decode()
    assert units_of(campaign)[2] == [("柳河镇", "participant")]
    desk = office.get(f"/documents/{campaign.pk}/", headers=english).content.decode()
    assert "6 tasks without a lead" in desk


def test_what_cannot_be_taken_comes_back_with_what_was_typed(sign_in, campaign):
    address = f"/documents/{campaign.pk}/leads/"
    asked = {"units": "县发展改革局", "role": "lead", "where": "ticked"}
    answer = sign_in("office").post(address, asked, headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.content.decode().count('value="县发展改革局"')) == (422, 1)


def test_nobody_else_assigns(sign_in, campaign):
    answers = {who: sign_in(who).get(f"/documents/{campaign.pk}/leads/").status_code for who in ("leader", "unit")}
    assert answers == {"leader": 403, "unit": 404}
