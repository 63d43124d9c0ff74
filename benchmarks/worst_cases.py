"""Worst cases: texts made to be slow. Each is read at a length, twice it and four times it; linear growth is 2 and 2.

python benchmarks/worst_cases.py [--length CHARACTERS] [--expressions]

With --expressions it prints instead how the steps of each regular expression grow on the worst text found for it
(tests/guards/steps.py), the steepest first.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from time import process_time

from luoshi.reading import UnreadableFile, read

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

#: What begins a text, and what is repeated after it.
TEXTS = {
    "clauses without an end": ("一、修路", ",县交通局"),
    "labels without units": ("", "牵头单位:"),
    "one list of units": ("牵头单位:", "县交通局、"),
    "numbering, five levels": ("", "一、甲\n(一)乙\n1.丙\n(1)丁\n①戊\n"),
    "numbering on one line": ("", "一、甲(一)乙1.丙(1)丁①戊"),
    "numbers of many levels": ("", "1.1.1.1修路\n"),
    "markers alone": ("", "一、"),
    "enumeration in sentences": ("", "一是修路。二是架桥。"),
    "brackets that never close": ("一、修路", "(牵头单位:"),
    "brackets that never opened": ("一、修路(牵头单位:县交通局", ")"),
    "notes": ("", "1.修路。(牵头单位:县交通局)"),
    "quotation marks": ("一、修路", "“"),
    "titles": ("", "《关于"),
    "blanks": ("一、修路", " "),
    "empty lines": ("一、修路", "\n"),
    "blanks and lines": ("一、修路", " \n"),
    "digits": ("一、修路", "1"),
    "numerals": ("一、修路", "九"),
    "quantities": ("一、修路", "增加10家,"),
    "shared growth": ("分别增长", "10%、"),
    "ranks": ("", "居全省第3位、"),
    "dates": ("", "2024年6月底前"),
    "secrecy, letter by letter": ("", "机 "),
    "strokes": ("一、修路\n", "|"),
    "rows of a csv": ("序号,任务,责任单位\n", "1,修路,县交通局\n"),
    "columns of a csv": ("序号,任务,责任单位", ",a"),
    "rows behind tabs": ("序号\t任务\t责任单位\n", "1\t修路\t县交通局\n"),
    "rows behind wide blanks": ("序号  任务  责任单位\n", "1     修路  县交通局\n"),
    "headings behind tabs": ("", "序号\t任务\t责任单位\n"),
    "lines of a cell": ("序号\t任务\t责任单位\n1\t修路", "\n架桥"),
    "columns behind tabs": ("序号\t任务\t责任单位\n1\t修路", "\ta"),
    "columns behind wide blanks": ("序号  任务  责任单位", "  备注"),
    "rows that allot": ("任务分解表\n镇街\t造林（亩）\t改厕（户）\n", "城关镇\t5\t20\n"),
    "columns that allot": ("任务分解表\n镇街\t造林（亩）\n城关镇\t5\n李家乡", "\t3"),
    "allotted, a cell a line": ("任务分解表\n镇街\n造林（亩）\n", "城关镇\n5\n"),
    "headings of towns": ("任务分解表\n", "镇街\n"),
    "quarters behind tabs": ("计划表\n任务\t一季度\t责任单位\n", "修路\t完成招标\t县交通局\n"),
    "columns of quarters": ("计划表\n任务\t责任单位", "\t一季度"),
    "tables that never close": ("<html><body>", "<table><tr><td>任务</td><td>责任单位</td></tr>"),
    "tags that never close": ("<html><body><p>修路", "<"),
    "entities": ("<html><body><p>修路", "&lt;"),
    "elements in elements": ("<html><body><p>修路", "<div>"),
    "tables in tables": ("<html><body>", "<table><tr><td>任务"),
    "elements left out": ("<html><body><p>修路", "<nav>首页</nav>"),
    "comments that never end": ("<html><body><p>修路</p>", "<!-- >"),
    "sections that never end": ("<html><body><p>修路</p>", "<![CDATA[>"),
    "attributes that never end": ("<html><body><p>修路</p>", '<a b="'),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--length", type=int, default=20_000, help="characters of the shortest text")
    parser.add_argument("--expressions", action="store_true")
    arguments = parser.parse_args()
    if arguments.expressions:
        expressions()
        return
    for name, (head, piece) in TEXTS.items():
        times = [seconds(head + piece * (arguments.length * many // len(piece))) for many in (1, 2, 4)]
        ratios = ", ".join(f"{after / before:.1f}" for before, after in pairwise(times))
        print(f"{name:28s} {times[0] * 1000:7.0f} ms, then {ratios} times as long", flush=True)


def seconds(text: str) -> float:
    """The processor's time for one reading, or for refusing it."""
    begun = process_time()
    with suppress(UnreadableFile):
        read(text.encode(), "a.txt")
    return process_time() - begun


def expressions() -> None:
    """Prints the growth of every expression that grows at all."""
    from tests.guards.steps import worst_growth
    from tests.guards.test_patterns import compiled

    found = []
    for pattern, (module, name, searched) in compiled().items():
        growth, text = worst_growth(pattern, searched)
        found.append((growth, f"{module}.{name}", text[:40]))
    for growth, name, text in sorted(found, reverse=True):
        print(f"{growth:5.2f}  {name}  {text!r}")


if __name__ == "__main__":
    main()
