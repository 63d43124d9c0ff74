"""What a table would report before anything is: problems by cell, what stands beside it, and what is chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.core.acts import Act
from luoshi.core.errors import Conflict, Forbidden, Invalid
from luoshi.dispatch.actions import submit_reports
from luoshi.dispatch.answer_forms import AnswerForm
from luoshi.dispatch.asked import asked_by_ask
from luoshi.dispatch.drafts import drafts_by_ask, keep
from luoshi.dispatch.fitness import reasons_against
from luoshi.dispatch.models import Draft, Round
from luoshi.dispatch.offline.reading import Answer, Brought, trouble_at
from luoshi.dispatch.queries import asked_of, still_asked
from luoshi.dispatch.reports import Asked, Row
from luoshi.dispatch.rules import ASKS
from luoshi.organizations.reach import Reach

SALT = "luoshi.dispatch.offline"
A_DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Line:
    """One answer of the table: what it says, what is wrong with it, and the draft of the page that says otherwise."""

    answer: Answer
    says: list[tuple[str, str]]
    problems: list[str]
    other: list[tuple[str, str]]  # what stands in the draft of the page, where that differs


def waiting_in(reach: Reach, round: Round, on: date) -> dict[int, Asked]:
    """What a person may still answer in a round. Raises Forbidden for who reports for nobody."""
    if not ASKS.is_held("report", reach):
        raise Forbidden(ASKS.refusals["report"])
    return asked_by_ask(still_asked(asked_of(reach).filter(round=round)).order_by("unit", "task__no", "pk"), on)


def lines_of(found: Brought, user: int | None) -> list[Line]:
    """The answers of a table, each with its problems and with the draft that says something else."""
    drafts = drafts_by_ask(user, (one.asked.ask for one in found.answers))
    return [_line(one, drafts.get(one.asked.ask.pk)) for one in found.answers]


def _line(answer: Answer, draft: Draft | None) -> Line:
    differs = draft is not None and _told(draft.body) != _told(answer.body)
    other = _in_words(answer.asked, draft.body) if draft and differs else []
    return Line(answer, _in_words(answer.asked, answer.body), list(_problems(answer)), other)


def _told(body: Mapping[str, str]) -> dict[str, str]:
    return {name: text.strip() for name, text in body.items() if text.strip()}


def _in_words(asked: Asked, body: Mapping[str, str]) -> list[tuple[str, str]]:
    """The fields of an answer with their labels, as a person reads them."""
    form = AnswerForm(asked)
    said = [(str(form.fields[name].label), text) for name, text in body.items() if name in form.fields]
    return said + ([(_("No change this month"), "✓")] if "unchanged" in body else [])


def _problems(answer: Answer) -> Iterable[str]:
    """Every reason why an answer cannot be reported as it stands, at its cell where it has one."""
    yield from map(str, answer.troubles.values())
    form = AnswerForm(answer.asked, answer.body)
    if "unchanged" not in answer.body and not form.is_valid():
        yield from _wrong_fields(answer, form)
    elif not answer.troubles:
        yield from reasons_against(answer.asked, row_of(form, answer.body))


def _wrong_fields(answer: Answer, form: AnswerForm) -> Iterable[str]:
    for name, reasons in form.errors.items():
        if name not in answer.troubles:
            yield from (str(trouble_at(answer, name, why) or f"{form.fields[name].label}: {why}") for why in reasons)


def row_of(form: AnswerForm, body: Mapping[str, str]) -> Row:
    """The answer in a body that the form takes."""
    return Row(form.asked.ask.pk, unchanged=True) if "unchanged" in body else form.row(())


def sealed(lines: Iterable[Line]) -> str:
    """The answers as they were looked at, so that what is confirmed is what was seen."""
    kept = {str(one.answer.asked.ask.pk): [one.answer.body, not one.problems] for one in lines}
    return signing.dumps(kept, salt=SALT, compress=True)


@dataclass(frozen=True)
class Sent:
    """How many answers of a table were reported, and how many lie as drafts on the page."""

    reported: int
    kept: int


def send(act: Act, round: Round, seal: str, chosen: Collection[str]) -> Sent:
    """Reports what was looked at and is fit, keeps the rest as drafts; `chosen` go before the drafts of the page."""
    asked = waiting_in(act.reach, round, timezone.localdate(act.at))
    answers = {int(pk): kept for pk, kept in _opened(seal).items() if int(pk) in asked}
    if not answers:
        raise Conflict(_("All of this was reported in the meantime."))
    drafts = drafts_by_ask(act.actor_id, (asked[pk].ask for pk in answers))
    going = {pk: kept for pk, kept in answers.items() if str(pk) in chosen or _same(drafts.get(pk), kept[0])}
    fit, unfit = ({pk: body for pk, (body, is_fit) in going.items() if is_fit == wanted} for wanted in (True, False))
    _report(act, round, asked, fit)
    _keep(act.person, asked, unfit, act.at)
    return Sent(len(fit), len(unfit))


def _same(draft: Draft | None, body: Mapping[str, str]) -> bool:
    """Whether no draft of the page says otherwise."""
    return draft is None or _told(draft.body) == _told(body)


def _opened(seal: str) -> dict[str, Any]:
    try:
        return dict(signing.loads(seal, salt=SALT, max_age=A_DAY))
    except signing.BadSignature as wrong:
        raise Invalid(_("This was looked at too long ago. Upload the table again.")) from wrong


def _report(act: Act, round: Round, asked: Mapping[int, Asked], fit: Mapping[int, dict[str, str]]) -> None:
    """One act for each unit, each with a key of its own."""
    ordered = sorted((asked[pk] for pk in fit), key=lambda one: one.ask.unit_id)
    for unit, group in groupby(ordered, key=lambda one: one.ask.unit_id):
        mine = list(group)
        rows = [_row(one, fit[one.ask.pk]) for one in mine]
        submit_reports(replace(act, key=f"{act.key[:40]}:{unit}"), round, mine[0].ask.unit, rows)


def _row(asked: Asked, body: dict[str, str]) -> Row:
    form = AnswerForm(asked, body)
    form.is_valid()
    return row_of(form, body)


def _keep(user: int, asked: Mapping[int, Asked], unfit: Mapping[int, dict[str, str]], at: datetime) -> None:
    for pk, body in unfit.items():
        keep(user, asked[pk].ask, body, None, at)
