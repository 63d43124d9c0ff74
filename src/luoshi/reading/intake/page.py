"""Web pages: recognised by their tags, whatever the file is called."""

from __future__ import annotations

import re
from itertools import islice

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Flow

_TAG = expression(
    r"</?(?:html|head|body|div|p|br|span|font|table|tbody|tr|t[dh]|h[1-6]|ul|ol|li|a|b|strong|section|article)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = expression(r"&(?:nbsp|ensp|emsp|ldquo|rdquo|mdash|middot|hellip|lt|gt|amp|quot|#\d{2,5});")


def recognises(text: str) -> bool:
    """Whether the text carries HTML: two tags or two character entities are enough."""
    return _twice(_TAG, text) or _twice(_ENTITY, text)


def _twice(kind: re.Pattern[str], text: str) -> bool:
    return len(list(islice(kind.finditer(text), 2))) == 2


def flow_of(text: str) -> Flow:
    """The words between the tags, a line for each block and each table cell.

    A cell's paragraphs are lines of their own; an empty cell has no line. Tables with a header and
    rows come along as `Flow.tables`; a table that only lays out the page does not. Where the words
    are tags again, because the page holds its text escaped (`&lt;p&gt;`), these are read too.
    """
    from luoshi.reading.intake.markup import PageReader  # loaded only when there is a page

    flow = PageReader(text).flow()
    return PageReader(flow.text).flow().over(flow) if _twice(_TAG, flow.text) else flow
