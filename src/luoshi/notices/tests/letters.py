"""A letter for the tests of channels, and how it is sent."""

from datetime import UTC, datetime

from luoshi.core import clock
from luoshi.notices.channels import CHANNELS, Letter, Outcome

AT = datetime(2026, 9, 24, 1, 0, tzinfo=UTC)
LETTER = Letter(
    key="abc.7@luoshi.example.gov.cn",
    address="liang@example.gov.cn",
    subject="落实：8月进展",
    text="请报8月进展。\nhttps://luoshi.example.gov.cn/dispatch/mine/\n",
    discreet="落实有1条新消息",
    lines=("请报8月进展。\nhttps://luoshi.example.gov.cn/dispatch/mine/",),
    link="https://luoshi.example.gov.cn/",
    at=AT,
)


def sent(kind, letter=LETTER) -> Outcome:
    with clock.frozen(AT):
        return CHANNELS[kind].deliver(letter)
