"""What a bulletin says: from the figures of a round to an official paper, by a versioned template."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import translation

from luoshi.core.figures import in_figures
from luoshi.core.papers import Block, Form, Heading, Paper, Table, Words, month, whole
from luoshi.dispatch.burden import Burden, borne_in
from luoshi.dispatch.dates import quarter_of
from luoshi.dispatch.lights.year_end import provisional_until
from luoshi.dispatch.models import Correction, Round
from luoshi.dispatch.queries import corrections_of
from luoshi.dispatch.wording import About, period_in_words
from luoshi.ledger.states import PlanState
from luoshi.ledger.year_end import last_day
from luoshi.organizations.queries import office_of
from luoshi.publishing import figures
from luoshi.publishing.figures import Figures, Row, figures_of
from luoshi.publishing.models import Bulletin
from luoshi.publishing.moving import closing_of, round_before, rounds_of
from luoshi.publishing.states import Covers

#: A bulletin remembers by which version of these words it was written.
TEMPLATE_VERSION = 6

PROVISIONAL = "本期为年度末期，数据为暂定数，以核定数为准。"

#: The words of an official paper are Chinese whoever reads the screen.
LANGUAGE = "zh-hans"

NUMBERS = "一二三四五六七八九十"

SPANS = {"monthly": "本月", "quarterly": "本季度"}


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
    day: date  # on which it is written or published; the figures stand as of the closing
    corrections: tuple[Corrected, ...]
    known: tuple[int, ...]  # every correction made by then, told here or before
    provisional: bool = False  # the figures of its year's last month are to be settled yet (S18)
    because: str = ""  # why the round asked more than would do, or who ordered it
    span: str = "本期"  # 本月, 本季度
    before: str = ""  # the period of the round before, with which lights are compared
    times: int = 1  # so many rounds
    burden: Burden | None = None
    corrected_since: tuple[Corrected, ...] = ()  # in the reports of this round, after its closing

    @property
    def title(self) -> str:
        return f"关于{self.period}重点任务进展情况的通报"

    @property
    def each(self) -> str:
        """How asks are counted: one task is asked about in each of several rounds."""
        return "项次" if self.times > 1 else "项"


def content_of(bulletin: Bulletin, on: date, corrections: Sequence[Correction]) -> Content:
    """What the bulletin of a round is written from: as things stood at its closing, and what changed until a day."""
    rounds, round = rounds_of(bulletin), bulletin.round
    before = round_before(rounds[0])
    with translation.override(LANGUAGE):
        return Content(
            issuer=bulletin.issuer or office_of(bulletin.region_id, on),
            plan=round.plan.title,
            period=period_of(bulletin),
            because="；".join(dict.fromkeys(one.asked_because for one in rounds if one.asked_because)),
            span=SPANS.get("quarterly" if bulletin.covers == Covers.QUARTER else round.rule, "本期"),
            times=len(rounds),
            before=period_of(before) if before else "",
            burden=borne_in(rounds, closing_of(round)),
            provisional=is_provisional(round),
            foreword=bulletin.foreword,
            figures=figures_of(rounds, on),
            day=on,
            corrections=tuple(map(_corrected, corrections)),
            corrected_since=tuple(map(_corrected, _corrected_after_closing(rounds))),
            known=tuple(corrections_of(round.plan).values_list("pk", flat=True)),
        )


def period_of(thing: About) -> str:
    """A period as papers have it: 2026年8月, 2026年第三季度."""
    start, end = thing.period_start, thing.period_end
    if (start, end) == quarter_of(start):
        return f"{end.year}年第{NUMBERS[end.month // 3 - 1]}季度"
    with translation.override(LANGUAGE):
        return period_in_words(thing)


def _corrected_after_closing(rounds: Sequence[Round]) -> QuerySet[Correction]:
    made = corrections_of(rounds[-1].plan).filter(at__gt=closing_of(rounds[-1]))
    return made.filter(measurement__report__round__in=rounds)


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
    parts = (part(content) for part in PARTS)
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
        day=whole(content.day),
    )


Part = tuple[str, list[Block]]


def _opening(content: Content) -> str:
    day = whole(content.figures.as_of)
    return f"现将《{content.plan}》{content.period}进展情况通报如下（数据截至{day}）。"


def _reporting(content: Content) -> Part:
    """S11: who was excused is named and leaves the denominator."""
    f, each = content.figures, content.each
    words = f"{content.span}共调度{content.times}次，" if content.times > 1 else content.span
    words += (
        f"应报{f.due}{each}（按牵头单位合计），按时报告{f.of('on_time')}{each}，按时率{f.rate('on_time')}；"
        f"逾期报告{f.of('late')}{each}，报告率{f.rate('on_time', 'late')}；未报告{f.of('missing')}{each}。"
    )
    if f.of("excused"):
        words += f"应急免报{f.of('excused')}{each}，不计入应报数。"
    if content.because:
        words += f"本期要求报送较多或较频，理由：{content.because.rstrip('。')}。"
    blocks: list[Block] = [Words(words)]
    if f.of("missing"):
        blocks.append(_table("未报告的任务", f.rows("missing"), "期次" if content.times > 1 else ""))
    return "报告情况", blocks


def _progress(content: Content) -> Part:
    """Counts, never an average colour."""
    f = content.figures
    names = (("done", "完成"), ("green", "正常"), ("yellow", "滞后"), ("red", "严重滞后"), ("grey", "待数"))
    counts = "、".join(f"{name}{f.of(f'light_{colour}')}项" for colour, name in names)
    blocks: list[Block] = [Words(f"按系统计算的亮灯情况：{counts}。{PROVISIONAL if content.provisional else ''}")]
    for colour, caption in (("red", "严重滞后的任务"), ("yellow", "滞后的任务")):
        if f.of(f"named_{colour}"):
            blocks.append(_table(caption, f.rows(f"named_{colour}"), "原因"))
    if spared := sum(f.of(f"light_{colour}") - f.of(f"named_{colour}") for colour in ("red", "yellow")):
        blocks.append(Words(f"另有{spared}项为力争目标，不列名。"))
    return "进展情况", blocks


def _moves(content: Content) -> Part:
    """What has become better or worse since the round before, by the lights that it left."""
    if not content.before:
        return "", []
    f = content.figures
    if not f.of("better") + f.of("worse"):
        return "变化情况", [Words(f"与{content.before}相比，亮灯没有变化。")]
    blocks: list[Block] = [Words(f"与{content.before}相比，好转{f.of('better')}项，转差{f.of('worse')}项。")]
    for key, caption in (("worse", "转差的任务"), ("better", "好转的任务")):
        if f.of(key):
            blocks.append(_table(caption, f.rows(key), "变化"))
    return "变化情况", blocks


def _since(content: Content) -> Part:
    """What changed after the closing: told, and counted in nothing above."""
    f = content.figures
    changes = _changes(content)
    if not changes:
        return "", []
    words = f"此后至{whole(content.day)}，{'，'.join(changes)}，不改变以上数字。"
    blocks: list[Block] = [Words(words), *(Words(_correction(one)) for one in content.corrected_since)]
    blocks += [_table(caption, f.rows(key), last) for key, caption, last in SINCE if f.of(key)]
    return "截止后的变化", blocks


#: What came after the closing: its figure, the caption of its table and the head of its last column.
SINCE = (
    ("relit", "截止后亮灯变化的任务", "变化"),
    ("reported_since", "截止后补报的任务", ""),
    ("letters_since", "截止后发函涉及的任务", "文号"),
    ("solved_since", "截止后解决的问题", "问题"),
)


def _changes(content: Content) -> list[str]:
    f = content.figures
    counted = (
        (f.of("relit"), "亮灯变化{}项"),
        (f.of("reported_since"), "经批准补报{}项"),
        (len(content.corrected_since), "更正数据{}个"),
        (len(_labels(f.rows("letters_since"))), "发出提醒函{}件"),
        (f.of("solved_since"), "解决问题{}个"),
    )
    return [words.format(n) for n, words in counted if n]


def _burden(content: Content) -> Part:
    """What the round has cost the units (S20), so that who asks sees it."""
    if (b := content.burden) is None or not b.asks:
        return "", []
    words = (
        f"{content.span}共向{b.units}个单位调度{b.asks}{content.each}，实际填报数据{b.figures}个、佐证材料{b.proofs}件，"
        f"各单位合计用时估算约{b.hours}小时。"
    )
    return "报送负担", [Words(words)]


def _letters(content: Content) -> Part:
    rows = content.figures.rows("letters")
    letters = _labels(rows)
    if not letters:
        return "", []
    return "督办情况", [Words(f"共发出提醒函{len(letters)}件，涉及{len(rows)}项任务。"), _table("", rows, "文号")]


def _labels(rows: Iterable[Row]) -> list[str]:
    """The numbers of the letters behind some rows, each once."""
    return list(dict.fromkeys(row.words for row in rows))


def _obstacles(content: Content) -> Part:
    rows = content.figures.rows("obstacles")
    return "需协调的问题", [_table("", rows, "问题")] if rows else []


def _corrections(content: Content) -> Part:
    return "更正", [Words(_correction(one)) for one in content.corrections]


def _correction(one: Corrected) -> str:
    return f"{one.month}“{one.title}”的{one.indicator}应为{one.after}，原报{one.before}。原因：{one.reason}"


PARTS = (_reporting, _progress, _moves, _letters, _obstacles, _burden, _since, _corrections)


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
