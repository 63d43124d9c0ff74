"""Word documents: planted texts whose numbers Word itself keeps, and planted tables with merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from luoshi.reading.outline.folding import numeral
from luoshi.reading.planted.books import places_of, rows_of, title_of
from luoshi.reading.planted.draft import Planted

_CHINESE = "一二三四五六七八九十"
#: What a line may begin with, from the outermost level to the innermost, and how Word counts it.
_LEVELS = (
    (re.compile(f"()([{_CHINESE}]+)(、)"), "chineseCountingThousand"),
    (re.compile(f"([（(])([{_CHINESE}]+)([）)])"), "chineseCounting"),
    (re.compile(r"()(\d+)([.、．])(?!\d)"), "decimal"),
)
_ABSTRACT = 1


def in_document(planted: Planted) -> tuple[Planted, bytes]:
    """A planted text or table as the bytes of a docx document."""
    word = Document()
    if planted.name == "table.html":
        word.add_paragraph(title_of(planted))
        _add_table(word, planted)
    else:
        _add_lines(word, planted.text.split("\n"))
    stream = BytesIO()
    word.save(stream)
    return replace(planted, name="plan.docx", dress="document"), stream.getvalue()


def _add_table(word: Any, planted: Planted) -> None:
    rows = rows_of(planted)
    table = word.add_table(len(rows), sum(cell.columns for cell in rows[0]))
    for row, column, cell in places_of(rows):
        corner = table.cell(row, column)
        corner = corner.merge(table.cell(row + cell.rows - 1, column + cell.columns - 1))
        corner.text = cell.words


def _add_lines(word: Any, lines: list[str]) -> None:
    """A paragraph for each line; the numbers at their beginning become Word's own."""
    lists = _Lists()
    for line in lines:
        level, found = next(
            ((at, found) for at, (each, _) in enumerate(_LEVELS) if (found := each.match(line))), (0, None)
        )
        paragraph = word.add_paragraph(line[found.end() :] if found else line)
        if found:
            paragraph._p.get_or_add_pPr().append(parse_xml(lists.next(level, found)))
    numbering = word.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    for definition in lists.definitions():
        numbering.append(parse_xml(definition))


class _Lists:
    """The lists of a document: a new one, with its own start, wherever Word would not count so by itself."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}
        self._patterns: dict[int, str] = {}
        self._starts: list[tuple[int, int, str]] = [(0, 1, "")]

    def next(self, level: int, found: re.Match[str]) -> str:
        """The properties of the paragraph with this number."""
        number, pattern = numeral(found[2]), f"{found[1]}%{level + 1}{found[3]}"
        self._patterns.setdefault(level, pattern)
        if self._counts.get(level, 0) + 1 != number or self._patterns[level] != pattern:
            self._starts.append((level, number, pattern))
        self._counts = {at: count for at, count in self._counts.items() if at < level} | {level: number}
        return f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{len(self._starts)}"/></w:numPr>'

    def definitions(self) -> Iterator[str]:
        """The elements of the part that defines the lists."""
        levels = "".join(_level(at, self._patterns.get(at, "")) for at in range(len(_LEVELS)))
        yield f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_ABSTRACT}">{levels}</w:abstractNum>'
        for key, (level, start, pattern) in enumerate(self._starts, 1):
            other = _level(level, pattern) if pattern and pattern != self._patterns[level] else ""
            yield (
                f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="{_ABSTRACT}"/>'
                f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/>{other}</w:lvlOverride></w:num>'
            )


def _level(at: int, pattern: str) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{_LEVELS[at][1]}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )
