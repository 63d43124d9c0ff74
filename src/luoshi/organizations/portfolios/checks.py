"""What must hold of portfolios."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core import clock
from luoshi.core.registry import register_check
from luoshi.organizations.portfolios.models import Portfolio
from luoshi.organizations.queries import units_on
from luoshi.organizations.states import Role


@register_check(
    "organizations.portfolios",
    gettext_lazy("Only leaders are in charge of units, and of such as there are today."),
    gettext_lazy("Set the leader's units anew as supervision office, and compare the log: no act allows this."),
)
def of_leaders_and_of_units(full: bool) -> Iterator[str]:
    there = units_on(clock.today()).order_by().values("unit")
    for row in Portfolio.objects.filter(valid_to__isnull=True).exclude(unit__in=there).order_by("pk"):
        yield _("post %(post)s is in charge of unit %(unit)s, which has ended") % {
            "post": row.post_id,
            "unit": row.unit_id,
        }
    for row in Portfolio.objects.exclude(post__role=Role.LEADER).order_by("pk"):
        yield _("post %(post)s is no leader's and is in charge of unit %(unit)s") % {
            "post": row.post_id,
            "unit": row.unit_id,
        }
