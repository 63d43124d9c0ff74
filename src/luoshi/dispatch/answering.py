"""Between the liaison's page and the act: what is mine with its forms, and one answer handed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.core.acts import Act
from luoshi.core.errors import Conflict, Invalid
from luoshi.dispatch.actions import enter_for_unit, submit_reports
from luoshi.dispatch.answer_forms import AnswerForm, EntryForm
from luoshi.dispatch.asked import asked_by_ask
from luoshi.dispatch.drafts import drafts_by_ask, keep
from luoshi.dispatch.models import Ask, Draft, Round
from luoshi.dispatch.proving.answering import Wanted, wanted_by_report
from luoshi.dispatch.queries import STANDING, asked_of, first_end, still_asked, takes_reports
from luoshi.dispatch.reports import Row
from luoshi.dispatch.rows import AskRow, rows_of
from luoshi.dispatch.states import RoundState
from luoshi.documents.actions import Attached, attach
from luoshi.organizations.queries import visible_units
from luoshi.organizations.reach import Reach
from luoshi.organizations.states import UnitKind


@dataclass(frozen=True)
class Mine:
    """One thing that is asked: its row, the form while it is to be answered, the proof while one is wanted of it."""

    row: AskRow
    form: AnswerForm | None
    wanted: Wanted | None = None


@dataclass(frozen=True)
class Part:
    """What is asked in one round: what is to be answered and to be proved, and until when where the round is closed."""

    round: Round
    to_answer: list[Mine]
    to_prove: list[Mine]
    answered: list[Mine]
    open_until: date | None = None


def mine_of(reach: Reach, on: date) -> list[Part]:
    """What is asked of a person's units in open rounds, in a fixed number of queries."""
    rows = rows_of(asked_of(reach), on)
    waiting = [row for row in rows if not answered(row) and not row.ask.excused]
    asked = asked_by_ask((row.ask for row in waiting), on)
    drafts = drafts_by_ask(reach.user, (row.ask for row in waiting))
    forms = {pk: AnswerForm(one, draft=drafts.get(pk)) for pk, one in asked.items()}
    wanted = wanted_by_report(row.report.pk for row in rows if row.report and row.proof_until)
    mine = [Mine(row, forms.get(row.ask.pk), wanted.get(row.report.pk if row.report else 0)) for row in rows]
    parts = list(_by_round(mine))
    return [part if part.round.state == RoundState.OPEN else _late(part, on) for part in parts]


def _by_round(things: list[Mine]) -> Iterator[Part]:
    for round, group in groupby(things, key=lambda one: one.row.ask.round):
        held = list(group)
        done = [one for one in held if not one.form and not one.wanted]
        yield Part(round, [one for one in held if one.form], [one for one in held if one.wanted], done)


def _late(part: Part, on: date) -> Part:
    """What may be reported late, with the day on which the first of it ends."""
    return replace(part, open_until=first_end((one.row.ask for one in part.to_answer), on))


def answered(row: AskRow) -> bool:
    """Whether a report stands, in review or accepted."""
    return row.report is not None and row.report.state in STANDING


def form_for(reach: Reach, ask: Ask, on: date, *given: Any) -> AnswerForm:
    """The form of one ask, with what the person has typed in it before."""
    draft = drafts_by_ask(reach.user, [ask]).get(ask.pk)
    return AnswerForm(asked_by_ask([ask], on)[ask.pk], *given, draft=draft)


def submit(acting: Callable[[], Act], form: AnswerForm, unchanged: bool) -> bool:
    """Hands one answer in; False where it was refused, and the form says why."""
    ask, act = form.asked.ask, acting()
    row = Row(ask.pk, unchanged=True) if unchanged else _row(act, form)
    if row is None:
        return False
    if unchanged:
        form.full_clean()
    return form.attempt(lambda: submit_reports(act, ask.round, ask.unit, [row])) is not None


def entry_form_for(ask: Ask, on: date, *given: Any) -> EntryForm:
    """The form in which the office answers for a unit."""
    return EntryForm(asked_by_ask([ask], on)[ask.pk], *given)


def enter(acting: Callable[[], Act], form: EntryForm, unchanged: bool = False) -> bool:
    """Hands in what a unit said; False where it was refused, and the form says why."""
    ask, act = form.asked.ask, acting()
    row = _row(act, form)
    if row is None:
        return False
    if unchanged:
        row = Row(ask.pk, unchanged=True)
    source = form.cleaned_data["source"]
    return form.attempt(lambda: enter_for_unit(act, ask.round, ask.unit, [row], source)) is not None


def _row(act: Act, form: AnswerForm) -> Row | None:
    """The answer that a form holds, with its proofs laid down; None where it says what has to be corrected."""
    if not form.is_valid():
        return None
    try:
        return form.row(_proofs(act, form))
    except Invalid as refusal:
        for reason in refusal.reasons:
            form.add_error("proof", reason)
        return None


def _proofs(act: Act, form: AnswerForm) -> tuple[Attached, ...]:
    proofs = form.cleaned_data["proof"]
    return attach(act, form.asked.ask.round.region, proofs) if proofs else ()


@dataclass(frozen=True)
class Kept:
    """What became of a draft: it stands, or another device kept a newer one; and what looks wrong in it."""

    draft: Draft | None
    doubts: list[str]
    newer: Draft | None = None


def keep_typed(reach: Reach, ask: Ask, typed: QueryDict, at: datetime) -> Kept:
    """Keeps what somebody has typed for an ask that still waits. Raises Conflict where nothing is to be answered."""
    if not still_asked(Ask.objects.filter(takes_reports(timezone.localdate(at)), pk=ask.pk)).exists():
        raise Conflict(_("This waits for no report any more. What stands in the form is not kept."))
    form = form_for(reach, ask, timezone.localdate(at), typed)
    doubts = form.doubts()
    read = None if "replace" in typed else form.cleaned_data.get("draft") or 0
    draft = keep(reach.user or 0, ask, {name: str(typed.get(name, "")) for name in form.fields}, read, at)
    return Kept(draft, doubts, None if draft else form.kept)


def names_to_choose(reach: Reach, on: date) -> list[str]:
    """The names of the units from which something may be needed."""
    return list(
        visible_units(reach, on).exclude(kind=UnitKind.COLLECTIVE).order_by("name").values_list("name", flat=True)
    )
