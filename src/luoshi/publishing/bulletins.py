"""What a bulletin says: from the figures of a round to an official paper, by a versioned template."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import translation

from luoshi.core.figures import in_figures
from luoshi.core.papers import Block, Form, Heading, Paper, Table, Words, month, whole
from luoshi.dispatch.lights.year_end import provisional_until
from luoshi.dispatch.models import Correction, Round
from luoshi.dispatch.queries import corrections_of
from luoshi.dispatch.wording import period_in_words
from luoshi.ledger.states import PlanState
from luoshi.ledger.year_end import last_day
from luoshi.organizations.queries import office_of
from luoshi.publishing import figures
from luoshi.publishing.figures import Figures, Row, figures_of
from luoshi.publishing.models import Bulletin

#: A bulletin remembers by which version of these words it was written.
TEMPLATE_VERSION = 3

PROVISIONAL = "本期为年度末期，数据为暂定数，以核定数为准。"

#: The words of an official paper are Chinese whoever reads the screen.
LANGUAGE = "zh-hans"

NUMBERS = "一二三四五六七八九十"


@dataclass(frozen=True)
class Corrected:
    """A figure of an earlier bulletin's month that turned out wrong."""

    month: str
    title: str
    indicator: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True)
class Content:
    """Everything that a bulletin is written from."""

    issuer: str
    plan: str
    period: str  # 2026年8月
    foreword: str
    figures: Figures
    corrections: tuple[Corrected, ...]
    known: tuple[int, ...]  # every correction made by then, told here or before
    provisional: bool = False  # the figures of its year's last month are to be settled yet (S18)
    because: str = ""  # why the round asked more than would do, or who ordered it

    @property
    def title(self) -> str:
        return f"关于{self.period}重点任务进展情况的通报"


def content_of(bulletin: Bulletin, on: date, corrections: Sequence[Correction]) -> Content:
    """What the bulletin of a round is written from, as things stand on a day."""
    round: Round = bulletin.round
    with translation.override(LANGUAGE):
        return Content(
            issuer=bulletin.issuer or office_of(bulletin.region_id, on),
            plan=round.plan.title,
            period=period_in_words(round),
            because=round.asked_because,
            provisional=is_provisional(round),
            foreword=bulletin.foreword,
            figures=figures_of(round, on),
            corrections=tuple(map(_corrected, corrections)),
            known=tuple(corrections_of(round.plan).values_list("pk", flat=True)),
        )


def is_provisional(round: Round) -> bool:
    """Whether a round is about the end of its plan's time, and the figures are not settled."""
    settled = round.plan.state == PlanState.SETTLED
    return provisional_until(round.period_end, last_day(round.plan), settled) is not None


def _corrected(one: Correction) -> Corrected:
    measurement = one.measurement
    unit = measurement.target.unit_label
    return Corrected(
        month(measurement.report.round.period_start),
        measurement.report.task.title,
        measurement.target.indicator,
        f"{in_figures(one.before)}{unit}",
        f"{in_figures(one.after)}{unit}",
        one.reason,
    )


def paper_of(content: Content) -> Paper:
    """The bulletin as an official paper."""
    parts = (part(content) for part in (_reporting, _progress, _letters, _obstacles, _corrections))
    headed = [(title, blocks) for title, blocks in parts if blocks]
    body: list[Block] = [Words(text) for text in [_opening(content), *content.foreword.splitlines()] if text.strip()]
    for number, (title, blocks) in zip(NUMBERS, headed, strict=False):
        body += [Heading(f"{number}、{title}"), *blocks]
    return Paper(
        form=Form.DOCUMENT,
        mark=content.issuer,
        number="",
        title=content.title,
        addressee="",
        body=tuple(body),
        signer=content.issuer,
        day=whole(content.figures.as_of),
    )


Part = tuple[str, list[Block]]


def _opening(content: Content) -> str:
    return f"现将《{content.plan}》{content.period}进展情况通报如下。"


def _reporting(content: Content) -> Part:
    """S11: who was excused is named and leaves the denominator."""
    f = content.figures
    words = (
        f"本月应报{f.due}项（按牵头单位合计），按时报告{f.of('on_time')}项，按时率{f.rate('on_time')}；"
        f"逾期报告{f.of('late')}项，报告率{f.rate('on_time', 'late')}；未报告{f.of('missing')}项。"
    )
    if f.of("excused"):
        words += f"应急免报{f.of('excused')}项，不计入应报数。"
    if content.because:
        words += f"本期要求报送较多或较频，理由：{content.because}。"
    blocks: list[Block] = [Words(words)]
    if f.of("missing"):
        blocks.append(_table("未报告的任务", f.rows("missing")))
    return "报告情况", blocks


def _progress(content: Content) -> Part:
    """Counts, never an average colour."""
    f = content.figures
    names = (("done", "完成"), ("green", "正常"), ("yellow", "滞后"), ("red", "严重滞后"), ("grey", "待数"))
    counts = "、".join(f"{name}{f.of(f'light_{colour}')}项" for colour, name in names)
    blocks: list[Block] = [Words(f"按系统计算的亮灯情况：{counts}。{PROVISIONAL if content.provisional else ''}")]
    for key, caption in (("light_red", "严重滞后的任务"), ("light_yellow", "滞后的任务")):
        if f.of(key):
            blocks.append(_table(caption, f.rows(key), "原因"))
    return "进展情况", blocks


def _letters(content: Content) -> Part:
    rows = content.figures.rows("letters")
    letters = list(dict.fromkeys(row.words for row in rows))
    if not letters:
        return "", []
    return "督办情况", [Words(f"共发出提醒函{len(letters)}件，涉及{len(rows)}项任务。"), _table("", rows, "文号")]


def _obstacles(content: Content) -> Part:
    rows = content.figures.rows("obstacles")
    return "需协调的问题", [_table("", rows, "问题")] if rows else []


def _corrections(content: Content) -> Part:
    return "更正", [Words(_correction(one)) for one in content.corrections]


def _correction(one: Corrected) -> str:
    return f"{one.month}“{one.title}”的{one.indicator}应为{one.after}，原报{one.before}。原因：{one.reason}"


def _table(caption: str, rows: Sequence[Row], last: str = "") -> Table:
    head = ("序号", "任务", "责任单位") + ((last,) if last else ())
    lines = tuple((row.number, row.title, row.unit_name) + ((row.words,) if last else ()) for row in rows)
    return Table(head, lines, (1, 5, 3, 3)[: len(head)], caption)


def as_data(content: Content) -> dict[str, Any]:
    """What the snapshot keeps of it beside the paper: the figures with their rows, and the corrections."""
    return {
        "as_of": content.figures.as_of.isoformat(),
        "figures": figures.as_data(content.figures),
        "corrections": [vars(one) for one in content.corrections],
        "known": content.known,
        "provisional": content.provisional,
    }


def figures_in(bulletin: Bulletin) -> Figures:
    """The figures of a published bulletin, as they were then."""
    data = json.loads(bulletin.snapshot)
    return figures.of_data(bulletin.round_id, date.fromisoformat(data["as_of"]), data["figures"])


def lines_in(content: Content) -> Iterator[tuple[str, Row]]:
    """(figure, row) of everything that stands behind a figure, each task and unit once."""
    for counted in content.figures.counted.values():
        yield from {(row.task, row.unit): (counted.key, row) for row in counted.rows}.values()
