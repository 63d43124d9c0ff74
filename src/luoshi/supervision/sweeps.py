"""What time brings: the rules look at what is missing, and proposals whose facts are gone are taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from itertools import chain, islice
from typing import Any

from django.utils import timezone

from luoshi.core.acts import Act
from luoshi.core.registry import Sweep, sweeps
from luoshi.dispatch.models import Round
from luoshi.organizations.models import Unit
from luoshi.organizations.queries import units_on
from luoshi.organizations.states import UnitKind
from luoshi.supervision import actions
from luoshi.supervision.addressees import is_on_ladder
from luoshi.supervision.finding import Fact, Key, counted, missing_on
from luoshi.supervision.ladder import propose
from luoshi.supervision.models import Proposal
from luoshi.supervision.rulebook import rules
from luoshi.supervision.states import UNDECIDED

BATCH = 100
EVERY_MINUTES = 10

Change = Callable[[Act], Any]


def look(now: datetime) -> int:
    """Proposes and takes back, at most a batch; how many proposals changed."""
    on = timezone.localdate(now)
    missing = missing_on(on)
    changes = list(islice(chain(_new(missing, on), _gone(missing)), BATCH))
    for change in changes:
        change(Act(None, "", now, "sweep"))
    return len(changes)


def _new(missing: dict[Key, list[Fact]], on: date) -> Iterator[Change]:
    facts = counted(missing)
    known = set(Proposal.objects.filter(fact_key__in=[one.key for one in facts]).values_list("rule", "fact_key"))
    proposed = propose(facts, rules(), known)
    rounds = Round.objects.in_bulk({one.facts.round for one in proposed})
    units = Unit.objects.in_bulk({one.facts.unit for one in proposed})
    kinds = dict(units_on(on).filter(unit__in=units).values_list("unit", "kind"))
    for one in proposed:
        unit, round = one.facts.unit, one.facts.round
        if not is_on_ladder(kinds.get(unit, UnitKind.UNCONFIRMED)):
            continue
        yield partial(actions.propose, round=rounds[round], unit=units[unit], rule=one.rule, facts=missing[unit, round])


def _gone(missing: dict[Key, list[Fact]]) -> Iterator[Change]:
    for proposal in Proposal.objects.filter(state__in=UNDECIDED).order_by("pk"):
        if (proposal.unit_id, proposal.round_id) not in missing:
            yield partial(actions.overtake, proposal=proposal)


sweeps.add("supervision.look", Sweep("supervision.look", EVERY_MINUTES, look))
