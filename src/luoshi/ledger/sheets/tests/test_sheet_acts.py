"""A table that came back is brought, proposed and decided on: all of it or nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from openpyxl import Workbook

from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.ledger.actions import apply_sheet, bring_sheet, decide_sheet
from luoshi.ledger.actions.sheets import Wish
from luoshi.ledger.models import Amendment, SheetUpload
from luoshi.ledger.sheets.opening import book_in, look_at
from luoshi.ledger.sheets.uploads import waiting_sheets
from luoshi.ledger.story import story_of
from luoshi.organizations.reach import on_day
from luoshi.records import files
from luoshi.records.models import LogEntry, Notice
from tests.support.cast import TODAY
from tests.support.tables import edited, saved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

TOMORROW = TODAY + timedelta(days=1)
THREE = ((2, "lead", "县农业农村局"), (2, "deadline", datetime(2026, 11, 30)), (1, "amount", 8))


def bring(cast, data, person="office"):
    return bring_sheet(cast.act(person), cast.regions["county"], "台账.xlsx", data)


def wish(cast, upload, on=TOMORROW, reason="常务会议定", taken=()):
    seen = look_at(book_in(files.read(upload.file_id)), upload, cast.reach("office"), TODAY).preview.digest
    return Wish(reason, on, seen, frozenset(taken))


def propose(cast, data, on=TOMORROW):
    upload = bring(cast, data)
    return apply_sheet(cast.act("office"), upload, wish(cast, upload, on))


def held(task, on=TOMORROW):
    rows = task.responsibilities.filter(on_day(on), target=None).order_by("role", "no", "pk")
    return list(rows.values_list("role", "unit"))


def test_bringing_keeps_the_file_and_writes_nothing_into_the_ledger(cast, taken):
    data = edited(taken(), *THREE)
    upload = bring(cast, data)
    assert (upload.name, upload.by, upload.state, upload.region) == (
        "台账.xlsx",
        cast.office,
        "brought",
        cast.regions["county"],
    )
    assert (files.read(upload.file_id), Amendment.objects.count()) == (data, 0)


def test_each_change_becomes_a_proposal_with_its_cell(cast, taken):
    upload = propose(cast, edited(taken(), *THREE))
    rows = upload.amendments.order_by("pk").values_list("kind", "task__no", "cell", "effective_on", "reason")
    sheet = "青石县2026年重点工作任务清单"
    assert list(rows) == [
        ("lead", 2, f"{sheet}!C8", TOMORROW, "常务会议定"),
        ("target", 1, f"{sheet}!H6", TOMORROW, "常务会议定"),
        ("deadline", 2, f"{sheet}!K8", TODAY, "常务会议定"),
    ]
    entries = LogEntry.objects.filter(act="ledger.apply_sheet").order_by("n").values_list("subject_type", flat=True)
    assert list(entries) == ["ledger.sheetupload", *["ledger.amendment"] * 3]


def test_another_person_approves_all_at_once(cast, taken, plan):
    upload = propose(cast, edited(taken(), *THREE))
    Notice.objects.all().delete()
    decide_sheet(cast.act("leader"), upload, True)
    task = plan.tasks.get(no=2)
    assert (str(task.deadline), dict(held(task))["main"]) == ("2026-11-30", cast.units["farming"].pk)
    assert plan.tasks.get(no=1).targets.earliest("no").versions.get(n=2).low == 8
    assert list(upload.amendments.values_list("state", flat=True)) == ["approved"] * 3
    assert Notice.objects.filter(recipient=cast.office).count() == 1
    assert [chapter.what for chapter in story_of(task)][-1] == (
        "Approved, from Thu 24 Sep 2026 on. Deadline: Sat 31 Oct 2026 → Mon 30 Nov 2026"
    )


def test_main_lead_and_co_lead_change_places(cast, taken, plan):
    swap = ((1, "lead", "县发展和改革局"), (1, "co_leads", "县科学技术局"))
    decide_sheet(cast.act("leader"), propose(cast, edited(taken(), *swap)), True)
    main, co_lead = cast.units["reform"].pk, cast.units["science"].pk
    assert [row for row in held(plan.tasks.get(no=1)) if row[0] != "participant"] == [
        ("co_lead", co_lead),
        ("main", main),
    ]


def test_units_move_between_the_lists(cast, taken, plan):
    moved = ((1, "co_leads", None), (1, "participants", "县发展和改革局、各镇街"))
    decide_sheet(cast.act("leader"), propose(cast, edited(taken(), *moved)), True)
    assert held(plan.tasks.get(no=1)) == [
        ("main", cast.units["science"].pk),
        ("participant", cast.units["all_towns"].pk),
        ("participant", cast.units["reform"].pk),
    ]


def test_words_change_from_today(cast, taken, plan):
    decide_sheet(cast.act("leader"), propose(cast, edited(taken(), (2, "title", "建成中试基地"))), True)
    assert plan.tasks.get(no=2).title == "建成中试基地"


def test_a_lead_is_named_at_once_where_there_was_none(cast, taken, plan):
    upload = propose(cast, edited(taken(), (5, "lead", "县审计局"), (5, "title", "修缮古桥")))
    task = plan.tasks.get(no=5)
    assert (task.state, held(task)) == ("ready", [("main", cast.units["auditing"].pk)])
    assert list(upload.amendments.values_list("kind", "effective_on")) == [("title", TODAY)]
    assert [chapter.what for chapter in story_of(task)][1] == "Main lead named: 县审计局"


def test_one_bad_cell_and_nothing_is_written(cast, taken):
    upload = bring(cast, edited(taken(), *THREE, (3, "deadline", "尽快"), (1, "number", 11)))
    with pytest.raises(Invalid) as refusal:
        apply_sheet(cast.act("office"), upload, wish(cast, upload))
    assert [reason.partition("!")[2].split(":")[0] for reason in refusal.value.reasons] == ["A6 No.", "K10 Deadline"]
    upload.refresh_from_db()
    assert (upload.state, Amendment.objects.count()) == ("brought", 0)


def test_a_day_that_is_too_early_is_named_with_each_cell(cast, taken):
    upload = bring(cast, edited(taken(), *THREE))
    with pytest.raises(Conflict) as refusal:
        apply_sheet(cast.act("office"), upload, wish(cast, upload, on=TODAY))
    assert [reason.partition("!")[2] for reason in refusal.value.reasons] == [
        "C8: Choose Fri 25 Sep 2026 or a later day: what stands now began then."
    ]
    assert Amendment.objects.count() == 0


def test_what_was_not_looked_at_is_not_proposed(cast, taken):
    upload = bring(cast, edited(taken(), *THREE))
    with pytest.raises(Conflict, match="changed since you looked"):
        apply_sheet(cast.act("office"), upload, Wish("会议定", TOMORROW, "another"))


def test_a_table_that_says_the_same_proposes_nothing(cast, taken):
    upload = bring(cast, taken())
    with pytest.raises(Invalid, match="Nothing in this table differs"):
        apply_sheet(cast.act("office"), upload, wish(cast, upload))


def test_a_table_is_proposed_once(cast, taken):
    upload = propose(cast, edited(taken(), *THREE))
    with pytest.raises(Conflict, match="proposed already"):
        apply_sheet(cast.act("office"), upload, Wish("会议定", TOMORROW, ""))


def test_a_refusal_needs_its_reason_and_refuses_all(cast, taken, plan):
    upload = propose(cast, edited(taken(), *THREE))
    with pytest.raises(Invalid, match="Say why"):
        decide_sheet(cast.act("leader"), upload, False, " ")
    decide_sheet(cast.act("leader"), upload, False, "再议")
    assert set(upload.amendments.values_list("state", "remark")) == {("refused", "再议")}
    with pytest.raises(Conflict, match="Nothing of this table waits"):
        decide_sheet(cast.act("leader"), upload, True)


def test_it_waits_for_another_and_nobody_decides_on_his_own(cast, taken):
    upload = propose(cast, edited(taken(), *THREE))
    waiting = {person: list(waiting_sheets(cast.reach(person))) for person in cast.people}
    assert {person: rows for person, rows in waiting.items() if rows} == {"leader": [upload]}
    with pytest.raises(Forbidden):
        decide_sheet(cast.act("office"), upload, True)


@pytest.mark.parametrize(
    ("person", "refusal"), [("leader", Forbidden), ("unit", Forbidden), ("neighbour", Unknown), ("public", Unknown)]
)
def test_who_may_not_bring(cast, taken, person, refusal):
    with pytest.raises(refusal):
        bring(cast, taken(), person)
    assert not SheetUpload.objects.exists()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "This file is empty"),
        (b"no workbook at all", "This file is no Excel workbook"),
        (b"PK\x03\x04 broken", "This file is no Excel workbook"),
    ],
)
def test_a_file_that_is_none_is_refused_and_not_kept(cast, plan, data, says, data_folder):
    with pytest.raises(Invalid, match=says):
        bring(cast, data)
    assert not SheetUpload.objects.exists()


def test_a_table_that_is_none_of_the_ledger_is_refused(cast, plan):
    book = Workbook()
    book.active.append(["姓名", "电话"])
    with pytest.raises(Invalid, match="No table of tasks was found"):
        bring(cast, saved(book))


def test_a_marked_table_is_refused(cast, taken):
    with pytest.raises(Invalid, match="secrecy marking"):
        bring_sheet(cast.act("office"), cast.regions["county"], "机密★1年.xlsx", taken())
    assert not SheetUpload.objects.exists()
