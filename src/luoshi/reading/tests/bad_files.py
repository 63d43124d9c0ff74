"""Files that no office has written, made here: locked, enormous once unpacked, cut off, nested without end."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from luoshi.reading.intake import recognition
from luoshi.reading.tests.test_printed import SENTENCES, ofd_of
from luoshi.reading.tests.test_word import document, said

_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SHEET = "xl/worksheets/sheet1.xml"


class Piled(NamedTuple):
    """The content of a part: a head, a piece again and again, a tail. It is never in memory as a whole."""

    head: str
    piece: str
    times: int
    tail: str


def packed(parts: Iterable[tuple[str, str | bytes | Piled]]) -> bytes:
    """A zip archive of these parts."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in parts:
            with package.open(ZipInfo(name) if name == "mimetype" else name, "w") as part:
                for each in _bytes_of(content):
                    part.write(each)
    return file.getvalue()


def _bytes_of(content: str | bytes | Piled) -> Iterable[bytes]:
    if not isinstance(content, Piled):
        return [content if isinstance(content, bytes) else content.encode()]
    many = 10_000
    whole, rest = divmod(content.times, many)
    return map(str.encode, (content.head, *[content.piece * many] * whole, content.piece * rest + content.tail))


def with_parts(data: bytes, **parts: bytes) -> bytes:
    """A package with more parts."""
    file = BytesIO(data)
    with ZipFile(file, "a") as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/") + ".bin", content)
    return file.getvalue()


def locked_package(data: bytes) -> bytes:
    """A package whose parts say that they were packed with a password."""
    changed = bytearray(data)
    for beginning, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(beginning)
        while at >= 0:
            changed[at + flags] |= 1
            at = data.find(beginning, at + 1)
    return bytes(changed)


def compound(name: str, content: bytes = b"") -> bytes:
    """An office file of the old kind with one stream."""
    content = content.ljust(4096, b"\0")
    sectors = len(content) // 512
    chain = [*range(1, sectors), _END, _END, _TABLE]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<10I", 0, 1, sectors, 0, 4096, _END, 0, _END, 0, sectors + 1)
    directory = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, 0, len(content))
    table = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    return head + struct.pack("<I", _FREE) * 108 + content + directory.ljust(512, b"\0") + table


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    place = struct.pack("<HBB3I", len(written), kind, 1, _FREE, _FREE, child)
    return written.ljust(64, b"\0") + place + bytes(36) + struct.pack("<IQ", start, size)


def workbook(sheet: str | Piled, *more: tuple[str, str | bytes | Piled], sheets: int = 1) -> bytes:
    """A workbook of one sheet, which may be listed several times."""
    listed = "".join(f'<sheet name="{n}" id="r{n}"/>' for n in range(sheets))
    places = "".join(f'<Relationship Id="r{n}" Type="/worksheet" Target="{_SHEET[3:]}"/>' for n in range(sheets))
    return packed(
        [
            ("xl/workbook.xml", f"<workbook><sheets>{listed}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", f"<Relationships>{places}</Relationships>"),
            (_SHEET, sheet),
            *more,
        ]
    )


def words_in_cell(words: str) -> bytes:
    """A workbook whose only cell holds these words as they are written in XML."""
    cell = f'<c t="inlineStr"><is><t>{words}</t></is></c>'
    return workbook(f"<worksheet><sheetData><row>{cell}</row></sheetData></worksheet>")


def word(body: Piled) -> bytes:
    """A Word document of this body."""
    return packed(
        [("word/document.xml", Piled(f"<document><body>{body.head}", *body[1:3], f"{body.tail}</body></document>"))]
    )


def open_document(rows: str) -> bytes:
    """A workbook as LibreOffice saves it, of rows as they are written in XML."""
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = f'xmlns:office="{names}office:1.0" xmlns:table="{names}table:1.0"'
    table = f"<office:spreadsheet><table:table table:name='a'>{rows}</table:table></office:spreadsheet>"
    content = f"<office:document-content {spaces}><office:body>{table}</office:body></office:document-content>"
    manifest = f'<manifest:manifest xmlns:manifest="{names}manifest:1.0"/>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed([("mimetype", kind), ("content.xml", content), ("META-INF/manifest.xml", manifest)])


def pdf(*objects: bytes, kids: bytes = b"3 0 R", count: int = 1) -> bytes:
    """A PDF of one page, or of more that it claims, whose own objects begin with the third."""
    tree = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)
    file, places = b"%PDF-1.7\n", []
    for number, each in enumerate((b"<</Type/Catalog/Pages 2 0 R>>", tree, *objects), 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    return (
        file + head + table + b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(file))
    )


def page(resources: bytes = b"") -> bytes:
    """A page whose content is the object behind it."""
    return b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<<%s>>/Contents 4 0 R>>" % resources


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """An object that holds compressed content."""
    packed_content = zlib.compress(content, 9)
    return b"<<%s/Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (entries, len(packed_content), packed_content)


def forms_in_forms(depth: int) -> bytes:
    """A page that draws a form ten times, which draws another one ten times, and so on."""
    forms = []
    for number in range(5, 5 + depth):
        drawn = b"0 0 1 1 re f " if number == 4 + depth else b"/X Do "
        shared = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (number + 1)
        forms.append(stream(drawn * 10, shared))
    return pdf(page(b"/XObject<</X 5 0 R>>"), stream(b"/X Do " * 10), *forms)


def shapes(many: int) -> bytes:
    """A page of next to no bytes that draws a great many boxes."""
    return pdf(page(), stream(b"0 0 1 1 re f " * many))


def deep_tree(depth: int) -> bytes:
    """A PDF whose page stands below ever more branches."""
    branches = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 1) for number in range(3, 3 + depth)]
    return pdf(*branches, b"<</Type/Page/MediaBox[0 0 9 9]>>")


def picture(width: int, height: int) -> bytes:
    """A picture that claims its size and holds next to nothing."""
    size = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", size), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    written = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


class Bad(NamedTuple):
    """A bad file: what it is called, how it is made, and what becomes of it: a code, or `read`."""

    name: str
    make: Callable[[], bytes]
    becomes: str


_ROW = "<worksheet><sheetData><row>"
_FAR = (
    "<table:table-row table:number-rows-repeated='1048000'/>"
    "<table:table-row><table:table-cell table:number-columns-repeated='16000'/>"
    "<table:table-cell office:value-type='float' office:value='1'/></table:table-row>"
)
_NOWHERE = "<o:Area><o:PhysicalBox>nan 0 9 1e999</o:PhysicalBox></o:Area>"
_LINE = '<o:PathObject Boundary="0 0 9 9"/>'
_LOCKED_WORD = b"\xec\xa5\xc1\x00" + bytes(7) + b"\x01"
#: A picture is measured by whoever would look for words in it.
NO_WORDS = "too_large" if recognition.is_there() else "scanned"
_NUMBERS = "一、甲\n(一)乙\n1.丙\n(1)丁\n①戊\n"

FILES = {
    "Word, locked": Bad("a.docx", lambda: compound("EncryptedPackage"), "password"),
    "Word, its parts locked": Bad("a.docx", lambda: locked_package(document(said("甲"))), "password"),
    "old Word, locked": Bad("a.doc", lambda: compound("WordDocument", _LOCKED_WORD), "password"),
    "workbook, locked": Bad("a.xlsx", lambda: compound("EncryptedPackage"), "password"),
    "workbook, its parts locked": Bad("a.xlsx", lambda: locked_package(words_in_cell("甲")), "password"),
    "OFD, its parts locked": Bad("a.ofd", lambda: locked_package(ofd_of(SENTENCES)), "password"),
    "Word, parts in parts": Bad("a.docx", lambda: word(Piled("<t>" * 5000, "", 0, "</t>" * 5000)), "damaged"),
    "Word, a tag without an end": Bad("a.docx", lambda: word(Piled("<p", " a='b'", 2_000_000, "/>")), "damaged"),
    "Word, larger than any": Bad("a.docx", lambda: word(Piled("", "<p/>", 60_000_000, "")), "too_large"),
    "workbook, a sheet twice": Bad("a.xlsx", lambda: workbook("<worksheet/>", sheets=2), "damaged"),
    "workbook, cells in cells": Bad("a.xlsx", lambda: workbook(Piled(_ROW, "<c>", 5000, "")), "damaged"),
    "workbook, half characters": Bad("a.xlsx", lambda: words_in_cell("甲_xD800_乙_xD83D__xDE00_"), "read"),
    "open workbook, a cell far away": Bad("a.ods", lambda: open_document(_FAR), "too_large"),
    "OFD, more lines than any": Bad("a.ofd", lambda: ofd_of(SENTENCES, area=_LINE * 250_000), "too_large"),
    "OFD, letters nowhere": Bad("a.ofd", lambda: ofd_of(SENTENCES, area=_NOWHERE), "damaged"),
    "PDF, deep tree of pages": Bad("a.pdf", lambda: deep_tree(3000), "damaged"),
    "PDF, claims many pages": Bad("a.pdf", lambda: pdf(page(), stream(b""), count=100_000), "too_large"),
    "PDF, many pages": Bad(
        "a.pdf", lambda: pdf(page(), stream(b""), kids=b"3 0 R " * 100_000, count=100_000), "too_large"
    ),
    "PDF, pages in a circle": Bad("a.pdf", lambda: pdf(kids=b"2 0 R 2 0 R", count=500), "damaged"),
    "PDF, more shapes than any": Bad("a.pdf", lambda: shapes(1_000_000), "beyond_limits"),
    "picture, huge": Bad("a.png", lambda: picture(60_000, 60_000), NO_WORDS),
    "picture, larger than any number": Bad("a.png", lambda: picture(2**31 - 1, 2**31 - 1), NO_WORDS),
    "text, half characters": Bad(
        "a.txt", lambda: ("一、备耕\udc80\n" * 20).encode("utf-8", "surrogatepass"), "broken_encoding"
    ),
    "UTF-16, half characters": Bad(
        "a.txt", lambda: b"\xff\xfe" + ("一、备耕\udc80\n" * 20).encode("utf-16-le", "surrogatepass"), "broken_encoding"
    ),
    "page, half characters": Bad("a.html", "<p>一、备耕&#xD800;&#55296;</p><p>二</p>".encode, "read"),
    "page, elements never closed": Bad("a.html", lambda: b"<div>" * 50_000 + "甲".encode(), "read"),
    "50 MB of nested numbering": Bad("a.txt", (_NUMBERS * 1_200_000).encode, "too_large"),
}
HEAVY = {
    "Word, more elements than any": Bad("a.docx", lambda: word(Piled("", "<a/>", 45_000_000, "")), "too_large"),
    "workbook, more cells than any": Bad(
        "a.xlsx", lambda: workbook(Piled(_ROW, "<c/>", 45_000_000, "</row></sheetData></worksheet>")), "too_large"
    ),
    "PDF, forms in forms": Bad("a.pdf", lambda: forms_in_forms(12), "beyond_limits"),
    "4 MB of nested numbering": Bad("a.txt", (_NUMBERS * 70_000).encode, "read"),
}
