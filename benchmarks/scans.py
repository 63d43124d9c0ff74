"""How well scans are read: planted documents printed, scanned well and badly, their words recognised.

python benchmarks/scans.py [--documents 12] [--seed 1] [--show KIND]

Needs the extra `luoshi[scans]`. Seconds are those of one processor for each page; `as text` is the same paper
as a PDF with text.
"""

from __future__ import annotations

import argparse
import html
import time
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO

import numpy
import pypdfium2
from PIL import Image, ImageFilter
from weasyprint import HTML

from luoshi.reading import open_file, read
from luoshi.reading.planted import Tally, documents, judge
from luoshi.reading.planted.draft import Planted
from planted import show

DOTS = 150  # an inch
OFFICIAL = """<style>
@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: '— ' counter(page) ' —' } }
body { font-family: 'Noto Serif CJK SC', serif; font-size: 16pt; line-height: 28pt }
p { margin: 0; text-indent: 2em; text-align: justify }
table { border-collapse: collapse; font-size: 10.5pt; line-height: 1.5 }
td, th { border: .5pt solid; padding: 2pt 4pt }
</style>"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", choices=[*KINDS], help="print the misread documents of a kind, with both answers")
    arguments = parser.parse_args()
    papers = [(planted, paper_of(planted)) for planted in planted_ones(arguments.documents, arguments.seed)]
    report("as text", papers, lambda paper: paper, None)
    for kind, damage in KINDS.items():
        report(kind, papers, partial(scan_of, damage), arguments.show)
    long_paper()


def planted_ones(count: int, seed: int) -> Iterator[Planted]:
    """Documents of every shape that could lie on a scanner."""
    return (planted for planted in documents(count, seed) if planted.dress not in ("page", "wrapped"))


def paper_of(planted: Planted) -> bytes:
    """The document as a PDF in the layout of official papers."""
    if planted.name.endswith(".html"):
        return HTML(string=planted.text + OFFICIAL).write_pdf() or b""
    lines = (f"<p>{html.escape(line.strip())}</p>" for line in planted.text.split("\n") if line.strip())
    return HTML(string=OFFICIAL + "".join(lines)).write_pdf() or b""


def clean(picture: Image.Image) -> Image.Image:
    return picture


def skewed(picture: Image.Image) -> Image.Image:
    """Laid on the glass a degree askew."""
    return picture.rotate(1, Image.Resampling.BICUBIC, fillcolor=255)


def noisy(picture: Image.Image) -> Image.Image:
    """Grey paper, grain and a little out of focus."""
    pixels = numpy.asarray(picture.filter(ImageFilter.GaussianBlur(0.7)), dtype=float)
    grain = numpy.random.default_rng(1).normal(0, 22, pixels.shape)
    return Image.fromarray(numpy.clip(pixels * 0.82 + 20 + grain, 0, 255).astype("uint8"))


def squeezed(picture: Image.Image) -> Image.Image:
    """As a messenger sends it: JPEG of quality 45."""
    file = BytesIO()
    picture.save(file, "JPEG", quality=45)
    return Image.open(file)


KINDS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "clean": clean,
    "skewed 1°": skewed,
    "noisy": noisy,
    "JPEG q45": squeezed,
}


def scan_of(damage: Callable[[Image.Image], Image.Image], paper: bytes) -> bytes:
    """The pages of a PDF as one file of pictures."""
    with pypdfium2.PdfDocument(paper) as document:
        pages = [damage(page.render(scale=DOTS / 72, grayscale=True).to_pil()) for page in document]
    file = BytesIO()
    pages[0].save(file, "TIFF", save_all=True, append_images=pages[1:])
    return file.getvalue()


def report(
    kind: str, papers: list[tuple[Planted, bytes]], file_of: Callable[[bytes], bytes], shown: str | None
) -> None:
    """Prints how well a kind of file is read, and how long a page takes."""
    tallies: dict[str, Tally] = {}
    seconds, pages = 0.0, 0
    for planted, paper in papers:
        data = file_of(paper)
        start = time.process_time()
        readings = read(data, planted.name)
        seconds += time.process_time() - start
        pages += len(readings[0].pages)
        judge(planted, readings, tallies)
        if shown == kind:
            show(planted, readings)
    figures = "  ".join(f"{name} P {t.precision:.3f} R {t.recall:.3f} F1 {t.f1:.3f}" for name, t in tallies.items())
    print(f"{kind:10s} {figures}  {pages} pages, {seconds / pages:.2f} s each", flush=True)


def long_paper() -> None:
    """How long a text PDF of twenty pages takes, everything read."""
    paragraphs = (f"<p>{n}.推进第{n}项重点工程,年内完成投资{n}亿元。(牵头单位:县发展改革局)</p>" for n in range(1, 201))
    paper = HTML(string=OFFICIAL + "".join(paragraphs)).write_pdf() or b""
    pages = len(open_file(paper, "a.pdf").flow.pages)
    start = time.process_time()
    read(paper, "a.pdf")
    print(f"text PDF of {pages} pages: {time.process_time() - start:.2f} s")


if __name__ == "__main__":
    main()
