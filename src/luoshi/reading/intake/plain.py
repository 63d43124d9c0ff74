"""Plain text: the flow is the text itself, with one kind of line break and without invisible characters."""

from __future__ import annotations

import re

from luoshi.reading.intake.weave import ZERO_WIDTH, Weaver
from luoshi.reading.model import Flow

_LINE_BREAK = re.compile("\r\n?|\u2028|\u2029|\x0c")
_UNEVEN = re.compile(f"[\r\u2028\u2029\x0c{ZERO_WIDTH}]")


def recognises(text: str) -> bool:
    """Whatever no other format claims is plain text."""
    return True


def flow_of(text: str) -> Flow:
    """The running text, a line for each line of the source."""
    if not _UNEVEN.search(text):
        return Flow(text)
    weaver, done = Weaver(), 0
    for found in _LINE_BREAK.finditer(text):
        weaver.run(text[done : found.start()], done)
        weaver.stand_in("\n", *found.span())
        done = found.end()
    weaver.run(text[done:], done)
    return weaver.flow()
