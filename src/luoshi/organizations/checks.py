"""What must hold among organizations; each breach is a sentence that names the place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from stdnum.cn import uscc as social_credit

from luoshi.core import clock
from luoshi.core.registry import register_check
from luoshi.organizations.actions.people import apart
from luoshi.organizations.models import Dated, Holding, RegionSpan, RegionVersion, Unit, UnitVersion
from luoshi.organizations.queries import units_on
from luoshi.organizations.reach import on_day

D = TypeVar("D", bound=Dated)

RESTORE = gettext_lazy("Restore the table from the last good backup: only the acts of organizations write it.")


@register_check(
    "organizations.closure", gettext_lazy("Today's region closure is the one that today's region tree gives."), RESTORE
)
def closure_fits(full: bool) -> Iterator[str]:
    today = clock.today()
    parents = dict(RegionVersion.objects.filter(on_day(today)).values_list("region", "parent"))
    wanted = {(ancestor, region) for region in parents for ancestor in chain_up(region, parents)}
    kept = Counter(RegionSpan.objects.filter(on_day(today)).values_list("ancestor", "region"))
    for ancestor, region in sorted(wanted - kept.keys()):
        yield _("region %(region)s lies in region %(ancestor)s, but the closure does not say so") % {
            "region": region,
            "ancestor": ancestor,
        }
    for ancestor, region in sorted(kept.keys() - wanted):
        yield _("the closure says that region %(region)s lies in region %(ancestor)s, but the tree does not") % {
            "region": region,
            "ancestor": ancestor,
        }
    for ancestor, region in sorted(pair for pair, times in kept.items() if times > 1):
        yield _("the closure says twice that region %(region)s lies in region %(ancestor)s") % {
            "region": region,
            "ancestor": ancestor,
        }


def chain_up(region: int, parents: Mapping[int, int | None]) -> Iterator[int]:
    """A region and all above it; a ring in the tree ends where it began."""
    seen: set[int] = set()
    step: int | None = region
    while step is not None and step not in seen:
        seen.add(step)
        yield step
        step = parents.get(step)


@register_check(
    "organizations.versions",
    gettext_lazy(
        "Every unit that has no heir has a version today; no two versions of a unit or a region hold on the same day."
    ),
    RESTORE,
)
def versions_tile(full: bool) -> Iterator[str]:
    today = clock.today()
    begun = Unit.objects.filter(versions__valid_from__lte=today, heirs__isnull=True).distinct()
    for pk in begun.exclude(pk__in=units_on(today).values("unit")).values_list("pk", flat=True):
        yield _("unit %(unit)s has no version for today") % {"unit": pk}
    for version in _overlapping(UnitVersion.objects.order_by("unit", "valid_from", "pk"), "unit_id"):
        yield _("unit %(unit)s has two versions from %(day)s") % {"unit": version.unit_id, "day": version.valid_from}
    for place in _overlapping(RegionVersion.objects.order_by("region", "valid_from"), "region_id"):
        yield _("region %(region)s has two versions from %(day)s") % {
            "region": place.region_id,
            "day": place.valid_from,
        }


def _overlapping(rows: Iterable[D], owner: str) -> Iterator[D]:
    """Among rows sorted by owner and first day: those that begin before the one before has ended."""
    last: D | None = None
    for row in rows:
        same = last is not None and getattr(last, owner) == getattr(row, owner)
        if same and last is not None and (last.valid_to is None or last.valid_to > row.valid_from):
            yield row
        last = row


@register_check(
    "organizations.holders",
    gettext_lazy("A post has one holder at a time."),
    gettext_lazy("End one of the two holdings as security administrator, and compare the log: no act allows this."),
)
def one_holder(full: bool) -> Iterator[str]:
    for holding in _overlapping(Holding.objects.select_related("post").order_by("post", "valid_from"), "post_id"):
        yield _("post %(post)s “%(title)s” has two holders from %(day)s") % {
            "post": holding.post_id,
            "title": holding.post.title,
            "day": holding.valid_from,
        }


@register_check(
    "organizations.apart",
    gettext_lazy("The three administrators are apart: none of them holds another role."),
    gettext_lazy("End the other holding as security administrator, and give it to another account."),
)
def administrators_apart(full: bool) -> Iterator[str]:
    roles: dict[tuple[int, str], set[str]] = defaultdict(set)
    today = clock.today()
    rows = Holding.objects.filter(on_day(today)).order_by("pk").values_list("user", "user__name", "post__role")
    for user, name, role in rows:
        roles[user, name].add(role)
    for (user, name), held in roles.items():
        if not apart(held):
            yield _("person %(user)s “%(name)s” holds the roles %(roles)s") % {
                "user": user,
                "name": name,
                "roles": ", ".join(sorted(held)),
            }


@register_check(
    "organizations.uscc",
    gettext_lazy("Every unified social credit code has a right check character."),
    gettext_lazy("Compare the code with the unit's certificate and have the system administrator correct it."),
)
def codes_right(full: bool) -> Iterator[str]:
    for pk, code in Unit.objects.exclude(uscc="").order_by("pk").values_list("pk", "uscc"):
        if not social_credit.is_valid(code):
            yield _("unit %(unit)s has the code %(code)s, whose check character is wrong") % {"unit": pk, "code": code}


@register_check(
    "organizations.inactive",
    gettext_lazy("Nobody whose account is closed holds a post."),
    gettext_lazy("End the holding as security administrator."),
)
def holders_active(full: bool) -> Iterator[str]:
    held = Holding.objects.filter(on_day(clock.today()), user__is_active=False).select_related("user", "post")
    for holding in held.order_by("pk"):
        yield _("post %(post)s “%(title)s” is held by %(name)s, whose account is closed") % {
            "post": holding.post_id,
            "title": holding.post.title,
            "name": holding.user.name,
        }
