"""How the ledger's facts are said: `{% load ledger %}`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from django import template
from django.forms import BoundField, CheckboxInput
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luoshi.core.cells import cells_under, markup
from luoshi.core.figures import in_figures
from luoshi.core.registry import Column
from luoshi.documents.templatetags.reading import comparator
from luoshi.ledger.columns import Row, carried_mark
from luoshi.ledger.kinds import missing_in
from luoshi.ledger.models import Responsibility, Target, TargetVersion, Task
from luoshi.ledger.nodes import Node, nodes_of
from luoshi.ledger.states import ResponsibilityRole, TargetKind

register = template.Library()

ORDER = {role: place for place, role in enumerate(ResponsibilityRole)}


#: The cell by which a row is ticked.
TICK = (
    '<tr><td class="tick"><label><input type="checkbox" name="task" value="{}" form="ticked" data-tick>'
    '<span class="unseen">{}</span></label></td>{}</tr>'
)

#: A column in the menu of them.
COLUMN = '<label class="tick"><input type="checkbox" name="columns" value="{}"{}> {}</label>'


@register.simple_tag
def listed(columns: Sequence[Column], rows: Sequence[Row]) -> SafeString:
    """The rows of the list, each with the cell by which it is ticked and those under the columns."""
    to_tick, cells = _("Tick “%(task)s”"), cells_under(columns, rows)
    written = [
        markup(TICK, row.task.pk, to_tick % {"task": row.task.title}, cell)
        for row, cell in zip(rows, cells, strict=True)
    ]
    return mark_safe("\n".join(written))


@register.simple_tag
def to_tick(known: Iterable[Column], shown: Collection[Column]) -> SafeString:
    """The columns that can be shown, each with its tick."""
    keys, language = {column.key for column in shown}, get_language()
    return mark_safe("".join([_to_tick(column, column.key in keys, language) for column in known]))


@lru_cache(maxsize=1000)
def _to_tick(column: Column, ticked: bool, language: str | None) -> SafeString:
    """A column with its tick: the same on every page in a language."""
    return markup(COLUMN, column.key, " checked" if ticked else "", column.label)


@register.simple_tag
def narrowing(fields: Iterable[BoundField], told: bool = False) -> SafeString:
    """The fields that narrow the list, each with its label; those in the line have their labels for the ear alone."""
    return mark_safe("".join(f"\n{_labelled(field, told)}\n" for field in fields))


def _labelled(field: BoundField, told: bool) -> SafeString:
    if isinstance(field.field.widget, CheckboxInput):
        return markup('<label class="tick">{} {}</label>', field, field.label)
    if told:
        return markup('<label class="told">{} {}</label>', field.label, field)
    return markup('<label class="unseen" for="{}">{}</label>{}', field.id_for_label, field.label, field)


@register.simple_tag
def carried_over(task: Task) -> SafeString | str:
    """The mark of a line carried over, or nothing."""
    return carried_mark(task.pk) if task.carried_from_id else ""


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
