"""Labels: the fields that a site prints around a document (索引号, 发布机构, 成文日期, 标题, 文号, 效力状态)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Flow, Span
from luoshi.reading.model import PrintedField
from luoshi.reading.vocabulary import words

FIELDS: dict[str, tuple[str, ...]] = {
    "index_number": words("索引号 信息索引号 索引码 信息索引"),
    "document_number": words("文号 字号 政策文号 发布文号 发文字号 文件编号 发文文号 文件号 公文文号"),
    "issuer": words(
        """
        发布机构 发文机关 发文单位 发布单位 制发机关 发文机构 公开单位 公开机构 制定机关 发布部门 信息提供单位
        公开责任部门
        """
    ),
    "written_on": words("成文日期 成文时间 生成日期 制发日期 生成时间"),
    "sent_on": words("发文日期 发文时间 印发日期"),
    "published_on": words("发布日期 发布时间 公布日期 发表时间 颁布时间 颁布日期 公开日期 公开时间 时间 日期"),
    "title": words("标题 名称 信息名称 文件名称 title"),
    "effect": words("效力状态 有效性 文件有效性 效力 有效性状态 时效性 时效状态 是否有效 文件状态 状态"),
    "source": words("来源 文章来源 信息来源 稿源"),
    "other": words(
        """
        分类 主题分类 主题词 内容概述 内容概况 关键词 公开方式 公开范围 体裁分类 服务对象 组配分类 作者 浏览量 浏览次数
        点击数 栏目 原文链接 本地目录 责任编辑 编辑 信息类别 公开类别 有效期 相关链接 当前位置 生效日期
        实施日期 失效日期 废止日期
        """
    ),
}
_FIELD_OF = {label: (field, rank) for field, labels in FIELDS.items() for rank, label in enumerate(labels)}
_SPACE = r"[ \t\u3000\xa0]*"
#: A short word before a colon, its characters perhaps set apart (索 引 号:); which of them are labels the table knows.
_LABEL = expression(rf"(?<![一-鿿])((?:[一-鿿]{_SPACE}+){{2,16}}+|title):{_SPACE}")
_EMPTY = expression(r"(?:无|暂无|—+|-+|/|null)?$")


def labelled(text: str) -> dict[str, list[str]]:
    """The values of every known field, the most exact label's first; `text` has half-width punctuation.

    A value ends with its line or where the next label begins; in a table it stands on the next line.
    """
    values: dict[str, list[str]] = {}
    for label, value in sorted(_found(text), key=lambda one: one[0].rank):
        if value:
            values.setdefault(label.field, []).append(value)
    return values


def is_field(line: str) -> bool:
    """Whether a line begins with a label that the table knows, and its colon (- 公开范围:全部公开)."""
    found = _LABEL.search(line) if ":" in line else None
    return bool(found and not re.search(r"[一-鿿]", line[: found.start()]) and _known(found))


def printed_in(flow: Flow, text: str, start: int) -> tuple[PrintedField, ...]:
    """The fields of a table that a site prints around a document, in a piece of its text that begins at `start`.

    None where fewer than three different ones stand there: a source or a day alone makes no table.
    """
    found = [(label, value) for label, value in _found(text) if value]
    if len({label.field for label, _ in found} - {"other"}) < _FEWEST:
        return ()
    return tuple(_printed(flow, text, start, label, value) for label, value in found)


_FEWEST = 3


def _printed(flow: Flow, text: str, start: int, label: _Label, value: str) -> PrintedField:
    at = start + text.index(value, label.end)
    span = Span(at, at + len(value))
    return PrintedField(re.sub(r"[\s:]", "", text[label.start : label.end]), flow.words(span), span)


@lru_cache(maxsize=4)
def _found(text: str) -> tuple[tuple[_Label, str], ...]:
    """Every label with its value, in the order of the text."""
    labels = sorted({*_before_colons(text), *_in_cells(text), *_in_brackets(text)}, key=lambda label: label.start)
    ends = [label.start for label in labels[1:]] + [len(text)]
    return tuple((label, _value(text[label.end : end])) for label, end in zip(labels, ends, strict=False))


class _Label(NamedTuple):
    field: str
    start: int
    end: int
    rank: int = 0  # of the label among those of its field


def _before_colons(text: str) -> Iterator[_Label]:
    return (label for found in _LABEL.finditer(text) if (label := _known(found)))


#: Labels that are no everyday words: they stand in cells without a colon (索引号 003069/2024).
_IN_CELLS = words(
    """
    索引号 发布机构 发布单位 发布文号 发文机关 成文日期 生成日期 发布日期 发文日期 发文字号 文号 有效性 效力状态
    文件编号 文件有效性 组配分类 主题分类 名称 标题 文件名称 信息名称 公开责任部门 内容概述
    """
)
_CELL = expression(
    rf"(?:^|(?<=[ \t\u3000]))({'|'.join(_SPACE.join(label) for label in _IN_CELLS)})"
    r"(?:[ \t\u3000|]+|[ \t]*\n+)(?=[^\s|])",
    re.M,
)


def _in_cells(text: str) -> list[_Label]:
    """Labels without colons; two of them at least make a field table."""
    found = [_label(m[1], m.start(), m.end()) or _Label("other", m.start(), m.end()) for m in _CELL.finditer(text)]
    return found if len({label.field for label in found}) > 2 else []


_BRACKETED = expression(r"[∙·]?【([一-鿿 \u3000]{2,12})】[ \t]*")


def _in_brackets(text: str) -> Iterator[_Label]:
    """Labels as law databases print them (【制定机关】某市人民政府)."""
    found = ((m, _label(m[1], m.start(), m.end())) for m in _BRACKETED.finditer(text))
    return (label for _, label in found if label)


def _known(found: re.Match[str]) -> _Label | None:
    """The label at the end of the words; what stands before it on the line, set apart, is the last value."""
    words_ = found[1]
    for at, c in enumerate(words_):
        begins = not c.isspace() and (at == 0 or words_[at - 1].isspace())
        if begins and (label := _label(words_[at:], found.start() + at, found.end())):
            return label
    return None


def _label(written: str, start: int, end: int) -> _Label | None:
    known = _FIELD_OF.get(re.sub(r"\s", "", written))
    return _Label(known[0], start, end, known[1]) if known else None


def _value(after: str) -> str:
    line = after.removeprefix("\n").split("\n", 1)[0].strip(" \t|").partition("|")[0].strip().strip("'\"")
    return "" if _EMPTY.match(line) else line
