"""Figures as they are printed."""

from decimal import Decimal

import pytest

from luoshi.core.figures import in_figures


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (0, "0"),
        (10000, "10,000"),
        (Decimal("1.500000"), "1.5"),
        (Decimal("4800.000000"), "4,800"),
        (6.5, "6.5"),
        (Decimal("1E+3"), "1,000"),
        (None, "—"),
    ],
)
def test_thousands_apart_and_no_needless_noughts(value, printed):
    assert in_figures(value) == printed
