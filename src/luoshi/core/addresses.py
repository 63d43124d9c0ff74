"""Addresses that stand in every row of a list, or on every page; numbers of things that come in them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from django.urls import get_script_prefix, reverse

LONGEST = 19  # digits that no number of a row has


def address_of(view: str, *parts: int | str) -> str:
    """An address as `reverse` gives it; found once, since a list asks for a hundred."""
    return _address(view, parts, get_script_prefix())


def addresses_of(view: str) -> Callable[[int], str]:
    """What gives the address of each thing of a list by its number."""
    before, _number, after = address_of(view, 0).rpartition("/0/")
    return lambda number: f"{before}/{number}/{after}"


def number_in(text: str) -> int | None:
    """The number of a thing as an address or a tick gives it; None where it is none, or more than a database counts."""
    return int(text) if text.isdecimal() and len(text) < LONGEST else None


@lru_cache(maxsize=20_000)
def _address(view: str, parts: tuple[int | str, ...], prefix: str) -> str:
    return reverse(view, args=parts)
