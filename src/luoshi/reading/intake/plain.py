"""Plain text: the flow is the text itself, with one kind of line break and without invisible characters.

The lines of a text that was wrapped by force are joined again, over page numbers too.
"""

from __future__ import annotations

from typing import NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Flow
from luoshi.reading.intake.unwrap import Wrapping
from luoshi.reading.intake.weave import ODD_SPACES, ZERO_WIDTH, Weaver

_LINE = expression("(?P<words>[^\r\n\u2028\u2029\x0c]*)(?P<end>\r\n?|[\n\u2028\u2029\x0c]|$)")
_UNEVEN = expression(f"[\r\u2028\u2029\x0c{ZERO_WIDTH}{ODD_SPACES}]")
_LETTER = expression("[A-Za-z0-9]")


class _Line(NamedTuple):
    words: str
    start: int
    end: int  # behind its line break


def recognises(text: str) -> bool:
    """Whatever no other format claims is plain text."""
    return True


def flow_of(text: str) -> Flow:
    """The running text, a line for each line or each paragraph of the source."""
    lines = [_Line(found["words"], *found.span()) for found in _LINE.finditer(text) if found.group()]
    wrapping = Wrapping([line.words for line in lines])
    kept = [line for line in lines if not wrapping.is_page_number(line.words)]
    if len(kept) == len(lines) and not wrapping.is_wrapped and not _UNEVEN.search(text):
        return Flow(text)
    weaver = Weaver()
    for at, line in enumerate(kept):
        following = kept[at + 1].words if at + 1 < len(kept) else ""
        _write(weaver, line, wrapping.goes_on(line.words, following), following)
    return weaver.flow()


def _write(weaver: Weaver, line: _Line, goes_on: bool, following: str) -> None:
    """One line: with its line break, or run on to the next as the language asks."""
    words = line.words.rstrip() if goes_on else line.words
    weaver.run(words, line.start)
    line_break = line.start + len(line.words)
    if not goes_on and line_break < line.end:
        weaver.stand_in("\n", line_break, line.end)
    elif goes_on and _LETTER.match(words[-1:]) and _LETTER.match(following.lstrip()[:1]) and not words[-1].isdecimal():
        weaver.stand_in(" ", line_break, line.end)
