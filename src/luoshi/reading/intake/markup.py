"""Reading markup: the tags and words of a page become lines with their places in the source."""

from __future__ import annotations

import re
from html import unescape
from itertools import accumulate

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Flow, Table
from luoshi.reading.intake.article import META_DAY, META_TITLE, document_of
from luoshi.reading.intake.elements import Elements
from luoshi.reading.intake.grid import OpenTable
from luoshi.reading.intake.tags import TagParser, as_written
from luoshi.reading.intake.weave import Weaver

#: Elements whose words are no part of the document: code, navigation, form controls.
_SKIPPED = expression("script|style|nav|footer|select|option|textarea|button|template|svg|xml")
#: Elements that stand on lines of their own.
_BLOCK = expression(
    "address|article|aside|blockquote|body|br|caption|center|d[dlt]|div|fieldset|figcaption|figure|form|h[1-6]|header"
    "|hr|html|legend|li|main|ol|p|pre|section|table|tbody|t[dhr]|tfoot|thead|title|ul"
)
_WITHOUT_END = frozenset({"br", "hr"})
_LABELLED = 300  # characters of a label with its box
#: What sites tell machines about a page, and the kind of line that it becomes.
_SAYS_OF_ITSELF = {"articletitle": META_TITLE, "pubdate": META_DAY}
_CONTENT = expression(r"""content\s*=\s*(?P<quote>["'])(?P<words>[^"']*)(?P=quote)""", re.IGNORECASE)
_BLOCK_TAG = expression(rf"</?(?:{_BLOCK.pattern})\b", re.IGNORECASE)
#: Directives of page templates: `<%@ page … %>`, `<#if …>`, `${…}`, `{{…}}`.
_DIRECTIVE = expression(r"<%.{0,200}?%>|</?[#@][^>]{0,200}>|\$\{[^}]{0,200}\}|\{\{[^}]{0,200}\}\}", re.DOTALL)
_FRONT_MATTER = expression(r"\A\ufeff?\s*---\n.*?\n---(?=\n)", re.DOTALL)
_FRONT_TITLE = expression(r"^title:[ ]{0,9}(['\"]?)(.{0,200}?)\1[ ]{0,9}$", re.MULTILINE)
_WORDS_OR_SPACE = expression(r"[ \t\n\r\f]+|[^ \t\n\r\f]+")


class PageReader(TagParser):
    """One page on its way to a Flow; `flow()` gives it."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self._source = source
        self._tags = source.lower()
        self._closing: dict[str, bool] = {}
        self._line_starts = [0, *accumulate(len(line) for line in source.split("\n") for line in (line + "\n",))]
        self._weaver = Weaver()
        self._space: str | None = None  # white space that counts only if words follow in the same line
        self._space_at = 0
        self._skipped: str | None = None
        self._skip_depth = 0
        self._elements = Elements()
        self._open: list[OpenTable] = []
        self._closed: list[OpenTable] = []
        # Without any block tag it is text with a few entities: its own line breaks count.
        self._own_lines = 0 if _BLOCK_TAG.search(source) else 1

    def flow(self) -> Flow:
        """The lines of the document on the page, its data tables and its links."""
        self.feed(_without_directives(self._source))
        self.close()
        self._closed += self._open
        flow, length = self._weaver.flow(), self._weaver.length
        tables = (table for opened in self._closed if (table := opened.table(flow.text)))
        flow = Flow(flow.text, flow.segments, tuple(sorted(tables, key=_begin)))
        return document_of(flow, self._elements.all, self._elements.lines(length), self._elements.links(length))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipped:
            self._skip_depth += tag == self._skipped
        elif self._is_skipped(tag):
            self._skipped, self._skip_depth = tag, 1
        elif _BLOCK.fullmatch(tag):
            self._break()
            self._own_lines += tag == "pre"
            self._open_block(tag, dict(attrs))
        elif tag == "a":
            self._elements.open_link(dict(attrs).get("href"), self._weaver.length)
        elif tag == "meta":
            self._say_of_itself(dict(attrs))

    def _open_block(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag not in _WITHOUT_END:
            hint = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
            self._elements.open(tag, hint, self._weaver.length)
        self._open_table_part(tag, attributes)

    def _say_of_itself(self, attributes: dict[str, str | None]) -> None:
        """The title and the day that a page tells machines, each as a line of its own."""
        says = _SAYS_OF_ITSELF.get((attributes.get("name") or "").lower())
        content = _CONTENT.search(self.get_starttag_text() or "")
        if not says or not content or "&" in content["words"] or not content["words"].strip():
            return
        self._break()
        self._elements.open(says, "", self._weaver.length)
        self._write(content["words"], self.at() + content.start("words"))
        self._break()
        self._elements.close(says, self._weaver.length)

    def _is_skipped(self, tag: str) -> bool:
        """Whether the words of an element are none of the document; the label of a box to tick is such a one."""
        if tag == "label":
            at = self.at()
            return "<input" in self._tags[at : at + _LABELLED].split("</label", 1)[0]
        return bool(_SKIPPED.fullmatch(tag)) and self._closes(tag)

    def _closes(self, tag: str) -> bool:
        """Whether the element is closed each time; one that is not would swallow the rest of the page."""
        if tag not in self._closing:
            self._closing[tag] = self._tags.count(f"<{tag}") <= self._tags.count(f"</{tag}")
        return self._closing[tag]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if _BLOCK.fullmatch(tag) and not self._skipped:
            self._break()
        elif tag == "meta":
            self._say_of_itself(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            self._skip_depth -= tag == self._skipped
            self._skipped = self._skipped if self._skip_depth else None
        elif _BLOCK.fullmatch(tag):
            self._break()
            self._own_lines -= tag == "pre" and self._own_lines > 0
            self._close_table_part(tag)
            self._elements.close(tag, self._weaver.length)
        elif tag == "a":
            self._elements.close_link(self._weaver.length)

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            at = self.at()
            for piece in _WORDS_OR_SPACE.finditer(as_written(data)):
                self._words_or_space(piece.group(), at + piece.start())

    def handle_entityref(self, name: str) -> None:
        self._entity(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._entity(f"&#{name}")

    def _entity(self, written: str) -> None:
        if self._skipped:
            return
        at = self.at()
        end = at + len(written)
        end += self._source.startswith(";", end)
        written = self._source[at:end]
        meant = unescape(written)
        if meant == written:
            self._write(written, at)
            return
        self._begin_words(meant)
        self._weaver.stand_in(meant, at, end)

    def _words_or_space(self, text: str, at: int) -> None:
        if not text.isspace() or text[0] not in " \t\n\r\f":
            self._write(text, at)
        elif self._own_lines and "\n" in text:
            self._weaver.line_break(at)
        elif self._space is None:
            self._space, self._space_at = text, at

    def _write(self, text: str, at: int) -> None:
        self._begin_words(text)
        self._weaver.run(text, at)

    def _begin_words(self, words: str) -> None:
        """Notes where a line begins, and writes the space that waited."""
        if self._weaver.last == "\n":
            self._elements.line(self._weaver.length)
        self._spend_space(words)

    def _spend_space(self, before: str) -> None:
        """Writes the white space that waited. As in a browser, a line break between Chinese characters is none."""
        if self._space is not None and self._weaver.last != "\n":
            wrapped = "\n" in self._space and _wide(self._weaver.last) and _wide(before[0])
            if not wrapped:
                self._weaver.blank(self._space_at, len(self._space))
        self._space = None

    def _break(self) -> None:
        self._space = None
        self._weaver.line_break(self.at())

    def _open_table_part(self, tag: str, attributes: dict[str, str | None]) -> None:
        at = self._weaver.length
        if tag == "table":
            if self._open:  # those further out were told by those within them
                self._open[-1].nests = True
            self._open.append(OpenTable())
        elif tag == "tr" and self._open:
            self._open[-1].open_row(at)
        elif tag in ("td", "th") and self._open:
            self._open[-1].open_cell(at, attributes.get("rowspan"), attributes.get("colspan"))

    def _close_table_part(self, tag: str) -> None:
        if self._open and tag in ("td", "th", "tr", "table"):
            self._open[-1].close_cell(self._weaver.length)
            if tag == "table":
                self._closed.append(self._open.pop())

    def at(self) -> int:
        """Where the parser stands in the source."""
        line, offset = self.getpos()
        return self._line_starts[line - 1] + offset


def _begin(table: Table) -> int:
    return table.span.start


def _wide(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uff60"


def _without_directives(source: str) -> str:
    """The page with template directives and front matter blanked out, so that every position stays."""
    blanked = _FRONT_MATTER.sub(lambda found: _only_title(found.group()), source)
    return _DIRECTIVE.sub(lambda found: _blank(found.group()), blanked)


def _only_title(front: str) -> str:
    title = _FRONT_TITLE.search(front)
    if not title:
        return _blank(front)
    return _blank(front[: title.start(2)]) + title.group(2) + _blank(front[title.end(2) :])


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
