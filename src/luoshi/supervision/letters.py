"""What a reminder letter says: from facts to a paper, by a versioned template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from luoshi.core.papers import Block, Form, Heading, Paper, Table, Words, month, whole

#: A letter remembers by which version of these words it was written.
TEMPLATE_VERSION = 1


@dataclass(frozen=True)
class Reminder:
    """The facts of a reminder letter. Its words are Chinese whoever reads the screen: it is an official paper."""

    issuer: str
    number: str
    unit: str
    plan: str
    period: date  # any day of the month that was asked about
    facts: Sequence[Mapping[str, Any]]
    reply_days: int
    rules: int  # the version of the ladder by which it was proposed
    day: date
    joined: tuple[str, ...] = ()  # who issues it with the issuer

    @property
    def title(self) -> str:
        return f"关于按时报告{month(self.period)}重点任务进展的提醒函"


def paper_of(letter: Reminder) -> Paper:
    """The letter as an official paper."""
    return Paper(
        form=Form.LETTER,
        mark=letter.issuer,
        number=letter.number,
        title=letter.title,
        addressee=letter.unit,
        body=tuple(_body(letter)),
        signer=letter.issuer,
        day=whole(letter.day),
        joined=letter.joined,
    )


def _body(letter: Reminder) -> list[Block]:
    due, grace = (_day(letter.facts[0][name]) for name in ("due_on", "grace_until"))
    return [
        Words(
            f"《{letter.plan}》确定由你单位牵头的下列{len(letter.facts)}项任务，应于{whole(due)}前报告{month(letter.period)}进展，"
            f"至{whole(grace)}宽限期满仍未收到报告。"
        ),
        Table(("序号", "任务", "应报日期"), tuple(map(_row, letter.facts)), (1, 6, 3)),
        Heading("一、请尽快报告"),
        Words("请在系统中补报上述任务的进展；确有困难的，说明困难、需要谁支持、何时能够解决。"),
        Heading("二、请书面反馈"),
        Words(f"请于签收本函次日起{letter.reply_days}个工作日内反馈未按时报告的原因和整改措施，并附相关佐证。"),
        Words(f"对上述事实有异议的，请在反馈中说明，我们将予以核实。（提醒依据：督办规则第{letter.rules}版）"),
    ]


def _row(fact: Mapping[str, Any]) -> tuple[str, str, str]:
    return str(fact["number"]), str(fact["title"]), whole(_day(fact["due_on"]))


def _day(text: str) -> date:
    return date.fromisoformat(text)
