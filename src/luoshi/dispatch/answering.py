"""Between the liaison's page and the act: what is mine with its forms, and one answer handed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from luoshi.core.acts import Act
from luoshi.core.errors import Invalid
from luoshi.dispatch.actions import submit_reports
from luoshi.dispatch.asked import asked_by_ask
from luoshi.dispatch.forms import AnswerForm
from luoshi.dispatch.models import Ask, Round
from luoshi.dispatch.queries import STANDING, asked_of
from luoshi.dispatch.reports import Row
from luoshi.dispatch.rows import AskRow, rows_of
from luoshi.documents.actions import Attached, attach
from luoshi.organizations.reach import Reach


@dataclass(frozen=True)
class Mine:
    """One thing that is asked: its row, and the form while it is to be answered."""

    row: AskRow
    form: AnswerForm | None


@dataclass(frozen=True)
class Part:
    """What is asked in one round: what is still open first."""

    round: Round
    to_answer: list[Mine]
    answered: list[Mine]


def mine_of(reach: Reach, on: date) -> list[Part]:
    """What is asked of a person's units in open rounds, in a fixed number of queries."""
    rows = rows_of(asked_of(reach), on)
    waiting = [row for row in rows if not answered(row) and not row.ask.excused]
    asked = asked_by_ask((row.ask for row in waiting), on)
    things = [Mine(row, AnswerForm(asked[row.ask.pk]) if row in waiting else None) for row in rows]
    return list(_by_round(things))


def _by_round(things: list[Mine]) -> Iterator[Part]:
    for round, group in groupby(things, key=lambda one: one.row.ask.round):
        held = list(group)
        yield Part(round, [one for one in held if one.form], [one for one in held if not one.form])


def answered(row: AskRow) -> bool:
    """Whether a report stands, in review or accepted."""
    return row.report is not None and row.report.state in STANDING


def form_for(ask: Ask, on: date, *given: Any) -> AnswerForm:
    """The form of one ask."""
    return AnswerForm(asked_by_ask([ask], on)[ask.pk], *given)


def submit(acting: Callable[[], Act], form: AnswerForm, unchanged: bool) -> bool:
    """Hands one answer in; False where it was refused, and the form says why."""
    ask = form.asked.ask
    if not unchanged and not form.is_valid():
        return False
    act = acting()
    try:
        row = Row(ask.pk, unchanged=True) if unchanged else form.row(_proofs(act, form))
    except Invalid as refusal:
        for reason in refusal.reasons:
            form.add_error("proof", reason)
        return False
    form.full_clean()
    return form.attempt(lambda: submit_reports(act, ask.round, ask.unit, [row])) is not None


def _proofs(act: Act, form: AnswerForm) -> tuple[Attached, ...]:
    proof = form.cleaned_data["proof"]
    return attach(act, form.asked.ask.round.region, [proof]) if proof else ()
