"""Groups of a flattened table whose first column names them: words between the end of a row and the next number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import names_units
from luoshi.reading.findings.tables_columns import GROUP, NUMBER
from luoshi.reading.findings.tables_tokens import NUMERAL, Laid, Token
from luoshi.reading.flow import Span

#: How groups are counted where those of two levels stand behind each other (行动一:再造空间).
_COUNTED = expression(r"[\u4e00-\u9fff]{2,4}[一二三四五六七八九十]{1,3}:\s?")
_LONGEST = 40


def grouped(document: Document, laid: Laid) -> Laid:
    """A table whose groups stand over the rows below them, where its first column names them."""
    if laid.columns[:2] != [GROUP, NUMBER]:
        return laid
    return Laid(laid.columns[1:], laid.headings[1:], list(_marked(document, laid.tokens)))


def _marked(document: Document, tokens: list[Token]) -> Iterator[Token]:
    """The words with the groups marked; where some of these are counted, only those."""
    groups = _before_numbers(document, tokens)
    counted = {at: found for at in groups if (found := _COUNTED.match(document.folded, *tokens[at].span))}
    for at, token in enumerate(tokens):
        if at in counted:
            yield Token(Span(counted[at].end(), token.span.end), is_group=True)
        elif at not in groups:
            yield token
        elif not counted:
            yield token._replace(is_group=True)


def _before_numbers(document: Document, tokens: list[Token]) -> set[int]:
    """Where short words stand between what a row ends with and the number of the next."""
    found: set[int] = set()
    numbers = [at for at, token in enumerate(tokens) if NUMERAL.fullmatch(document.words(token.span))]
    for before, number in pairwise([-1, *numbers]):
        first = before + 2 if before >= 0 else 0  # behind a number stands the title of its row
        at = number
        while at > first and _may_head(document, tokens[at - 1].span):
            at -= 1
        found.update(range(at, number))
    return found


def _may_head(document: Document, span: Span) -> bool:
    """Whether words are no sentence and name no unit."""
    is_short = span.end - span.start <= _LONGEST and document.folded.find("。", *span) < 0
    return is_short and not names_units(document.folded, span)
