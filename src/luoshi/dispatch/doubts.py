"""Figures that look wrong at first sight: other units, jumps, parts that do not add up. Whoever insists says why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from django.utils.translation import gettext as _

from luoshi.core.errors import At
from luoshi.core.figures import in_figures
from luoshi.core.packaged import data_of
from luoshi.dispatch.lights.aims import Aim
from luoshi.dispatch.lights.judging import is_by_nodes
from luoshi.dispatch.reports import Asked, Row
from luoshi.dispatch.states import Doubt
from luoshi.dispatch.year_end.twins import Twin
from luoshi.ledger.states import TargetKind

#: Kinds whose target says nothing about how far a figure may move.
WITHOUT_MEASURE = (TargetKind.RELATIVE, TargetKind.RANK)

Doubted = tuple[int, Doubt]


def doubts_of(asked: Asked, row: Row) -> Iterator[Doubted]:
    """The targets whose figures look wrong, and why; nothing of what is said to be unchanged."""
    if row.unchanged:
        return
    for pk, value in sorted(row.values.items()):
        if pk in asked.aims and pk in asked.targets and value.is_finite():
            yield from _of_figure(asked, pk, Fraction(value))
    yield from _of_sums(asked, row)


def _of_figure(asked: Asked, pk: int, value: Fraction) -> Iterator[Doubted]:
    aim, last = asked.aims[pk], asked.last.get(pk)
    before = None if last is None else Fraction(last.counts)
    if _looks_like_another_unit(aim, before, value):
        yield pk, Doubt.UNITS
    elif before is not None and _jumps(asked, aim, before, value):
        yield pk, Doubt.JUMP
    twin = asked.twins.get(pk)
    if twin and twin.grown and twin.grown == value - (before or 0):
        yield pk, Doubt.TWICE


def told_together(asked: Mapping[int, Asked], rows: Sequence[Row]) -> dict[int, Asked]:
    """Asks with what the same unit tells at once of a line carried over and of the plan's own one."""
    given = {pk: value for row in rows if not row.unchanged for pk, value in row.values.items()}

    def told(twin: Twin) -> Twin:
        return replace(twin, now=given.get(twin.target.pk, twin.now))

    return {
        pk: replace(one, twins={target: told(twin) for target, twin in one.twins.items()}) for pk, one in asked.items()
    }


def _looks_like_another_unit(aim: Aim, before: Fraction | None, value: Fraction) -> bool:
    measure = max(abs(aim.amount), abs(before or Fraction(0)))
    if measure and abs(value) >= _limit("units") * measure:
        return True
    return bool(before and value and abs(value) * _limit("units") <= abs(before))


def _jumps(asked: Asked, aim: Aim, before: Fraction, value: Fraction) -> bool:
    if aim.kind in WITHOUT_MEASURE or is_by_nodes(aim, asked.rules) or not aim.amount:
        return False
    return abs(value - before) > _limit("jump") * abs(aim.amount)


def _of_sums(asked: Asked, row: Row) -> Iterator[Doubted]:
    """Where the targets of parts add up to that of a whole, the figures do so too."""
    for whole, parts in sums_among(asked):
        if {whole, *parts} <= row.values.keys() and row.values[whole] != sum(row.values[pk] for pk in parts):
            yield whole, Doubt.SUM


def sums_among(asked: Asked) -> Iterator[tuple[int, list[int]]]:
    """A target whose amount is what the others of its kind and unit ask together, with those; two parts at least."""
    for pk, aim in asked.aims.items():
        alike = [other for other, one in asked.aims.items() if (one.kind, one.unit) == (aim.kind, aim.unit)]
        parts = [other for other in alike if other != pk]
        additive = aim.kind in (TargetKind.FLOW, TargetKind.STOCK)
        if additive and len(parts) > 1 and aim.amount == sum((asked.aims[one].amount for one in parts), Fraction(0)):
            yield pk, parts


def doubt_in_words(asked: Asked, row: Row, doubted: Doubted) -> str:
    """What looks wrong with a figure, and that it can be put right or explained."""
    pk, doubt = doubted
    target, last = asked.targets[pk], asked.last.get(pk)
    told = {
        "target": target.indicator,
        "value": f"{in_figures(row.values[pk])} {target.unit_label}".strip(),
        "why": doubt.label,
        "before": in_figures(last.counts) if last else "",
    }
    if last is None:
        return _("“%(target)s”: %(value)s — %(why)s. Put it right, or say why it is right.") % told
    return _("“%(target)s”: %(value)s — %(why)s. So far: %(before)s. Put it right, or say why it is right.") % told


def insisted_problems(asked: Asked, row: Row) -> Iterator[str]:
    """The doubts of an answer of which nobody says why they are none."""
    if not row.insisted.strip():
        for one in doubts_of(asked, row):
            yield At("insisted", doubt_in_words(asked, row, one))


def _limit(name: str) -> Fraction:
    return Fraction(data_of("dispatch", "doubts.json")[name])
