"""How the units of the invented county work: most report well, some are slow, silent or careless."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from random import Random


@dataclass(frozen=True)
class Manner:
    """How far a unit comes as a part of what is expected, and how often it is late, says nothing, or slips."""

    name: str
    paces: tuple[int, int]  # hundredths of the course
    late: float = 0.0
    silent: float = 0.0
    careless: float = 0.0

    def pace(self, random: Random) -> Fraction:
        return Fraction(random.randint(*self.paces), 100)


GOOD = Manner("good", (97, 112))
SLOW = Manner("slow", (72, 93), late=0.4)
SILENT = Manner("silent", (85, 100), late=0.2, silent=0.35)
CARELESS = Manner("careless", (95, 110), late=0.1, careless=0.4)

#: So many of twenty units work in each manner.
SHARES = ((GOOD, 13), (SLOW, 3), (SILENT, 2), (CARELESS, 2))


def manners_of(units: list[int], random: Random) -> dict[int, Manner]:
    """A manner for each unit, in the shares above."""
    pool = [manner for manner, share in SHARES for _n in range(share)]
    dealt = [pool[n * len(pool) // len(units)] for n in range(len(units))]  # so a few units are of several manners, too
    random.shuffle(dealt)
    return dict(zip(units, dealt, strict=True))
