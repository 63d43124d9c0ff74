"""How the ledger's facts are said: `{% load ledger %}`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import template

from luoshi.core.figures import in_figures
from luoshi.documents.templatetags.reading import comparator
from luoshi.ledger.kinds import missing_in
from luoshi.ledger.models import Responsibility, Target, TargetVersion
from luoshi.ledger.nodes import Node, nodes_of
from luoshi.ledger.states import ResponsibilityRole, TargetKind

register = template.Library()

ORDER = {role: place for place, role in enumerate(ResponsibilityRole)}


@register.filter
def by_role(held: Iterable[Responsibility]) -> list[Responsibility]:
    """Responsibilities from the main lead down to the leaders in charge, each role in the document's order."""
    return sorted(held, key=lambda one: (ORDER[ResponsibilityRole(one.role)], one.no))


@register.filter
def at(names: Mapping[int, str], key: int) -> str:
    return names.get(key, "")


@register.filter
def asked(version: TargetVersion) -> str:
    """What a version asks: at least 20, at most 1.9, 35."""
    return f"{comparator(version.comparator)} {in_figures(version.amount)}".strip()


@register.filter
def missing(target: Target, version: TargetVersion) -> list[str]:
    """What a target lacks to be judged (msgids)."""
    return missing_in(TargetKind(target.kind), version)


@register.filter
def nodes(version: TargetVersion) -> list[Node]:
    """What must stand by which day."""
    return nodes_of(version)


@register.filter
def main_led(held: Iterable[Responsibility]) -> bool:
    """Whether one unit leads the whole task."""
    return any(one.role == ResponsibilityRole.MAIN for one in held)
