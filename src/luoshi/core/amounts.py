"""Amounts as people type them (1.2万, 3,000家, 12%): one grammar for the fields of forms and the cells of tables."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from math import prod

from django.utils.translation import gettext as _

from luoshi.reading.quantities import number_of
from luoshi.reading.quantities.units import KIND_OF, SCALES

_SCALES = "|".join(SCALES)
_AMOUNT = re.compile(
    r"(?P<sign>[-−+]?)"
    r"(?P<number>(?:\d{1,3}(?:[, ]\d{3}){1,5}|\d{1,20})(?:\.\d{1,12})?|\.\d{1,12}"
    r"|[〇零一二三四五六七八九十百千万亿两]{1,20})"
    rf" ?(?P<scale>(?:{_SCALES})?) ?(?P<unit>[^\d ,.].{{0,20}})?"
)

#: What makes a figure inexact: 八成多, 三百多户, 40户左右.
_VAGUE = re.compile(r"[成多余来几].*|.*(?:[多余]|左右|上下|以[上下])")


class BadAmount(Exception):
    """What was typed is no amount; its text says why and what to write instead."""


def amount_of(typed: str, counted_in: str | None = None) -> Decimal:
    """How many of the unit `counted_in` are meant. Raises BadAmount.

    A scale without a unit multiplies the bare unit (1.2亿 of 万元 are 12,000); a number alone counts in the unit as it
    is written, with its scale. Where the unit is not known (None) it must be a number alone.
    """
    found = _AMOUNT.fullmatch(" ".join(unicodedata.normalize("NFKC", typed).split()))
    if found is None or not _is_exact(found, counted_in):
        raise BadAmount(_("“%(given)s” is no number. Write the figure alone, e.g. 3200.") % {"given": typed})
    number = _worth(found["number"]) * (-1 if found["sign"] in ("-", "−") else 1)
    return _kept(number * _times(found, typed, counted_in or ""), typed)


def _is_exact(found: re.Match[str], counted_in: str | None) -> bool:
    """Whether what follows the number may be a unit: nothing where that is not known, nothing that is vague."""
    said = found["unit"] or ""
    if counted_in is None:
        return not (found["scale"] or said)
    return said == counted_in or not _VAGUE.fullmatch(said)


def _worth(written: str) -> Decimal:
    return Decimal(written) if written[0] == "." else number_of(written)


def _times(found: re.Match[str], typed: str, counted_in: str) -> Decimal:
    """By what the number is multiplied so that it counts in the unit that is asked for."""
    scale, bare = _apart(unicodedata.normalize("NFKC", counted_in))
    said, unit = _apart(found["unit"] or "")
    if unit and unit != bare:
        told = {"given": typed, "unit": counted_in or _("numbers alone")}
        raise BadAmount(_("“%(given)s” counts something else; what is asked counts in: %(unit)s.") % told)
    if not (found["scale"] or found["unit"]):
        return Decimal(1)
    return _scale(found["scale"]) * _scale(said) / _scale(scale)


def _apart(unit: str) -> tuple[str, str]:
    """The scale of a unit and the bare unit: 万元 is 万 and 元; 千瓦 is a unit of its own."""
    scale = next((one for one in SCALES if unit.startswith(one)), "")
    return ("", unit) if unit in KIND_OF or not scale else (scale, unit[len(scale) :])


def _scale(scale: str) -> Decimal:
    return Decimal(prod(int(number_of(one)) for one in scale))


def _kept(number: Decimal, typed: str) -> Decimal:
    """The number, where it can be kept: 14 digits before the point, 6 behind."""
    if number != round(number, 6) or abs(number) >= 10**14:
        raise BadAmount(_("“%(given)s” has too many digits: at most 14, and 6 after the point.") % {"given": typed})
    return number
