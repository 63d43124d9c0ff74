"""Rankings: places that a circular gives to many in one line (第一名甲县;第二名乙县;第三名丙区、丁区)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Span
from luoshi.reading.model import Rank
from luoshi.reading.quantities import number_of

_PLACED = expression(r"第\s?(?P<place>[一二三四五六七八九十]{1,3}|\d{1,3})名[:为是]?\s?(?P<names>[一-鿿、]{2,40})")
#: The heading above: (whose) (what) 排名.
_HEADED = expression(
    r"(?:^|\n)[ \t]*(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.]\s?)?(?P<among>各[省市县区乡镇街单位部门]{1,4})?"
    r"(?P<what>[^\n,。;:]{2,30}(?:排名|排序|名次))[。:]?[ \t]*\n(?P<line>[^\n]{8,600})"
)

#: 位居全国百强县投资潜力第3、绿色发展第5: several things of one, each with its place.
_IN_ROW = expression(
    r"(?<!力争)(?<!确保)(?<!争取)(?:位居|位列|分列|分别居)(?P<among>全[国省市](?:[百十千]强[县市区镇]?)?)"
    r"(?P<row>[^,。;、第\d\n]{2,14}第\s?\d{1,3}[位名]?(?:、[^,。;、第\d\n]{2,14}第\s?\d{1,3}[位名]?){1,12})"
)
_OF_ROW = expression(r"(?P<name>[^、第]{2,14})第\s?(?P<place>\d{1,3})")


class Placed(NamedTuple):
    """One that has a place, with the words of the line that say so."""

    name: str
    what: str
    rank: Rank
    span: Span


def rankings_in(text: str) -> Iterator[Placed]:
    """Every place in the lines under a heading that announces a ranking, and in rows (投资第3、绿色发展第5)."""
    for headed in _HEADED.finditer(text):
        for placed in _PLACED.finditer(text, *headed.span("line")):
            rank = Rank(int(number_of(placed["place"])), headed["among"] or "")
            for name in placed["names"].split("、"):
                if name:
                    yield Placed(name, headed["what"], rank, Span(*placed.span()))
    for row in _IN_ROW.finditer(text):
        for one in _OF_ROW.finditer(text, *row.span("row")):
            yield Placed(one["name"], "", Rank(int(one["place"]), row["among"]), Span(*one.span()))
