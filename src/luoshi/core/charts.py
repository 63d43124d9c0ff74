"""Rows to charts: ECharts options as plain dicts. Colours are tokens by name; the browser fills in their values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from luoshi.core.figures import in_figures

ACTUAL = "--chart-actual"
BAR_HEIGHT = 26
FRAME_HEIGHT = 24


@dataclass(frozen=True)
class Bar:
    """One bar: what it is, how long it is, and the rows behind it."""

    label: str
    value: int | float
    url: str = ""


@dataclass(frozen=True)
class Chart:
    """A chart that answers one question, with a table of all its rows (more than are drawn, if there are many)."""

    id: str
    question: str
    option: dict[str, Any]
    headings: tuple[str, str]
    rows: Sequence[Bar]
    height: int = 320
    answer: str = ""  # in a sentence, where one can be given

    @property
    def drawing(self) -> dict[str, Any]:
        """What the browser is given."""
        return {"option": self.option, "height": self.height}

    @property
    def description(self) -> str:
        """What the chart shows, in one sentence, for those who do not see it."""
        parts = _("; ").join(f"{bar.label} {in_figures(bar.value)}" for bar in self.rows)
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
