"""What only sets figures: papers of aims, and items under titles that need not ask (危房改造。完成改造60户)."""

from __future__ import annotations

from luoshi.reading.expressions import expression
from luoshi.reading.findings import targets
from luoshi.reading.findings.duties_blocks import Block, heading_block
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.duties_explains import explains
from luoshi.reading.flow import Span

#: The rule of items that set figures under titles that do not ask.
SETS = "item that sets figures"
#: The title of a paper that does nothing but set aims.
_OF_AIMS = expression(r"(?:预期|主要|奋斗)目标(?:任务)?$|目标任务$")
_FEWEST = 3


def setting_blocks(document: Document, headings: list[int]) -> list[Block]:
    """Outermost items that need not ask, where all lies ahead and most set something to be reached: those of a paper
    of aims, and those under short titles one of which has a list of its own and stays one task."""
    of_aims = _OF_AIMS.search(document.title) and not document.tells
    items = [at for at in headings if document.headings[at].parent is None]
    listed = [at for at in items if document.outline.children(at)]
    called = all(document.headings[at].is_called for at in items) and 0 < len(listed) < len(items)
    styles = {document.headings[at].style for at in items}
    if len(items) < _FEWEST or len(styles) > 1 or not (of_aims or (called and document.lies_ahead)):
        return []
    setting = [at for at in items if targets.find(document.flow, document.headings[at].span, document.year)]
    blocks = [heading_block(document, at, (), SETS) for at in items if not explains(document, at)]
    return blocks if len(setting) * 2 > len(items) else []


def titled_aims(document: Document) -> list[Block]:
    """The text under such a title, where it has no items."""
    lines = [] if document.headings else list(document.lines(Span(0, len(document.folded))))
    if len(lines) <= 1 or not _OF_AIMS.search(document.words(lines[0])):
        return []
    return [Block(None, None, lines[0], Span(lines[0].start, lines[-1].end), (), "aims", said=tuple(lines[1:]))]
