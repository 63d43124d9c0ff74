"""Asks with what is needed to answer them, of many asks in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from luoshi.dispatch.carrying.rolling import rolled_up
from luoshi.dispatch.carrying.taking_over import proposed_for
from luoshi.dispatch.facts import aims_of
from luoshi.dispatch.lights.rules import load
from luoshi.dispatch.models import Ask, Measurement
from luoshi.dispatch.queries import rule_set_on
from luoshi.dispatch.references import references_of
from luoshi.dispatch.reports import Asked
from luoshi.dispatch.year_end.twins import grown_beside
from luoshi.ledger.models import Target
from luoshi.organizations.heirs import whole_heirs


def asked_by_ask(asks: Iterable[Ask], on: date) -> dict[int, Asked]:
    """Asks (with their rounds) ready to be answered on a day, by their ids."""
    asks = list(asks)
    rule_set = rule_set_on(on)
    if not asks or rule_set is None:
        return {}
    aims = aims_of({ask.task_id for ask in asks}, on)
    covered, heirs = _covered(asks), whole_heirs(on)
    last = _accepted(asks, heirs)
    compared = references_of(target.pk for targets in covered.values() for target in targets)
    twins = grown_beside(asks, covered)
    rolled = rolled_up({ask.task_id for ask in asks}, on)
    return {
        ask.pk: Asked(
            ask,
            {target.pk: target for target in covered[ask.pk]},
            aims[ask.task_id],
            {row.target_id: row for row in last[ask.unit_id] if row.period_end < ask.round.period_end},
            load(rule_set.body),
            {pk: one for (pk, ends), one in compared.items() if ends == ask.round.period_end},
            proposed_for(rolled.get(ask.task_id), covered[ask.pk], ask.round.period_end),
            twins.get(ask.pk, {}),
            frozenset({ask.unit_id, *(old for old, heir in heirs.items() if heir == ask.unit_id)}),
        )
        for ask in asks
    }


def _covered(asks: list[Ask]) -> dict[int, list[Target]]:
    """The targets of which each ask wants to hear: its own, or all of the task that nobody else is asked for."""
    tasks = {ask.task_id for ask in asks}
    apart = Ask.objects.filter(round__in={ask.round_id for ask in asks}, task__in=tasks, target__isnull=False)
    elsewhere = set(apart.values_list("round", "target"))
    targets = list(Target.objects.filter(task__in=tasks).select_related("task").order_by("task", "no"))
    return {
        ask.pk: [
            one
            for one in targets
            if one.pk == ask.target_id
            or (ask.target_id is None and one.task_id == ask.task_id and (ask.round_id, one.pk) not in elsewhere)
        ]
        for ask in asks
    }


def _accepted(asks: list[Ask], heirs: Mapping[int, int]) -> dict[int, list[Measurement]]:
    """The accepted values of the tasks' targets by unit, or by the heir of all its work, the oldest first."""
    units = {ask.unit_id for ask in asks}
    rows = Measurement.objects.filter(
        target__task__in={ask.task_id for ask in asks},
        unit__in=units | {old for old, heir in heirs.items() if heir in units},
        accepted_at__isnull=False,
    )
    by_unit: dict[int, list[Measurement]] = defaultdict(list)
    for row in rows.order_by("period_end"):
        by_unit[heirs.get(row.unit_id, row.unit_id)].append(row)
    return by_unit
