"""Broken files for the reader: files of every format, each changed at random in its bytes, its words or its parts."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

from luoshi.reading import UnreadableFile
from luoshi.reading.export.contract import contract_of
from luoshi.reading.model import spans_in
from luoshi.reading.planted import documents
from luoshi.reading.planted.books import in_workbook
from luoshi.reading.planted.papers import in_document
from luoshi.reading.reader import open_file, readings_of
from luoshi.reading.secrecy import marking_of
from luoshi.reading.tests.test_printed import SENTENCES, ofd_of, pdf_of
from luoshi.reading.vocabulary import words

SAMPLES = Path(__file__).parents[4] / "samples" / "documents"
#: What turns one reading into another: markers, labels, brackets that never close, marks of other formats.
TOKENS = (
    *words(
        """
        一、 二、 (一) (十一) 1. 1、 1.1 ① 第一章 一是 牵头单位: 责任单位:县财政局 (牵头单位:
        ( ) 《 》 “ ” 〔2024〕 附件1 | ★ ; 。 ,
        分别增长 百分之 10家以上 2024年 6月底前 由 从 到 约 全年 —— 30% 5-10万元 三分之一 第 十万分之 序号 任务 排名第
        <table> <tr> <td\u00a0rowspan=9999999> </table> <td> &#1114112; &amp; <!-- ]]> <w:p> <w:numId/> %PDF- endobj
        """
    ),
    *("\n", "\n\n", "\t", " ", "\u3000", "\x00", "\ufeff", "\u2028", "\U0001f600", "\udc80"),
    *("0" * 400, "九" * 40, "(" * 300, " " * 3000, "1." * 500, "一、" * 300),
)


@cache
def seeds() -> tuple[tuple[str, bytes], ...]:
    """A few whole files of every format."""
    planted = list(documents(50, seed=5))
    found = [(path.name, path.read_bytes()) for path in sorted(SAMPLES.iterdir())]
    found += [
        (each.name, each.text.encode(code)) for each, code in zip(planted, ("utf-8", "gb18030") * 25, strict=True)
    ]
    tables = [each for each in planted if each.name == "table.html"]
    found += [("a.xlsx", in_workbook(each, Random(1))[1]) for each in tables[:4]]
    written = [each for each in planted if each.dress not in ("page", "wrapped")]
    found += [("a.docx", in_document(each)[1]) for each in written[:6]]
    found += [
        ("a.csv", "序号,任务,责任单位,时限\n1,修路30公里,县交通局,6月\n2,植树,县林业局、县财政局,全年\n".encode())
    ]
    return (*found, ("a.ofd", ofd_of(SENTENCES)), ("a.pdf", pdf_of("".join(f"<p>{line}</p>" for line in SENTENCES))))


def mutated(rng: Random) -> tuple[str, bytes]:
    """One of the files, changed."""
    name, data = rng.choice(seeds())
    if data.startswith(b"PK") and rng.random() < 0.8:
        return name, _in_package(data, rng)
    text = _text_of(data)
    if text is not None and rng.random() < 0.8:
        changed = _words_changed(text, rng)
        return name, changed.encode("gb18030", "ignore") if rng.random() < 0.2 else changed.encode(
            "utf-8", "surrogatepass"
        )
    return name, _bytes_changed(data, rng)


def _text_of(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _words_changed(text: str, rng: Random) -> str:
    other = next((found for _, data in rng.sample(seeds(), 3) if (found := _text_of(data))), "")
    for _ in range(rng.choice((1, 3, 10, 40))):
        at, end = sorted((rng.randint(0, len(text)), rng.randint(0, len(text))))
        end = min(end, at + rng.choice((0, 1, 5, 50, 2000)))
        piece = rng.choice((rng.choice(TOKENS), rng.choice(TOKENS) * 20, text[at:end] * 2, other[at : at + 300], ""))
        text = text[:at] + piece + text[end:]
    return text[:60_000]


def _bytes_changed(data: bytes, rng: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 5, 50))):
        at = rng.randrange(len(changed) + 1)
        changed[at : at + rng.choice((0, 1, 1, 20))] = rng.randbytes(rng.choice((0, 1, 1, 8)))
        if not changed:
            break
    return bytes(changed[: rng.choice((len(changed), len(changed), rng.randint(0, len(changed))))])


def _in_package(data: bytes, rng: Random) -> bytes:
    """A package of which one part is changed, lost or doubled."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as package, ZipFile(file, "w", ZIP_DEFLATED) as written:
        chosen = rng.choice(package.namelist())
        for name in package.namelist():
            part = package.read(name)
            text = _text_of(part) if name == chosen else None
            if name == chosen and rng.random() < 0.1:
                continue
            written.writestr(name, _words_changed(text, rng).encode("utf-8", "replace") if text else part)
    return file.getvalue()


def check(name: str, data: bytes) -> None:
    """Reads a file as every caller does; whatever it holds, it is read whole or refused in words."""
    try:
        opened = open_file(data, name, slowly=False)
    except UnreadableFile as refused:
        assert refused.code and refused.message and refused.advice
        return
    marking_of(opened.flow, name)
    for reading in readings_of(opened):
        contract_of(reading)
        length = len(opened.text)
        assert all(
            0 <= start <= end <= length for start, end in spans_in((reading.tasks, reading.sections, reading.claims))
        )
