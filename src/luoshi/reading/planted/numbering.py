"""Numbering: how a document writes its first, second and third."""

from __future__ import annotations

from collections.abc import Callable

from luoshi.reading.intake.docx_numerals import written

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"

Marker = Callable[[int], str]

SECTION_MARKERS: tuple[Marker, ...] = (lambda n: f"{chinese(n)}、", lambda n: f"第{chinese(n)}部分 ")
TASK_MARKERS: tuple[Marker, ...] = (
    lambda n: f"{n}.",
    lambda n: f"{n}、",
    lambda n: f"{n}．",
    lambda n: f"{n}. ",
    lambda n: f"（{chinese(n)}）",
    lambda n: f"({chinese(n)})",
    lambda n: f"（{n}）",
    lambda n: f"({n})",
    lambda n: f"{n}）",
)


def group(n: int) -> str:
    return f"（{chinese(n)}）"


def one_is(n: int) -> str:
    return f"{chinese(n)}是"


def item(n: int) -> str:
    return _CIRCLED[n - 1]


def chinese(n: int) -> str:
    """A number in Chinese characters."""
    return written(n, "chineseCounting")


def bare(marker: str) -> str:
    """The number of a marker, as a clerk notes it: （十一） is 十一."""
    return marker.strip("（）().．、 第部分是")
