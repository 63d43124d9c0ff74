"""What stands beside the findings: what was lost and restored, and numbered text that is none of them."""

from __future__ import annotations

from dataclasses import dataclass

from luoshi.reading.errors import gettext_noop
from luoshi.reading.flow import Span


@dataclass(frozen=True)
class Repair:
    """What the source had lost and how it was restored; the text itself is never altered."""

    span: Span
    found: str
    restored: str
    why: str


@dataclass(frozen=True)
class LeftOut:
    """A numbered thing of the source that became neither section, task nor item; `why` is from LEFT_OUT."""

    text: str
    span: Span
    why: str


#: Why a numbering marker is left out: the closed list of `docs/reference/reading.md`.
LEFT_OUT = {
    "not_a_task": gettext_noop("numbered text that asks nobody to do anything"),
    "contents": gettext_noop("a line of the table of contents"),
    "repeated": gettext_noop("the same item stands elsewhere in full"),
    "attachment": gettext_noop("a numbered attachment or form"),
    "member_list": gettext_noop("a list of members or contacts"),
    "page_furniture": gettext_noop("navigation or other text of the page around the document"),
    "definition": gettext_noop("an explanation of terms"),
    "list_in_sentence": gettext_noop("an enumeration inside a sentence"),
}
