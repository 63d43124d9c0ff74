"""The results of regions rolled up: added, the newest, the worst light, or done when all are done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from luoshi.dispatch.lights.colours import Verdict
from luoshi.dispatch.lights.tasks import worst
from luoshi.dispatch.models import Light, Measurement
from luoshi.dispatch.states import Cause, Colour
from luoshi.ledger.carrying.models import HandedLine, TaskLink
from luoshi.ledger.carrying.pairing import adds_up, converted
from luoshi.ledger.carrying.queries import lines_handed, links_to
from luoshi.ledger.models import Target
from luoshi.ledger.states import RollUp
from luoshi.organizations.queries import region_names

#: What stands for a region without a line, and for a line without a light: a report of it would change that.
NOTHING = Verdict(Colour.GREY, Cause.AWAITING)


@dataclass(frozen=True)
class Brought:
    """A figure that was accepted below, in the unit of the target above."""

    value: Decimal
    period_end: date
    accepted_at: datetime
    measurement: int
    link: int

    @property
    def age(self) -> tuple[date, datetime]:
        """The newest is the last period's, and of one period what was accepted last."""
        return self.period_end, self.accepted_at


@dataclass(frozen=True)
class Carrier:
    """A line below with its light, and the figures that it has brought for each target above, the oldest first."""

    link: TaskLink
    light: Light | None
    brought: Mapping[int, Sequence[Brought]]

    def figure(self, target: int, by: date | None = None) -> Brought | None:
        """The newest figure for a target above, of a period that has ended by a day."""
        known = [one for one in self.brought.get(target, ()) if by is None or one.period_end <= by]
        return known[-1] if known else None

    @property
    def verdict(self) -> Verdict:
        return Verdict(self.light.colour, self.light.cause) if self.light else NOTHING


@dataclass(frozen=True)
class Place:
    """A region to which the line is handed down, with what carries it out there: perhaps nothing yet."""

    line: HandedLine
    region: str
    carriers: Sequence[Carrier]

    @property
    def is_done(self) -> bool:
        return bool(self.carriers) and all(one.verdict.colour == Colour.DONE for one in self.carriers)

    def figures(self, target: int, by: date | None = None) -> list[Brought]:
        """What the region brings for a target: a figure for each of its lines that has one."""
        return [one for carrier in self.carriers if (one := carrier.figure(target, by))]


@dataclass(frozen=True)
class Rolled:
    """What all regions bring together for a line above. Those without a line are named and stay in the count."""

    how: RollUp
    places: Sequence[Place]

    @property
    def without_line(self) -> list[str]:
        return [place.region for place in self.places if not place.carriers]

    def without_figure(self, target: int, by: date | None = None) -> list[str]:
        """The regions that have brought nothing for a target of periods that have ended by a day."""
        return [place.region for place in self.places if not place.figures(target, by)]

    def value(self, target: Target, by: date | None = None) -> Decimal | None:
        """What the figures come to; None where there are none, or where they do not come together as a figure."""
        known = [one for place in self.places for one in place.figures(target.pk, by)]
        if known and self.how == RollUp.SUM and adds_up(target):
            return sum((one.value for one in known), Decimal(0))
        if known and self.how == RollUp.LAST:
            return max(known, key=lambda one: one.age).value
        return None

    @property
    def done(self) -> int:
        """How many regions are done."""
        return sum(place.is_done for place in self.places)

    @property
    def worst(self) -> Verdict:
        """The worst light of all; a region without a line awaits its figures."""
        return worst([one for place in self.places for one in _verdicts(place)])


def _verdicts(place: Place) -> list[Verdict]:
    return [carrier.verdict for carrier in place.carriers] or [NOTHING]


def rolled_up(tasks: Iterable[int], on: date) -> dict[int, Rolled]:
    """What regions bring for those of some tasks that are handed down on a day, in a fixed number of queries."""
    by_task: dict[int, list[HandedLine]] = defaultdict(list)
    for line in lines_handed(tasks, on):
        by_task[line.task_id].append(line)
    if not by_task:
        return {}
    names = region_names({line.region_id for lines in by_task.values() for line in lines}, on)
    carriers = _carriers(by_task, on)
    return {
        task: Rolled(
            RollUp(lines[0].how),
            [Place(line, names.get(line.region_id, ""), carriers.get((task, line.region_id), [])) for line in lines],
        )
        for task, lines in by_task.items()
    }


def _carriers(tasks: Iterable[int], on: date) -> dict[tuple[int, int], list[Carrier]]:
    """What carries out some tasks, by task and region."""
    links = list(links_to(tasks, on))
    lower = {link.lower_id for link in links}
    held = Light.objects.filter(task__in=lower, target__isnull=True, valid_to__isnull=True)
    lights = {light.task_id: light for light in held}
    accepted = _accepted(links)
    found: dict[tuple[int, int], list[Carrier]] = defaultdict(list)
    for link in links:
        carrier = Carrier(link, lights.get(link.lower_id), dict(_brought(link, accepted)))
        found[link.upper_id, link.lower.plan.region_id].append(carrier)
    return dict(found)


def _accepted(links: Iterable[TaskLink]) -> dict[int, list[Measurement]]:
    """What was accepted for the lower targets of links, by target, the oldest first."""
    targets = {pair.lower_id for link in links for pair in link.held}  # type: ignore[attr-defined]
    rows = Measurement.objects.filter(target__in=targets, accepted_at__isnull=False)
    found: dict[int, list[Measurement]] = defaultdict(list)
    for row in rows.order_by("period_end", "accepted_at", "pk"):
        found[row.target_id].append(row)
    return dict(found)


def _brought(link: TaskLink, accepted: Mapping[int, Sequence[Measurement]]) -> Iterator[tuple[int, list[Brought]]]:
    for pair in link.held:  # type: ignore[attr-defined]
        rows = accepted.get(pair.lower_id, ())
        yield (
            pair.upper_id,
            [
                Brought(converted(row.counts, pair.lower, pair.upper), row.period_end, row.accepted_at, row.pk, link.pk)
                for row in rows
                if row.accepted_at
            ],
        )
