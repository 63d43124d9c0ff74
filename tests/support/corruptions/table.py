"""What somebody could do who has the database or the data folder in his hands, and which checks must notice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Corruption:
    """What is done to a world, and the checks that must notice."""

    do: Callable
    noticed: frozenset[str]
    engine: str = ""  # the only one on which it can be done or noticed
    quick: bool = True  # noticed without --full too

    def __str__(self) -> str:
        return self.do.__name__


PLANTED: list[Corruption] = []


def corrupts(*noticed: str, engine: str = "", quick: bool = True):
    def plant(do):
        PLANTED.append(Corruption(do, frozenset(noticed), engine, quick))
        return do

    return plant
