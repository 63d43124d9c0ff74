"""What stands on an official paper, without a word on how it looks."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Form(StrEnum):
    """The two forms of GB/T 9704, a letter between units (信函格式) and an ordinary document (文件格式); and neither.

    What is no official paper has a title and no red head (红头).
    """

    LETTER = "letter"
    DOCUMENT = "document"
    PLAIN = "plain"


@dataclass(frozen=True)
class Heading:
    """A heading of the first level (黑体) or the second (楷体), its number included."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Words:
    """A paragraph of the body, its first line two characters in."""

    text: str


@dataclass(frozen=True)
class Table:
    """A table with one row of heads; `widths` are shares of the line."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    caption: str = ""


Block = Heading | Words | Table


@dataclass(frozen=True)
class Paper:
    """A paper. `mark` names the issuer in red, `number` is the 文号, `copies` who gets a copy; a plain one has no mark.

    Where several issue it jointly (联合行文) mark and number are those of the first, which signs before the `joined`.
    """

    form: Form
    mark: str
    number: str
    title: str
    addressee: str
    body: tuple[Block, ...]
    signer: str
    day: str
    copies: str = ""
    attachments: tuple[str, ...] = field(default=())
    joined: tuple[str, ...] = field(default=())

    @property
    def signers(self) -> tuple[str, ...]:
        """Everybody whose name and seal stand under it."""
        return self.signer, *self.joined


KINDS = {"heading": Heading, "words": Words, "table": Table}


def as_data(paper: Paper) -> dict[str, Any]:
    """The paper as plain data for JSON; each block says what it is."""
    names = {kind: name for name, kind in KINDS.items()}
    body = [{"block": names[type(block)], **asdict(block)} for block in paper.body]
    return {**asdict(paper), "form": paper.form.value, "body": body}


def of_data(data: dict[str, Any]) -> Paper:
    """The paper again, from what `as_data` gave and JSON kept."""
    body = tuple(_block(one) for one in data["body"])
    facts = {name: data[name] for name in ("mark", "number", "title", "addressee", "signer", "day", "copies")}
    joined = tuple(data.get("joined", ()))  # older papers were issued by one
    return Paper(form=Form(data["form"]), body=body, attachments=tuple(data["attachments"]), joined=joined, **facts)


def paper_in(snapshot: str) -> Paper:
    """The paper that was frozen in a snapshot: JSON in which it stands as `paper`."""
    return of_data(json.loads(snapshot)["paper"])


def _block(data: dict[str, Any]) -> Block:
    facts = {name: _tuples(value) for name, value in data.items() if name != "block"}
    return KINDS[data["block"]](**facts)


def _tuples(value: Any) -> Any:
    """JSON knows lists only."""
    return tuple(map(_tuples, value)) if isinstance(value, Iterable) and not isinstance(value, str) else value


def whole(day: date) -> str:
    """A day as papers have it: 2026年9月24日."""
    return f"{day.year}年{day.month}月{day.day}日"


def month(day: date) -> str:
    """A day's month as papers have it: 2026年9月."""
    return f"{day.year}年{day.month}月"
