"""Decoding: which characters the bytes of a file mean. Nothing is stripped, not even a byte order mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NoReturn

from luoshi.reading.errors import UnreadableFile, gettext_noop
from luoshi.reading.expressions import expression

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LABEL = expression(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
#: Pages label their bytes gb2312 and then use characters that only gb18030 has.
_SAFER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "big5-hkscs": "big5hkscs"}
#: Characters that make up much of any Chinese official text, in both scripts: what wrong decodings lack.
_COMMON = frozenset(
    "的一二三四五六七八九十是在和有不了为人大中国上下年月日市县县省区区镇乡政府工作全任务会委员局部门门单单位位责任"
    "建设发发展展加强推进进实实施落落实要点通知关关于以及各等个个项项目业业企企提高新管理制度制完善化机机制改革重点"
    "牵头配合与対對縣區鎮鄉務單責強進實項業標准準標管理時间間民生亿億元增长，。、：；（）《》"
)
_CONTROL = expression(r"[\x00-\x08]")
_PLAUSIBLE, _POSSIBLE, _MEANT = 0.12, 0.01, 0.2
_FEWEST = 20  # characters beyond ASCII that tell what they once were
#: Stands for bytes that mean no character.
LOST = "\ufffd"
_MOST_LOST = 0.002  # of the characters
#: What is left of characters that were lost before: U+FFFD, taken for GBK.
_TRACES = expression("锟斤拷|锘匡豢|(?:烫烫){2}")
#: What a text was taken for when it was opened, and what it was.
_MISTAKES = (
    ("gb18030", "utf-8"),
    ("latin-1", "gb18030"),
    ("cp1252", "gb18030"),
    ("latin-1", "utf-8"),
    ("cp1252", "utf-8"),
    ("gb18030", "big5"),
    ("big5", "gb18030"),
)
_LOOKED_AT = 20_000


def decode(data: bytes) -> tuple[str, str]:
    """The text of the bytes and the name of the encoding. Raises UnreadableFile when no encoding fits."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding) or _refuse(), encoding
    if data.isascii() and b"~{" in data:
        return _strictly(data, "hz") or data.decode("ascii"), "hz"
    sure = _utf8(data)
    if sure is not None:
        _refuse_garbled(sure)
        return sure, "utf-8"
    found = list(_candidates(data))
    best = max(found, key=lambda one: _likelihood(one[0]), default=("", ""))
    # NUL bytes leave UTF-16 only, so that little is enough to know which of the two.
    if _likelihood(best[0]) >= (_POSSIBLE if b"\x00" in data else _PLAUSIBLE):
        return best
    for text, _ in found:
        _refuse_garbled(text)
    return _nearly(data) or _guessed(data)


def _utf8(data: bytes) -> str | None:
    """The bytes as UTF-8, unless NUL bytes say that they mean something else."""
    return None if b"\x00" in data else _strictly(data, "utf-8")


def _candidates(data: bytes) -> Iterator[tuple[str, str]]:
    names = [*_labelled(data), "gb18030", "big5"]
    if b"\x00" in data:
        names = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
    elif len(data) % 2 == 0:
        names += ["utf-16-le", "utf-16-be"]
    for name in dict.fromkeys(names):
        text = _strictly(data, name)
        if text is not None:
            yield text, name


def _labelled(data: bytes) -> list[str]:
    """The encoding that a page says it has."""
    found = _LABEL.search(data[:4096])
    if not found:
        return []
    label = found.group(1).decode("ascii", "replace").lower()
    return [_SAFER.get(label, label)]


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _likelihood(text: str) -> float:
    """The share of characters that any official text is full of, and 0 for text with control characters."""
    head = text[:_LOOKED_AT]
    beyond_ascii = len(head) - len(head.encode("ascii", "ignore"))
    if not beyond_ascii or _CONTROL.search(text):
        return 0.0
    return sum(map(head.count, _COMMON)) / beyond_ascii


def _nearly(data: bytes) -> tuple[str, str] | None:
    """The text where hardly a byte is damaged; each such place stands as U+FFFD."""
    for name in ("utf-8", "gb18030"):
        text = data.decode(name, "replace")
        if text.count(LOST) <= len(text) * _MOST_LOST and _likelihood(text) >= _PLAUSIBLE:
            return text, name
    return None


def _refuse_garbled(text: str) -> None:
    """Raises UnreadableFile for words that were once taken for another encoding and saved so."""
    head = text[:_LOOKED_AT]
    if _likelihood(text) >= _PLAUSIBLE or sum(each > "\x7f" for each in head) < _FEWEST:
        return
    garbled = head.count(LOST) > len(head) * _MOST_LOST or _TRACES.search(head)
    if garbled or any(_likelihood(_undone(head, *way)) >= _MEANT for way in _MISTAKES):
        raise UnreadableFile(
            "broken_encoding",
            gettext_noop("The characters were mixed up: the file was opened in a wrong encoding once and saved so."),
            gettext_noop("Ask for the file it was made from, or copy the text again from where it came."),
        )


def _undone(text: str, taken_for: str, meant: str) -> str:
    return text.encode(taken_for, "replace").decode(meant, "ignore")


def _guessed(data: bytes) -> tuple[str, str]:
    """What charset-normalizer makes of the bytes: the last resort, and slow to load."""
    if b"\x00" in data:
        _refuse()
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        _refuse()
    text = _strictly(data, best.encoding)
    return text if text is not None else _refuse(), best.encoding


def _refuse() -> NoReturn:
    raise UnreadableFile(
        "broken_encoding",
        gettext_noop("The characters of the file cannot be made out: it is damaged, or it is no text."),
        gettext_noop("Open it where it was written and save it as text in UTF-8."),
    )
