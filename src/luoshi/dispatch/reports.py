"""What a unit reports on one ask, and every reason why it cannot be taken; pure questions, no acts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from luoshi.core.dates import not_between
from luoshi.core.errors import At
from luoshi.core.figures import in_figures
from luoshi.dispatch.carrying.taking_over import Proposed
from luoshi.dispatch.lights.aims import Aim
from luoshi.dispatch.lights.judging import cannot_be_judged, is_a_result
from luoshi.dispatch.lights.rules import Rules
from luoshi.dispatch.models import Ask, Measurement, Reference, Round
from luoshi.dispatch.states import Fall
from luoshi.dispatch.wanted import last_wanted
from luoshi.dispatch.year_end.twins import Twin
from luoshi.documents.actions import Attached
from luoshi.ledger.models import Target
from luoshi.ledger.states import TargetKind
from luoshi.organizations.models import Unit

LONGEST = 100


@dataclass(frozen=True)
class Hindrance:
    """What stands in the way, whom it needs, by when."""

    what: str
    needed_from: Unit | None = None
    by_when: date | None = None
    for_leader: bool = False


@dataclass(frozen=True)
class Compared:
    """The other figure of a comparison, and where it stands."""

    value: Decimal
    source: str


@dataclass(frozen=True)
class Row:
    """One answer: `values` by target; `unchanged` stands for the values of the period before (本月无变化)."""

    ask: int
    values: Mapping[int, Decimal] = field(default_factory=dict)
    words: str = ""
    unchanged: bool = False
    fall: str = Fall.NONE
    proofs: tuple[Attached, ...] = ()
    hindrance: Hindrance | None = None
    insisted: str = ""
    references: Mapping[int, Compared] = field(default_factory=dict)
    openings: Mapping[int, Decimal] = field(default_factory=dict)  # what had been reached before the first round


@dataclass(frozen=True)
class Asked:
    """One ask with what is needed to judge an answer: its targets, what they ask, and their last accepted values."""

    ask: Ask
    targets: Mapping[int, Target]
    aims: Mapping[int, Aim]
    last: Mapping[int, Measurement]
    rules: Rules
    compared: Mapping[int, Reference] = field(default_factory=dict)  # what is known of this period already
    carried: Mapping[int, Proposed] = field(default_factory=dict)  # what the regions below have brought (承接)
    twins: Mapping[int, Twin] = field(default_factory=dict)  # 结转 beside the plan's own line
    units: frozenset[int] = frozenset()  # whose figures count as its own: the unit, and those whose work it has

    def needed(self) -> list[int]:
        """The targets of which a figure is asked: those that can be judged."""
        return [pk for pk, aim in self.aims.items() if pk in self.targets and not cannot_be_judged(aim, self.rules)]

    def values(self, row: Row) -> dict[int, Decimal]:
        """The values that an answer gives; what is left open stands as it was."""
        given = {} if row.unchanged else dict(row.values)
        kept = {pk: self.last[pk].counts for pk in self.needed() if pk in self.last and pk not in given}
        return given | kept

    def fallen(self, row: Row) -> list[int]:
        """The flows whose figure is lower than the last accepted one."""
        flows = (pk for pk, target in self.targets.items() if target.kind == TargetKind.FLOW and pk in self.last)
        return [pk for pk in flows if pk in row.values and row.values[pk] < self.last[pk].counts]

    def is_compared(self, pk: int) -> bool:
        """Whether a target is judged beside another figure (高于全市平均)."""
        return pk in self.aims and self.aims[pk].kind == TargetKind.RELATIVE

    @property
    def begins_after(self) -> date:
        """The day before the period that is reported on."""
        return self.ask.round.period_start - timedelta(days=1)

    def may_open(self, pk: int) -> bool:
        """Whether a target had begun to count before anybody asked for it, so that it has an opening value (S4)."""
        aim = self.aims.get(pk)
        first = aim is not None and pk not in self.last and self.targets[pk].kind == TargetKind.FLOW
        return first and aim is not None and aim.begins < self.ask.round.period_start

    def results(self, row: Row) -> list[int]:
        """The targets that this answer says are met, or of which it says that a node is passed: they need a proof."""
        given = {} if row.unchanged else row.values
        return [pk for pk in self.needed() if pk in given and self._is_result(pk, Fraction(given[pk]))]

    def owes_proof(self, row: Row) -> bool:
        """Whether this answer needs a proof: it says that something is reached, or it was drawn and has changed."""
        return bool(self.results(row)) or (self.ask.drawn and not row.unchanged)

    def _is_result(self, pk: int, value: Fraction) -> bool:
        aim = self.aims[pk]
        before = Fraction(self.last[pk].counts) if pk in self.last else aim.baseline or Fraction(0)
        return is_a_result(aim, before, value, self.rules)


def problems_of(asked: Asked, row: Row) -> Iterator[str]:
    """Every reason why an answer cannot be taken, in sentences that name the target."""
    if len(row.words) > LONGEST:
        told = {"most": LONGEST, "count": len(row.words)}
        yield At("words", _("Write at most %(most)s characters; these are %(count)s.") % told)
    if not (row.unchanged or row.values or row.words.strip()):
        yield _("Give the figure or say what was done; if nothing was, choose “No change this month”.")
    yield from _missing_figures(asked, row)
    yield from wrong_figures(asked, row)
    yield from _wrong_references(asked, row)
    yield from _wrong_openings(asked, row)
    yield from _missing_proofs(asked, row)
    yield from _wrong_day(asked.ask.round, row.hindrance)


def _wrong_day(round: Round, hindrance: Hindrance | None) -> Iterator[str]:
    if hindrance and hindrance.by_when:
        yield from not_between(round.opens_on, last_wanted(round.plan, round.opens_on), "by_when", hindrance.by_when)


def _missing_proofs(asked: Asked, row: Row) -> Iterator[str]:
    """A proof is for results, and for the few that were drawn; that nothing changed needs none."""
    if row.proofs or not asked.owes_proof(row):
        return
    for pk in asked.results(row):
        yield At("proof", _("“%(target)s” is reported as reached: add a file that proves it.") % _named(asked, pk))
    if asked.ask.drawn:
        why = _("This task was drawn for a proof this time (one in ten at most): add a file that shows how it stands.")
        yield At("proof", why)


def _wrong_openings(asked: Asked, row: Row) -> Iterator[str]:
    for pk, value in row.openings.items():
        if pk not in asked.targets or not asked.may_open(pk) or not value.is_finite() or value < 0:
            yield _("A figure of the time before was given for a target that has none.")
        elif row.values.get(pk, value) < value:
            why = _("“%(target)s” stood at more before this round than it does now. Put one of both right.")
            yield At(f"opening_{pk}", why % _named(asked, pk))


def _wrong_references(asked: Asked, row: Row) -> Iterator[str]:
    for pk, compared in row.references.items():
        if pk not in asked.targets or not asked.is_compared(pk) or not compared.value.is_finite():
            yield _("A figure to compare with was given for a target that is not compared.")
        elif not compared.source.strip():
            why = _("“%(target)s”: say where the figure to compare with stands.")
            yield At(f"source_{pk}", why % _named(asked, pk))


def _missing_figures(asked: Asked, row: Row) -> Iterator[str]:
    values = asked.values(row)
    for pk in asked.needed():
        if pk not in values:
            why = _("“%(target)s” has no accepted figure yet: give the first one.")
            yield At(f"value_{pk}", why % _named(asked, pk))


def wrong_figures(asked: Asked, row: Row) -> Iterator[str]:
    """Figures that cannot be, and those that are lower than they were without a reason."""
    for pk, value in row.values.items():
        if pk not in asked.targets:
            yield _("A figure was given for a target that is not asked of this unit.")
        elif not value.is_finite() or (value < 0 and asked.targets[pk].kind == TargetKind.FLOW):
            why = _("“%(target)s”: a figure that is counted up cannot be negative.")
            yield At(f"value_{pk}", why % _named(asked, pk))
    if row.fall == Fall.NONE and not row.unchanged:
        for pk in asked.fallen(row):
            before = {"before": in_figures(asked.last[pk].counts), "unit": asked.targets[pk].unit_label}
            why = _(
                "“%(target)s” was %(before)s %(unit)s already and is counted from January on. Say why it is lower now."
            )
            yield At("fall", why % (_named(asked, pk) | before))


def _named(asked: Asked, pk: int) -> dict[str, str]:
    return {"target": asked.targets[pk].indicator}
