"""The course of a task's targets drawn: what was expected by the end of each month, and what was accepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from luoshi.core.charts import Chart, Point, lines
from luoshi.core.dates import month_in_words
from luoshi.dispatch.facts import facts_of
from luoshi.dispatch.lights.aims import Aim
from luoshi.dispatch.lights.judging import judge
from luoshi.dispatch.lights.numbers import tenths
from luoshi.dispatch.lights.periods import ACCEPTED, Period, Situation
from luoshi.dispatch.lights.rules import Rules, load
from luoshi.dispatch.queries import rule_set_on
from luoshi.ledger.models import Target, Task

#: The figure of a working that says what the time asks or allows.
PLANNED = ("expected", "allowed")


def courses_of(task: Task, on: date) -> list[Chart]:
    """A chart for each target that has a course and an accepted figure, in the order of the targets."""
    rule_set = rule_set_on(on)
    if rule_set is None:
        return []
    known, rules = facts_of([task.pk], on)[task.pk], load(rule_set.body)
    found = []
    for target in Target.objects.filter(pk__in=known.aims).order_by("no"):
        points = list(_points(known.aims[target.pk], known.periods.get(target.pk, []), rules))
        if any(point.values[1] is not None for point in points):
            headings = _("Month"), _("Expected"), _("Accepted figure")
            found.append(lines(f"course-{target.pk}", f"{target.indicator} ({target.unit_label})", headings, points))
    return found


def _points(aim: Aim, periods: Iterable[Period], rules: Rules) -> Iterator[Point]:
    """What the time asked and what was accepted, period by period; and at the end of the way what is asked in all."""
    ends = date.min
    for period in sorted(periods, key=lambda one: one.ends):
        planned = _planned(aim, period, rules)
        if planned is None:
            return
        ends = period.ends
        yield Point(month_in_words(ends), (_drawn(planned), _drawn(period.value)))
    if ends < aim.due:
        yield Point(month_in_words(aim.due), (_drawn(aim.amount), None))


def _planned(aim: Aim, period: Period, rules: Rules) -> Fraction | None:
    """What the light's own formula expects or allows by the end of a period."""
    supposed = Situation(ACCEPTED, period.round, period.ends, Fraction(0))
    working = judge(aim, supposed, rules).working
    return next((Fraction(working[name]) for name in PLANNED if name in working), None)


def _drawn(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(tenths(value * 100) / 100)
