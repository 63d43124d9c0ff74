"""Rows to charts: ECharts options as plain dicts. Colours are tokens by name; the browser fills in their values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from luoshi.core.figures import in_figures

ACTUAL = "--chart-actual"
PLANNED = "--text-2"
BAR_HEIGHT = 26
FRAME_HEIGHT = 24
LINES_HEIGHT = 220


@dataclass(frozen=True)
class Bar:
    """One bar: what it is, how long it is, and the rows behind it."""

    label: str
    value: int | float
    url: str = ""

    @property
    def values(self) -> tuple[int | float, ...]:
        """Its figures in the order of the headings."""
        return (self.value,)


@dataclass(frozen=True)
class Point:
    """A place on lines: where it is, and the figure of each line there (None where a line has none)."""

    label: str
    values: tuple[int | float | None, ...]
    url: str = ""


@dataclass(frozen=True)
class Chart:
    """A chart that answers one question, with a table of all its rows (more than are drawn, if there are many)."""

    id: str
    question: str
    option: dict[str, Any]
    headings: tuple[str, ...]
    rows: Sequence[Bar | Point]
    height: int = 320
    answer: str = ""  # in a sentence, where one can be given

    @property
    def drawing(self) -> dict[str, Any]:
        """What the browser is given."""
        return {"option": self.option, "height": self.height}

    @property
    def description(self) -> str:
        """What the chart shows, in one sentence, for those who do not see it."""
        parts = _("; ").join(" ".join([row.label, *map(in_figures, row.values)]) for row in self.rows)
        return _("{question} {parts}").format(question=self.question, parts=parts)


def bars(id: str, question: str, headings: tuple[str, str], rows: Iterable[Bar]) -> Chart:
    """Horizontal bars in the order given, each with its figure at its end; a click opens the rows behind."""
    shown = list(rows)
    height = len(shown) * BAR_HEIGHT + FRAME_HEIGHT
    return Chart(id, question, bar_option(shown), headings, shown, height)


def bar_option(rows: Sequence[Bar]) -> dict[str, Any]:
    """The option of horizontal bars: labelled directly, without axis lines, grid or legend."""
    return {
        "animation": False,
        "grid": {"left": 4, "right": 48, "top": 4, "bottom": 4, "containLabel": True},
        "xAxis": {"type": "value", "show": False},
        "yAxis": {
            "type": "category",
            "inverse": True,
            "data": [bar.label for bar in rows],
            "axisLine": {"show": False},
            "axisTick": {"show": False},
            "axisLabel": {"color": "--text", "width": 200, "overflow": "truncate"},
        },
        "series": [
            {
                "type": "bar",
                "barWidth": 14,
                "itemStyle": {"color": ACTUAL},
                "label": {"show": True, "position": "right", "color": "--text"},
                "data": [{"value": bar.value, "url": bar.url} for bar in rows],
            }
        ],
        "tooltip": {"renderMode": "richText", "trigger": "item"},
    }


def lines(id: str, question: str, headings: tuple[str, ...], points: Sequence[Point]) -> Chart:
    """A planned line (dashed) and the actual one over it, each named at its end; the headings name them."""
    return Chart(id, question, line_option(headings[1:], points), headings, points, LINES_HEIGHT)


def line_option(names: Sequence[str], points: Sequence[Point]) -> dict[str, Any]:
    """The option of lines over named places: labelled directly, with as little frame as can be read."""
    looks = ({"color": PLANNED, "type": "dashed", "width": 2}, {"color": ACTUAL, "width": 3})
    return {
        "animation": False,
        "grid": {"left": 4, "right": 76, "top": 16, "bottom": 4, "containLabel": True},
        "xAxis": {
            "type": "category",
            "data": [point.label for point in points],
            "axisTick": {"show": False},
            "axisLine": {"lineStyle": {"color": "--rule-strong"}},
            "axisLabel": {"color": "--text"},
        },
        "yAxis": {"type": "value", "axisLabel": {"color": "--text-2"}, "splitLine": {"lineStyle": {"color": "--rule"}}},
        "series": [
            {
                "type": "line",
                "name": name,
                "lineStyle": look,
                "itemStyle": {"color": look["color"]},
                "symbolSize": 7,
                "endLabel": {"show": True, "formatter": "{a}", "color": "--text", "offset": [0, 22 * n - 8]},
                "data": [point.values[n] for point in points],
            }
            for n, (name, look) in enumerate(zip(names, looks, strict=True))
        ],
        "tooltip": {"renderMode": "richText", "trigger": "axis"},
    }
