"""How fast the reader is: MB/s beside jieba's on the same text from 10 kB to 10 MB, and what a person waits for.

python benchmarks/reading.py [FILE…] [--most MEGABYTES]

Without files it reads plans made for it, all different, joined until they are long enough; a web page, a Word document
and a PDF of them; and the plans of `samples/` by the command. Files are read each by itself, then joined, again and
again until they are long enough. All times are the processor's.
"""

from __future__ import annotations

import argparse
import logging
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count, cycle
from pathlib import Path
from random import Random

import jieba

from luoshi.reading import read
from luoshi.reading.planted import documents
from luoshi.reading.planted.draft import Planted, draft
from luoshi.reading.planted.papers import in_document
from luoshi.reading.planted.prose import noted

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
COMMAND = Path(sys.executable).with_name("luoshi")
SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
SECONDS = 2.0  # how long a short act is repeated for its best time


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--most", type=float, default=10, help="the longest text, in megabytes")
    arguments = parser.parse_args()
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    sizes = [size for size in SIZES if size <= arguments.most * 1e6]
    for path in arguments.files:
        compare(path.name, path.read_bytes())
    if arguments.files:
        growth("these, joined to", sizes, joined([path.read_text(errors="replace") for path in arguments.files]))
        return
    growth("plans of", sizes, plans)
    memory(min(arguments.most, 10))
    formats()
    processes(next(SAMPLES.rglob("key-tasks*.txt")))


def growth(what: str, sizes: list[int], text_of: Callable[[int], str]) -> None:
    """Texts of rising length: a reader that is linear takes the same time for each megabyte."""
    before = None
    for size in sizes:
        seconds = compare(f"{what} {size / 1000:,.0f} kB", text_of(size).encode())
        if before:
            longer = size / before[0]
            print(f"    {longer:.1f} times as long takes {seconds / before[1]:.2f} times the time")
        before = (size, seconds)


def plans(size: int) -> str:
    """Plans of all plain shapes, no two alike, joined to a length in bytes."""
    return as_long(size, (each.text for each in texts()))


def joined(found: list[str]) -> Callable[[int], str]:
    """Texts one after the other, from the first again behind the last, to a length in bytes."""
    return lambda size: as_long(size, cycle(found))


def as_long(size: int, found: Iterator[str]) -> str:
    whole = bytearray()
    while len(whole) < size:
        whole += next(found).encode() + b"\n"
    return whole[:size].decode("utf-8", "ignore")


def texts() -> Iterator[Planted]:
    """Planted plain texts without end."""
    for seed in count(1):
        yield from (each for each in documents(50, seed) if not each.name.endswith("html"))


def compare(name: str, data: bytes) -> float:
    """Prints the time of a reading, and its speed beside jieba's on the same text in the same run."""
    text = data.decode("utf-8")
    reading, cutting = alternating(lambda: read(data, "a.txt"), lambda: list(jieba.cut(text)))
    size = len(data) / 1e6
    print(
        f"{name}: read in {reading * 1000:,.0f} ms = {size / reading:.2f} MB/s; "
        f"jieba.cut {size / cutting:.2f} MB/s; {cutting / reading:.2f} times as fast as jieba",
        flush=True,
    )
    return reading


def memory(megabytes: float) -> None:
    """Prints what memory a process takes at most that reads a plan, and one that reads nothing."""
    code = (
        "import re, sys; from luoshi.reading import read; data = sys.stdin.buffer.read(); "
        "data and read(data, 'a.txt'); said = open('/proc/self/status').read(); "
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', said)[1]) // 1024)"
    )
    for text in ("", plans(int(megabytes * 1e6))):
        done = subprocess.run([sys.executable, "-c", code], input=text.encode(), capture_output=True, check=True)
        print(f"memory to read {len(text.encode()) / 1e6:.0f} MB: {int(done.stdout)} MB at most", flush=True)


def formats() -> None:
    """Prints how long a plan of about 40 kB takes as a web page and as a Word document, and 20 pages of PDF."""
    plan = long_plan(40_000)
    page = f"<html><body>{''.join(f'<p>{line}</p>' for line in plan.text.splitlines())}</body></html>"
    print(f"page of {len(page.encode()) / 1000:.0f} kB: {best(lambda: read(page.encode(), 'a.html')) * 1000:.0f} ms")
    _, word = in_document(plan)
    print(f"the same in Word: {best(lambda: read(word, 'a.docx')) * 1000:.0f} ms")
    printed = in_print(long_plan(44_000).text)
    print(f"PDF of 20 pages: {best(lambda: read(printed, 'a.pdf')) * 1000:.0f} ms")


def long_plan(size: int) -> Planted:
    """One plan of about a length in bytes: the chapters of many drafts under one head."""
    rng = Random(1)
    whole = draft(rng)
    while len((planted := noted(whole, rng)).text.encode()) < size:
        whole = whole.__class__(whole.place, whole.title, whole.opening, whole.sections + draft(rng).sections)
    return planted


def in_print(text: str) -> bytes:
    """A text as a PDF, as a browser would print it."""
    from weasyprint import HTML

    style = (
        "<style>@page {size: A4; margin: 3.7cm 2.6cm 3.5cm 2.8cm} p {font: 16pt/28pt serif; text-indent: 2em}</style>"
    )
    body = "".join(f"<p>{line}</p>" for line in text.splitlines())
    document = HTML(string=style + body).render()
    document.pages = document.pages[:20]
    return bytes(document.write_pdf())


def processes(path: Path) -> None:
    """Prints what a person waits for: the start of the command and of the reader, and reading a file."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once
    bare, loaded = (best(lambda code=code: python(code)) for code in ("pass", "import luoshi.reading"))
    print(f"to load the reader: {(loaded - bare) * 1000:.0f} ms beyond Python's own {bare * 1000:.0f} ms")
    print(f"luoshi --version: {best(lambda: run('--version')) * 1000:.0f} ms")
    for shape in ("table", "json"):
        whole = best(lambda shape=shape: run("read", path, "--format", shape))
        print(f"luoshi read {path.name} --format {shape}: {whole * 1000:.0f} ms")


def python(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True)


def run(*arguments: str | Path) -> None:
    subprocess.run([COMMAND, *arguments], check=True, stdout=subprocess.DEVNULL)


def alternating(*acts: Callable[[], object]) -> list[float]:
    """The processor's best time for each act, done in turn: a busy machine hardly changes it, and for all alike."""
    times: list[list[float]] = [[] for _ in acts]
    while not times[0] or sum(map(sum, times)) < SECONDS * len(acts):
        for act, found in zip(acts, times, strict=True):
            begun = processor()
            act()
            found.append(processor() - begun)
    return [min(found) for found in times]


def processor() -> float:
    """Seconds of a processor that this process took so far, and those that it started and saw end."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def best(act: Callable[[], object]) -> float:
    """The best time of an act: what the machine can do undisturbed."""
    return alternating(act)[0]


if __name__ == "__main__":
    main()
