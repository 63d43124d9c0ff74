"""What must hold of the tree of units: everything belongs to something that is there, and nothing to itself."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core import clock
from luoshi.core.registry import register_check
from luoshi.organizations.checks import RESTORE, chain_up
from luoshi.organizations.queries import units_on


@register_check(
    "organizations.tree",
    gettext_lazy("A unit belongs to one that is there today, and never to itself over others."),
    RESTORE,
)
def units_in_a_tree(full: bool) -> Iterator[str]:
    parents = dict(units_on(clock.today()).values_list("unit", "parent"))
    for unit, parent in sorted(parents.items()):
        if parent is not None and parent not in parents:
            yield _("unit %(unit)s belongs to unit %(parent)s, which is not there") % {"unit": unit, "parent": parent}
        elif parent is not None and unit in chain_up(parent, parents):
            yield _("unit %(unit)s belongs to itself over unit %(parent)s") % {"unit": unit, "parent": parent}
