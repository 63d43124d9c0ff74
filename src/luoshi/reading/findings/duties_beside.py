"""What names nobody beside chapters that do: items that open with what is to be done, what a report looks ahead to."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.reading.findings.duties_blocks import Block, heading_block
from luoshi.reading.findings.duties_counted import ASKING, is_stock
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.duties_explains import explains
from luoshi.reading.findings.duties_reports import report_blocks
from luoshi.reading.findings.duties_titled import is_due
from luoshi.reading.stretches import Stretches

_STYLES = ("bracketed", "digit")
_FEWEST = 2


def with_those_beside(document: Document, named: list[Block]) -> list[Block]:
    """The blocks with what is asked in chapters that hold none of them."""
    found = list(named)
    for family in [report_blocks(document)] if document.tells else _families(document):
        taken = Stretches(block.span for block in found)
        if document.tells:
            found += [block for block in family if not taken.meet(block.span)]
        elif not any(taken.meet(block.span) for block in family):
            found += family
    return found


def _families(document: Document) -> Iterator[list[Block]]:
    """The items below a heading that nearly all ask by their titles, the innermost ones first; and those that stand
    alone below theirs while the items beside them count on (1 below (一), 2 and 3 below (二))."""
    asked: set[str] = set()
    for parent in reversed(range(len(document.headings))):
        items = [at for at in document.outline.children(parent) if at not in document.apart]
        counts_on = len(items) == 1 and _next_number(document, items[0]) in asked
        if counts_on or _ask(document, items):
            asked |= {document.headings[at].number or "" for at in items if document.headings[at].style == "digit"}
            yield [heading_block(document, at, (), "like the items beside it") for at in items]


def _next_number(document: Document, index: int) -> str:
    """The number behind that of an item that is counted in digits and asks."""
    heading = document.headings[index]
    number = heading.number or ""
    asks = heading.style == "digit" and number.isdecimal() and ASKING.match(document.folded, heading.title.start)
    return str(int(number) + 1) if asks else "-"


def _ask(document: Document, items: list[int]) -> bool:
    headings = [document.headings[at] for at in items]
    asking = [
        at for at in items if ASKING.match(document.folded, document.headings[at].title.start) or is_due(document, at)
    ]
    return (
        len(items) >= _FEWEST
        and sum(not explains(document, at) for at in asking) * 3 >= len(items) * 2
        and all(one.style in _STYLES and not is_stock(document.words(one.title)) for one in headings)
    )
