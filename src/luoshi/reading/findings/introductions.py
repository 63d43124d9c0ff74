"""Introductions: what a plan tells of how things stand before it comes to what it sets.

A sentence that begins with a year before the plan's (2022年,全县…), or says what a place has (我市现有…), tells, and so
does what goes on behind it in its paragraph, up to the words that bring the plan in (为…,制定本方案).
"""

from __future__ import annotations

from luoshi.reading.expressions import expression
from luoshi.reading.findings.facts import Told
from luoshi.reading.model import DocumentFields

_YEAR = expression(r"(20\d\d)(?=年|\s?[-—–~至到]\s?20\d\d)")
_OF_YEAR = expression(
    r"(?:据统计|据初步核算|初步核算|截[至止]|到)?,?(?P<year>20\d\d)年(?:[底末](?:前)?|度|以来|上半年|前?[一二三四]季度|全年)?"
    r"(?:,|(?=(?:全|我)[省市县区州旗镇乡]))"
)
_HAS = expression(
    r"(?:目前,?|近年来,?)?(?:我|全)[省市县区州旗镇乡](?!委|政府)(?:[^,。;]{0,24}?(?:共?有|拥有|建成|下?辖|(?:人口|面积|总数)[约达为]?(?=\d))|地处|位于)"
    r"|(?:目前,?)?(?:现有|境内有|辖区内?有)"
)
_BRINGS_IN = expression(r"(?:现?为|根据|按照|结合|依据|特制定|现就|现将)")


class ToldBefore(Told):
    """Which sentences of a plan's introduction tell facts."""

    def __init__(self, fields: DocumentFields) -> None:
        super().__init__(only_what_is_said=True)
        self._year = _first_year(fields)
        self._telling = False

    def __call__(self, sentence: str, begins_line: bool, behind_semicolon: bool) -> bool:
        self._telling = (self._telling and not begins_line) or self._tells(sentence)
        self._telling = self._telling and not _BRINGS_IN.match(sentence)
        self._only_what_is_said = not self._telling
        return super().__call__(sentence, begins_line, behind_semicolon)

    def _tells(self, sentence: str) -> bool:
        told = _OF_YEAR.match(sentence)
        return bool(_HAS.match(sentence) or (told and self._year and int(told["year"]) < self._year))


def _first_year(fields: DocumentFields) -> int | None:
    """The first year that a plan is for by its title, else that in which it was written."""
    years = [int(year) for year in _YEAR.findall(fields.title or "")]
    day = fields.written_on or fields.published_on
    return min(years, default=int(day[:4]) if day else None)
