"""Exact numbers: fractions inside, one decimal half up for the eye."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def tenths(value: Fraction) -> Decimal:
    """One decimal, half up (away from zero): 96.25 → 96.3, −4.1667 → −4.2."""
    size = int(abs(value) * 10 + Fraction(1, 2))
    return Decimal(size if value >= 0 else -size).scaleb(-1)


def plain(value: Fraction | Decimal | int) -> str:
    """A number as a text that `Fraction` reads back exactly: 3200, 0.5, 25/6."""
    fraction = Fraction(value)
    if fraction.denominator == 1:
        return str(fraction.numerator)
    text = f"{Decimal(fraction.numerator) / Decimal(fraction.denominator):f}"
    return text if Fraction(text) == fraction else str(fraction)


def told(**figures: Fraction) -> dict[str, str]:
    """The figures of a working as exact texts."""
    return {name: plain(figure) for name, figure in figures.items()}
