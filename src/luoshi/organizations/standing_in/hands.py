"""Another hand is another natural person: a delegate counts as himself and as everybody for whom he stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from luoshi.core.acts import Act
from luoshi.core.registry import Registry
from luoshi.organizations.standing_in.models import Delegation


@dataclass(frozen=True)
class Pair:
    """Something that one person did and another person decided on."""

    what: str
    doer: int | None
    done_at: datetime
    decider: int | None
    decided_at: datetime | None


#: What the rooms know of pairs: `(people) -> pairs` in which one of these people is the doer or the decider.
pairs: Registry[Callable[[frozenset[int]], Iterable[Pair]]] = Registry()


class Hands:
    """Whose hands some people were at any moment, read in one query."""

    def __init__(self, people: Iterable[int]) -> None:
        rows = Delegation.objects.filter(delegate__in=set(people)).select_related("holding").order_by("pk")
        self._rows: dict[int, list[Delegation]] = {}
        for row in rows:
            self._rows.setdefault(row.delegate_id, []).append(row)

    def of(self, person: int, at: datetime) -> frozenset[int]:
        """The person, and everybody for whom he stood in at a moment."""
        lent = (row.holding.user_id for row in self._rows.get(person, ()) if row.holds(at))
        return frozenset({person, *lent})

    def are_one(self, one: int, at: datetime, other: int, other_at: datetime) -> bool:
        """Whether what two people did at two moments is the work of one hand."""
        return not self.of(one, at).isdisjoint(self.of(other, other_at))

    def decided_alone(self, pair: Pair) -> bool:
        """Whether who decided is no other hand than who did it."""
        if pair.doer is None or pair.decider is None or pair.decided_at is None:
            return False
        return self.are_one(pair.doer, pair.done_at, pair.decider, pair.decided_at)


def own_work(act: Act, done: Iterable[tuple[int | None, datetime]]) -> Iterator[bool]:
    """For each (who did it, when): is it the work of who acts now? The installation itself is nobody's other hand."""
    done = list(done)
    if act.actor_id is None:
        return iter([True] * len(done))
    actor = act.actor_id
    hands = Hands({actor, *(doer for doer, _at in done if doer is not None)})
    return iter([doer is None or hands.are_one(doer, at, actor, act.at) for doer, at in done])


def is_own_work(act: Act, doer: int | None, at: datetime) -> bool:
    """Whether something that was done is the work of who acts now, or of somebody for whom one of both stood in."""
    return next(own_work(act, [(doer, at)]))
