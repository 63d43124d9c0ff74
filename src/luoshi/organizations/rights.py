"""Rights by role and place: a room's RULES are rows, and both the answer and the query come from them.

Places: `all` (the installation), `region` (the region of a post), `below` and `above` (regions under and
over it), `unit` (units in which the role is held), `portfolio` (units of which a leader is in charge, wherever
they are; found where the unit is, unless said otherwise), `handed_down` (the region of a post, of what a region above
has handed down to it), `member` (bodies in which the post or its unit sits, found where the unit is), `own` (the
person himself, whatever he holds).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luoshi.core.errors import Answer, Conflict, Forbidden, Unknown
from luoshi.organizations.reach import Reach

M = TypeVar("M", bound=models.Model)

SEE = "see"
NONE = Q(pk__in=[])
#: Places that are units, found where a unit is unless a room says otherwise.
AS_UNIT = ("portfolio", "member")
ALL = ~NONE  # an empty Q would vanish from a disjunction instead of making it true


@dataclass(frozen=True)
class Rule:
    """Whoever holds `role` at `place` may do `act` while the thing is in one of `states` (empty: any)."""

    act: str
    role: str
    place: str
    states: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rules(Generic[M]):
    """The rules over one model.

    `places` says where a thing is, as ORM paths by place (`{"region": "plan__region"}`); `refusals` has
    for each act the sentence for those who may see but not act, and `not_now` the sentence with the
    next step for a state that forbids it.
    """

    model: type[M]
    places: Mapping[str, str]
    rows: Sequence[Rule]
    refusals: Mapping[str, Any]
    not_now: Mapping[str, Any]

    def answer(self, act: str, reach: Reach | None, thing: M) -> Answer:
        """May this be done to this thing? A stranger is answered as if it did not exist."""
        if reach is None:  # the installation itself
            return self._now(act, self._rows(act), thing)
        if not any(self._fits(rule, thing) for rule in self._held(SEE, reach, thing)):
            return Answer(Unknown())
        held = self._held(act, reach, thing)
        if not held:
            return Answer(self._forbidden(act))
        return self._now(act, held, thing)

    def anywhere(self, act: str, reach: Reach | None) -> Answer:
        """May this be done about nothing in particular yet: a first one, a new one?"""
        roles = None if reach is None else reach.roles()
        if roles is None or any(rule.role in roles for rule in self._rows(act) if rule.place == "all"):
            return Answer()
        return Answer(self._forbidden(act))

    def is_held(self, act: str, reach: Reach | None) -> bool:
        """Whether the posts of a person include this act somewhere, so that it is worth offering."""
        return reach is None or any(rule.role in reach.roles() for rule in self._rows(act))

    def query(self, act: str, reach: Reach | None) -> Q:
        """The same rows as a condition on the model; false for who reaches nothing."""
        if reach is None:
            return Q()
        anything = NONE
        for rule in self._rows(act):
            condition = self._condition(rule, reach)
            if rule.states:
                condition &= Q(state__in=rule.states)
            anything |= condition
        return anything

    def visible(self, reach: Reach | None) -> models.QuerySet[M]:
        """The things that may be seen, each once."""
        return self.model._default_manager.filter(self.query(SEE, reach))

    def _rows(self, act: str) -> list[Rule]:
        return [rule for rule in self.rows if rule.act == act]

    def _held(self, act: str, reach: Reach, thing: M) -> list[Rule]:
        return [rule for rule in self._rows(act) if self._reaches(rule, reach, thing)]

    def _now(self, act: str, rows: Iterable[Rule], thing: M) -> Answer:
        if any(self._fits(rule, thing) for rule in rows):
            return Answer()
        return Answer(Conflict(self.not_now.get(act, _("The state of this does not allow it."))))

    def _fits(self, rule: Rule, thing: M) -> bool:
        return not rule.states or getattr(thing, "state", None) in rule.states

    def _forbidden(self, act: str) -> Forbidden:
        return Forbidden(self.refusals.get(act, _("Your post does not include this.")))

    def _wanted(self, rule: Rule, reach: Reach) -> frozenset[int]:
        if rule.place == "own":
            return frozenset() if reach.user is None else frozenset({reach.user})
        by_role: dict[str, Callable[[str], frozenset[int]]] = {
            "region": reach.regions,
            "handed_down": reach.regions,
            "below": reach.regions_below,
            "above": reach.regions_above,
            "unit": reach.units,
            "portfolio": reach.portfolio_units,
            "member": reach.bodies,
        }
        return by_role[rule.place](rule.role)

    def _path(self, place: str) -> str:
        """Where a thing is; who is in charge of a unit or sits in a body finds its things where it does itself."""
        return self.places[place if place in self.places or place not in AS_UNIT else "unit"]

    def _reaches(self, rule: Rule, reach: Reach, thing: M) -> bool:
        if rule.place == "all":
            return rule.role in reach.roles()
        wanted = self._wanted(rule, reach)
        return bool(wanted) and bool(wanted & values_at(thing, self._path(rule.place)))

    def _condition(self, rule: Rule, reach: Reach) -> Q:
        if rule.place == "all":
            return ALL if rule.role in reach.roles() else NONE
        wanted, path = self._wanted(rule, reach), self._path(rule.place)
        if not wanted:
            return NONE
        there = Q(**{f"{path}__in": wanted})
        # A join that gives a thing several times would make every list and count sort out the doubles.
        return Q(pk__in=self.model._default_manager.filter(there).values("pk")) if many_at(self.model, path) else there


def many_at(model: type[models.Model], path: str) -> bool:
    """Whether an ORM path leads from one row of the model to several."""
    first, _sep, rest = path.partition("__")
    if first == "pk":
        return False
    field = model._meta.get_field(first)
    if field.one_to_many or field.many_to_many:
        return True
    return bool(rest and field.related_model and many_at(field.related_model, rest))


def values_at(thing: models.Model, path: str) -> frozenset[int]:
    """The ids that an ORM path leads to from one row (several through a many-valued step)."""
    if path == "pk":
        return frozenset({thing.pk})
    first, _sep, rest = path.partition("__")
    step = getattr(thing, first) if rest or not hasattr(thing, f"{first}_id") else getattr(thing, f"{first}_id")
    if isinstance(step, models.Manager):
        return frozenset().union(*(values_at(one, rest or "pk") for one in step.all()))
    if isinstance(step, models.Model):
        return values_at(step, rest or "pk")
    return frozenset() if step is None else frozenset({step})
