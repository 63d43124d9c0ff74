"""What somebody could do to amendments of lists and wordings, and to tables that came back."""

from __future__ import annotations

from datetime import timedelta

from luoshi.ledger.actions import apply_sheet, bring_sheet, decide_amendment, propose_amendment
from luoshi.ledger.actions.sheets import Wish
from luoshi.ledger.changes import Change
from luoshi.ledger.models import Amendment, Responsibility, SheetUpload, Task
from luoshi.ledger.sheets.opening import book_in, look_at
from luoshi.ledger.states import AmendmentKind
from tests.support.cast import TODAY
from tests.support.corruptions.table import corrupts
from tests.support.tables import edited_table


def approved(world, change):
    task = world.plan.tasks.get(no=1)
    day = TODAY if change.kind == AmendmentKind.TITLE else TODAY + timedelta(days=7)
    one = propose_amendment(world.cast.act("office"), task, change, "会议定", day)
    return decide_amendment(world.cast.act("leader"), one, True)


@corrupts("records.rows", "ledger.lists")
def a_participant_that_joins_nothing(world):
    units = [world.cast.units["auditing"].pk]
    one = approved(world, Change(AmendmentKind.PARTICIPANTS, {"units": units}))
    Responsibility.objects.filter(task=one.task_id, unit__in=units).delete()


@corrupts("records.rows", "ledger.lists")
def a_wording_that_was_set_back(world):
    one = approved(world, Change(AmendmentKind.TITLE, {"title": "培育科技企业"}))
    Task.objects.filter(pk=one.task_id).update(title=one.before["title"])


@corrupts("records.rows", "ledger.tables")
def a_table_that_says_it_proposed_nothing(world):
    act, region = world.cast.act("office"), world.cast.regions["county"]
    upload = bring_sheet(act, region, "台账.xlsx", edited_table(world.cast, deadline="2026-12-31"))
    seen = look_at(book_in(edited_table(world.cast, deadline="2026-12-31")), upload, act.reach, TODAY).preview.digest
    apply_sheet(world.cast.act("office"), upload, Wish("会议定", TODAY, seen))
    assert Amendment.objects.filter(upload=upload).exists()
    SheetUpload.objects.filter(pk=upload.pk).update(state="brought")
