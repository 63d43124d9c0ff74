"""Planted corruptions: `PLANTED` has all of them."""

from tests.support.corruptions import (  # noqa: F401  they fill the table
    accounts,
    bulletins,
    letters,
    levels,
    messages,
    plans,
    records,
    rooms,
    rounds,
    settings,
    sheets,
)
from tests.support.corruptions.table import PLANTED, Corruption

__all__ = ["PLANTED", "Corruption"]
