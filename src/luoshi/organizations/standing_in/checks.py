"""What must hold where somebody stands in for another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core import clock
from luoshi.core.dates import local_day
from luoshi.core.registry import register_check
from luoshi.organizations.models import Holding
from luoshi.organizations.reach import on_day
from luoshi.organizations.standing_in.hands import Hands, pairs
from luoshi.organizations.standing_in.models import Delegation
from luoshi.organizations.states import ADMINISTRATORS


@register_check(
    "organizations.delegations",
    gettext_lazy(
        "Nobody stands in for himself, for or as an administrator, or together with another for the same holder."
    ),
    gettext_lazy("End the delegation as security administrator, and compare the log: no act allows this."),
)
def lent_as_allowed(full: bool) -> Iterator[str]:
    rows = Delegation.objects.filter(ended_at=None).select_related("holding__post", "delegate")
    ordered = list(rows.order_by("holding", "valid_from", "pk"))
    for one in ordered:
        if one.delegate_id == one.holding.user_id or one.holding.post.role in ADMINISTRATORS:
            yield _("delegation %(id)s lends a post to its own holder, or an administrator's post") % {"id": one.pk}
    for one, following in pairwise(ordered):
        if one.holding_id == following.holding_id and following.valid_from < one.valid_to:
            yield _("two people stand in for holding %(id)s from %(day)s") % {
                "id": one.holding_id,
                "day": following.valid_from,
            }
    yield from _lent_to_administrators()


def _lent_to_administrators() -> Iterator[str]:
    today = clock.today()
    administering = Holding.objects.filter(on_day(today), post__role__in=ADMINISTRATORS).values("user")
    for one in Delegation.objects.filter(on_day(today), ended_at=None, delegate__in=administering).order_by("pk"):
        yield _("delegation %(id)s lends a post to an administrator") % {"id": one.pk}


@register_check(
    "organizations.another-hand",
    gettext_lazy("Nobody has decided on his own work, nor on that of a person for whom one of both stood in."),
    gettext_lazy("Have somebody else look at what is named, and compare the log: no act allows this."),
)
def decided_by_another_hand(full: bool) -> Iterator[str]:
    people = frozenset(Delegation.objects.values_list("delegate", flat=True))
    hands = Hands(people)
    for room in pairs if people else ():
        for pair in room(people):
            if hands.decided_alone(pair) and pair.decided_at:
                yield _("%(what)s: who decided on %(day)s is no other hand than who did it") % {
                    "what": pair.what,
                    "day": local_day(pair.decided_at),
                }
