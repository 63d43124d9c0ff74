"""Dress: what stands around and between the words of a document without changing what it asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from luoshi.reading.planted.draft import Planted
from luoshi.reading.planted.sites import LAYOUTS, Leaf

_WIDTH = 68  # columns of a line that was wrapped by force; a Chinese character takes two
_PAGE = 22  # lines of a page

_HEADS = (
    "{place}人民政府办公室文件\n{place}政办发〔{year}〕{n}号",
    "索引号:0031-{year}-{n}\n发文机关:{place}人民政府办公室\n成文日期:{year}年3月{day}日\n有效性:有效",
)
_LETTER = (
    "{place}人民政府办公室\n关于印发《{title}》的通知\n各有关单位:\n"
    "《{title}》已经研究通过,现印发给你们,请认真贯彻执行。"
)
_SIGNED = "{place}人民政府办公室\n{year}年3月{day}日"


def plain(planted: Planted, rng: Random) -> Planted:
    """As it is."""
    return planted


def letter(planted: Planted, rng: Random) -> Planted:
    """With the head, the letter that brings it and the signature."""
    facts = {
        "place": planted.place,
        "title": planted.title,
        "year": 2024,
        "n": rng.randint(1, 90),
        "day": rng.randint(1, 28),
    }
    before = "\n".join((rng.choice(_HEADS), _LETTER, _SIGNED)).format(**facts)
    return replace(planted, text=f"{before}\n\n{planted.text}")


def page(planted: Planted, rng: Random) -> Planted:
    """As the page of a site, in one of its layouts."""
    number, day = rng.randint(1, 90), f"2024-03-{rng.randint(10, 28)}"
    fields = (
        ("索引号", f"0031-2024-{number}"),
        ("发文机关", f"{planted.place}人民政府办公室"),
        ("成文日期", day),
        ("有效性", "有效"),
    )
    paragraphs = tuple(planted.text.split("\n"))
    files = (("重点项目清单.xlsx", f"/P{number}.xlsx"),) if rng.random() < 0.5 else ()
    leaf = Leaf(planted.title, f"{planted.place}人民政府", fields, day, paragraphs, files)
    return replace(planted, name="page.html", text=rng.choice(LAYOUTS)(leaf))


def wrapped(planted: Planted, rng: Random) -> Planted:
    """As copied from a PDF: lines end where the page does, page numbers stand between them."""
    lines: list[str] = []
    for line in planted.text.split("\n"):
        for part in _broken(line):
            lines.append(part)
            if len(lines) % _PAGE == 0:
                lines.append(f"— {len(lines) // _PAGE} —")
    return replace(planted, text="\n".join(lines))


def _broken(line: str) -> Iterator[str]:
    """A line in pieces of the same width."""
    start = width = 0
    for at, letter in enumerate(line):
        width += 2 if letter > "\xff" else 1
        if width > _WIDTH:
            yield line[start:at]
            start, width = at, 2 if letter > "\xff" else 1
    yield line[start:]


def spaced(planted: Planted, rng: Random) -> Planted:
    """With indented paragraphs and empty lines between them."""
    return replace(planted, text="\n\n".join(f"\u3000\u3000{line}" for line in planted.text.split("\n")))


_CAPTIONS = ("图为现场推进会。(资料图)", "【字体:大 中 小】", "责任编辑:王小明", "扫一扫在手机打开当前页")
_OTHER_MARKS = str.maketrans("(),:;", "（），：；")
_BLANK_EACH = 90  # one letter in so many is followed by a blank


def scraped(planted: Planted, rng: Random) -> Planted:
    """As a scraper left it: marks of both widths mixed, blanks inside words, captions and buttons between lines."""
    lines: list[str] = []
    for line in planted.text.split("\n"):
        lines.append("".join(_mangled(letter, rng) for letter in line))
        if rng.random() < 0.08 and line.endswith(("。", ")", "）")):
            lines.append(rng.choice(_CAPTIONS))
    return replace(planted, text="\n".join(lines))


def _mangled(letter: str, rng: Random) -> str:
    letter = letter.translate(_OTHER_MARKS) if rng.random() < 0.5 else letter
    return f"{letter} " if letter > "\u4e00" and rng.randrange(_BLANK_EACH) == 0 else letter


DRESSES: tuple[Callable[[Planted, Random], Planted], ...] = (plain, letter, page, wrapped, spaced, scraped)
_FOR_CELLS = (plain, letter)  # a cell a line stays a cell a line


def dressed(planted: Planted, rng: Random) -> Planted:
    """The document in a dress that suits it; tables on pages have theirs already."""
    if planted.name.endswith(".html"):
        return planted
    told = [each for each in DRESSES if each is not letter]  # nobody sends a report out to be carried out
    dress = rng.choice(_FOR_CELLS if planted.name.startswith("table") else DRESSES if planted.tasks else told)
    return replace(dress(planted, rng), dress=dress.__name__)
