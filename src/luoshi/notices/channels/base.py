"""What a channel is given, and what it says of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from django.conf import settings

from luoshi.notices.states import Reason


class Result(StrEnum):
    """How a delivery went. LATER: certainly not sent, try again. REFUSED: certainly not sent, and it never will be."""

    SENT = "sent"
    LATER = "later"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Outcome:
    """A result with its reason; `detail` is the server's number, for its words may hold a secret."""

    result: Result
    reason: str = ""
    detail: str = ""


SENT = Outcome(Result.SENT)


def later(reason: Reason, detail: object = "") -> Outcome:
    return Outcome(Result.LATER, reason, str(detail))


def refused(reason: Reason, detail: object = "") -> Outcome:
    return Outcome(Result.REFUSED, reason, str(detail))


def unknown(reason: Reason, detail: object = "") -> Outcome:
    return Outcome(Result.UNKNOWN, reason, str(detail))


@dataclass(frozen=True)
class Letter:
    """A message in words for one address. `discreet` is what others may read: in a group, how many, never what."""

    key: str
    address: str
    subject: str
    text: str
    discreet: str
    lines: tuple[str, ...]
    link: str
    at: datetime


class Channel(ABC):
    """A way outside."""

    #: The settings that it needs, all of them.
    needs: ClassVar[tuple[str, ...]]
    #: What the address of a person is called, as a msgid, and an example.
    asks: ClassVar[str]
    example: ClassVar[str] = "zhouming"

    def is_set_up(self) -> bool:
        """Whether every setting that it needs is there."""
        return all(getattr(settings, name) for name in self.needs)

    def wrong_with(self, address: str) -> str:
        """What is wrong with an address, as a msgid; "" when it may be right."""
        return ""

    @abstractmethod
    def deliver(self, letter: Letter) -> Outcome:
        """Sends a letter and says how it went; never raises for what lies outside."""


def outcome_by(answer: Any, table: Mapping[int, Outcome]) -> Outcome:
    """What the number in a service's answer means; one that no table knows is tried again."""
    number = answer.get("errcode") if isinstance(answer, dict) else None
    if not isinstance(number, int):
        return later(Reason.STRANGE)
    found = table.get(number, later(Reason.BUSY))
    return found if found.result == Result.SENT else Outcome(found.result, found.reason, str(number))
