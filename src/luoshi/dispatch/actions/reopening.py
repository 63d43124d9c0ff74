"""A closed round takes a late report by exception (逾期补报): wished for with a reason, granted by another hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.dates import in_words, local_day
from luoshi.core.errors import At, Conflict, Forbidden, Invalid
from luoshi.dispatch.actions.telling import facts_to_tell
from luoshi.dispatch.models import Ask, Reopening, Round
from luoshi.dispatch.queries import hold
from luoshi.dispatch.reopening.limits import latest_day, version
from luoshi.dispatch.reopening.queries import obstacles_to, wished_before
from luoshi.dispatch.rules import ASKS
from luoshi.dispatch.rules import REOPENINGS as RULES
from luoshi.dispatch.states import ReopeningState
from luoshi.ledger.models import Plan
from luoshi.organizations.heirs import successors
from luoshi.organizations.standing_in.hands import is_own_work
from luoshi.organizations.telling import heads_and_liaisons, offices_in
from luoshi.records.log import Log, act


@act("dispatch.ask_to_reopen")
def ask_to_reopen(log: Log, ask: Ask, reason: str) -> Reopening:
    """Asks that one thing a closed round asked may be reported late: the unit itself, or the office offers it.

    Raises Conflict with every reason why it cannot be: nothing is missing, too late, too many, figures published.
    """
    ASKS.answer("reopen", log.act.reach, ask).require()
    if not reason.strip():
        raise Invalid(_("Say why it was not reported in time: the reason stands beside the late report."))
    hold(ask.round)
    if reasons := [*wished_before(ask), *obstacles_to(ask, timezone.localdate(log.act.at))]:
        raise Conflict(*reasons)
    entry = log.entry()
    entry.note(task=ask.task_id, unit=ask.unit_id, reason=reason.strip())
    offered = not ASKS.answer("report", log.act.reach, ask)
    wished = {"reason": reason.strip(), "wished_by_id": log.act.person, "wished_at": log.act.at}
    reopening = entry.add(Reopening(ask=ask, offered=offered, rule_version=version(), **wished))
    if heir := successors(timezone.localdate(log.act.at)).get(ask.unit_id):  # the unit of then is no more
        entry.change(ask, unit_id=heir)
    _tell_office(log, reopening)
    return reopening


@act("dispatch.decide_reopening")
def decide_reopening(
    log: Log, reopening: Reopening, grant: bool, remark: str, open_until: date | None = None
) -> Reopening:
    """Grants a late report until a day, or refuses it, by another hand and with the reason; the unit is told.

    What is reported then stays late, as what is missing stays in every denominator.
    """
    RULES.answer("decide", log.act.reach, reopening).require()
    if is_own_work(log.act, reopening.wished_by_id, reopening.wished_at):
        raise Forbidden(_("You asked for this yourself; another person of the office decides on it."))
    on = timezone.localdate(log.act.at)
    _refuse_unfit(reopening.ask.round, grant, remark, open_until, on)
    if grant:
        Plan.objects.select_for_update(no_key=True).get(pk=reopening.ask.round.plan_id)  # one after the other: a limit
        if reasons := list(obstacles_to(reopening.ask, local_day(reopening.wished_at))):
            raise Conflict(*reasons)
    entry = log.entry(reopening)
    entry.note(task=reopening.ask.task_id, unit=reopening.ask.unit_id, reason=remark.strip())
    entry.change(
        reopening,
        state=ReopeningState.GRANTED if grant else ReopeningState.REFUSED,
        decided_by_id=log.act.person,
        decided_at=log.act.at,
        remark=remark.strip(),
        open_until=open_until if grant else None,
    )
    _tell_unit(log, reopening)
    return reopening


def _refuse_unfit(round: Round, grant: bool, remark: str, open_until: date | None, on: date) -> None:
    problems: list[str] = []
    if not remark.strip():
        problems.append(At("remark", _("Say why it is granted or refused; the unit reads it.")))
    last = latest_day(round, on)
    if grant and (open_until is None or not on <= open_until <= last):
        why = _("Say until which day it is open, from today to %(day)s at the latest.")
        problems.append(At("open_until", why % {"day": in_words(last)}))
    if problems:
        raise Invalid(*problems)


def _told(reopening: Reopening) -> dict[str, Any]:
    return {"task": reopening.ask.task.title, "month": facts_to_tell(reopening.ask.round)["month"]}


def _tell_office(log: Log, reopening: Reopening) -> None:
    region, on = reopening.ask.round.region_id, timezone.localdate(log.act.at)
    log.notify_all(
        (one for one in offices_in(region, on) if one.pk != reopening.wished_by_id),
        f"dispatch.wished:{reopening.pk}",
        gettext_noop("A late report on “%(task)s”, %(month)s, is asked for: %(reason)s"),
        reverse("dispatch:reopening", args=[reopening.pk]),
        reason=reopening.reason,
        **_told(reopening),
    )


def _tell_unit(log: Log, reopening: Reopening) -> None:
    """Who heads the unit or reports for it, and who asked."""
    seats = heads_and_liaisons([reopening.ask.unit_id], timezone.localdate(log.act.at))
    people = {one.pk: one for one in [*(seat.user for seat in seats), reopening.wished_by]}
    address = reverse("dispatch:reopening", args=[reopening.pk])
    told, key = {"remark": reopening.remark, **_told(reopening)}, f"dispatch.reopened:{reopening.pk}"
    if reopening.open_until is None:
        log.notify_all(
            people.values(),
            key,
            gettext_noop("The late report on “%(task)s”, %(month)s, was refused: %(remark)s"),
            address,
            **told,
        )
        return
    log.notify_all(
        people.values(),
        key,
        gettext_noop("You may report on “%(task)s”, %(month)s, late until %(day)s: %(remark)s"),
        address,
        day=reopening.open_until.isoformat(),
        **told,
    )
