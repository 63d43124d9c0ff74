"""A press brief (新闻通稿) of a published bulletin: its frozen figures in a few sentences, and not one name behind red.

It is written from the snapshot alone, so that the same bulletin gives the same brief; each figure opens to its rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from luoshi.core.papers import Form, Paper, Words, paper_in, whole
from luoshi.publishing.bulletins import figures_in, period_of
from luoshi.publishing.figures import Figures
from luoshi.publishing.models import Bulletin

#: So many tasks that go well are named as examples.
NAMED = 3

LIGHTS = (("done", "完成"), ("green", "正常"), ("yellow", "滞后"), ("red", "严重滞后"), ("grey", "待数"))


class Piece(NamedTuple):
    """A part of a sentence; with a key it is that figure of the bulletin."""

    text: str
    key: str = ""


Sentence = tuple[Piece, ...]


@dataclass(frozen=True)
class Brief:
    """A press brief in paragraphs, with who gives it out and when."""

    title: str
    paragraphs: tuple[Sentence, ...]
    issuer: str
    day: str


def brief_of(bulletin: Bulletin) -> Brief:
    """The brief of a published bulletin."""
    data, paper, figures = json.loads(bulletin.snapshot), paper_in(bulletin.snapshot), figures_in(bulletin)
    period = period_of(bulletin)
    paragraphs = (
        _progress(bulletin, period, figures),
        _examples(figures),
        _reporting(figures),
        *_corrections(data),
        _source(paper, data, figures),
    )
    return Brief(f"{period}重点任务进展情况新闻通稿", tuple(filter(None, paragraphs)), paper.mark, paper.day)


def _progress(bulletin: Bulletin, period: str, figures: Figures) -> Sentence:
    """Counts of every colour that there is, the slow ones too; nobody is named."""
    known = [(f"light_{colour}", name) for colour, name in LIGHTS if figures.of(f"light_{colour}")]
    counts = [Piece(f"{name}{figures.of(key)}项", key) for key, name in known]
    total = sum(figures.of(key) for key, _name in known)
    return Piece(f"《{bulletin.round.plan.title}》{period}共调度任务{total}项，其中"), *_listed(counts), Piece("。")


def _listed(pieces: list[Piece]) -> Iterator[Piece]:
    for n, piece in enumerate(pieces):
        yield from ((Piece("、"), piece) if n else (piece,))


def _examples(figures: Figures) -> Sentence:
    """Some tasks that are done or on course, by their titles."""
    key = "light_done" if figures.of("light_done") else "light_green"
    titles = [row.title for row in figures.rows(key)]
    if not titles:
        return ()
    named = "、".join(f"“{title}”" for title in titles[:NAMED])
    more = Piece(f"等{len(titles)}项", key) if len(titles) > NAMED else Piece(f"{len(titles)}项", key)
    return Piece(f"{named}"), more, Piece("任务已完成。" if key == "light_done" else "任务按序时推进。")


def _reporting(figures: Figures) -> Sentence:
    return (
        Piece("本期各牵头单位应报"),
        Piece(f"{figures.due}项", "asked"),
        Piece("，按时报告"),
        Piece(f"{figures.of('on_time')}项", "on_time"),
        Piece(f"，按时率{figures.rate('on_time')}，报告率{figures.rate('on_time', 'late')}。"),
    )


def _corrections(data: dict[str, Any]) -> Iterator[Sentence]:
    """What the bulletin puts right stands here, too: an earlier brief may have told it."""
    for one in data["corrections"]:
        where = f"{one['month']}“{one['title']}”的{one['indicator']}"
        yield (Piece(f"更正：{where}应为{one['after']}，此前公布为{one['before']}。"),)


def _source(paper: Paper, data: dict[str, Any], figures: Figures) -> Sentence:
    provisional = "本期数据为暂定数，以核定数为准。" if data.get("provisional") else ""
    return (Piece(f"{provisional}以上数据来自{paper.mark}《{paper.title}》，截至{whole(figures.as_of)}。"),)


def paper_of_brief(brief: Brief) -> Paper:
    """The brief as a paper, for its file; what is given to the press is no official paper and has no red head."""
    return Paper(
        form=Form.PLAIN,
        mark="",
        number="",
        title=brief.title,
        addressee="",
        body=tuple(Words("".join(piece.text for piece in sentence)) for sentence in brief.paragraphs),
        signer=brief.issuer,
        day=brief.day,
    )
