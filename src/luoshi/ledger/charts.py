"""The charts of an overview: each answers one question, and each bar opens exactly the rows that it counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luoshi.core.charts import Bar, Chart, bars
from luoshi.ledger import overview
from luoshi.ledger.overview import Scope

MOST_BARS = 15


def charts_of(scope: Scope, with_sections: bool) -> list[Chart]:
    """The charts that have something to say, by what a reader asks first."""
    drawn = [
        *([sections(scope)] if with_sections else []),
        leads(scope),
        months(scope),
        states(scope),
        target_kinds(scope),
    ]
    return [chart for chart in drawn if chart.rows]


def sections(scope: Scope) -> Chart:
    """Where do the tasks stand?"""
    rows = [
        Bar(title, count, scope.address(section=section) if section else "")
        for section, title, count in overview.by_section(scope)
    ]
    return _answered(bars("by-section", _("Which section has the most tasks?"), (_("Section"), _("Tasks")), rows))


def leads(scope: Scope) -> Chart:
    """Who leads the most?"""
    rows = [Bar(name, count, scope.address(unit=unit, leading="on")) for unit, name, count in overview.by_lead(scope)]
    shown = bars("by-lead", _("Which units lead the most tasks?"), (_("Unit"), _("Leads")), rows[:MOST_BARS])
    return replace(_answered(shown), rows=rows)


def states(scope: Scope) -> Chart:
    """Can the tasks be dispatched?"""
    rows = [Bar(str(state.label), count, scope.address(state=state)) for state, count in overview.by_state(scope)]
    return _answered(bars("by-state", _("Which tasks can be dispatched?"), (_("State"), _("Tasks")), rows))


def months(scope: Scope) -> Chart:
    """When is what due?"""
    rows = [
        Bar(date_format(first, "YEAR_MONTH_FORMAT"), count, scope.address(due_from=first, due_until=last))
        for first, last, count in overview.by_month(scope)
    ]
    chart = _answered(bars("by-month", _("In which months are tasks due?"), (_("Month"), _("Tasks")), rows))
    undated = scope.tasks.count() - sum(int(bar.value) for bar in rows)
    words = ngettext("%(answer)s %(n)s task has no date.", "%(answer)s %(n)s tasks have no date.", undated)
    return replace(chart, answer=(words % {"answer": chart.answer, "n": undated}).strip() if undated else chart.answer)


def target_kinds(scope: Scope) -> Chart:
    """What is asked of the tasks?"""
    rows = [Bar(label, count, scope.address(kind=kind)) for kind, label, count in overview.by_target_kind(scope)]
    question = _("How many tasks have a target of each kind?")
    return _answered(bars("by-kind", question, (_("Kind of target"), _("Tasks")), rows))


def _answered(chart: Chart) -> Chart:
    """The chart with its answer in a sentence: the longest bar, or those that are equally long."""
    rows = [row for row in chart.rows if isinstance(row, Bar)]
    return replace(chart, answer=_answer(list(_longest(rows)))) if rows else chart


def _longest(rows: Iterable[Bar]) -> Iterator[Bar]:
    rows = list(rows)
    most = max(bar.value for bar in rows)
    return (bar for bar in rows if bar.value == most)


def _answer(longest: list[Bar]) -> str:
    count = int(longest[0].value)
    if len(longest) > 1:
        words = ngettext(
            "%(n)s stand equally first, with %(count)s task each.",
            "%(n)s stand equally first, with %(count)s tasks each.",
            count,
        )
        return words % {"n": len(longest), "count": count}
    words = ngettext("First comes %(name)s, with %(count)s task.", "First comes %(name)s, with %(count)s tasks.", count)
    return words % {"name": longest[0].label, "count": count}
