"""Restoring names that a text has damaged: lost levels, lost organs, names run into each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from luoshi.reading.expressions import expression
from luoshi.reading.findings.units_grammar import (
    FIELD,
    LEVEL,
    ORGAN,
    any_of,
    department,
    is_department,
    vocabulary,
)
from luoshi.reading.findings.units_lists import Piece
from luoshi.reading.flow import Span
from luoshi.reading.outline import fold
from luoshi.reading.regions import called_in

_WORDS = vocabulary()
_LEVELLED = expression(rf"(?P<level>{LEVEL})(?=(?:{FIELD})|委|政府|团委|{any_of(_WORDS.bare)})")
_PARTY = expression(rf"委(?:{any_of(_WORDS.party)})$")
_BARE = expression(rf"(?:{any_of(_WORDS.bare)})$")
#: A centre that serves one place; a place's name in front of it would stand before 供电, 税务 and the like.
_CENTRE = expression(r"[\u4e00-\u9fff]{2,12}(?:管理服务|事业发展|事务服务|事务管理|返乡创业服务)中心")
_ORPHAN = expression(r"(?:局|委|厅|办|部|中心|办公室)$")
_COLLECTIVE = expression(r"(?:有关|相关)?(?:镇街|乡镇|镇办|乡镇街道|镇(?:\(街道\)))$")
#: An office of any field; one of the state, a branch, or one named after a place is written whole.
_SHORT_OFFICE = expression(
    r"(?!国家|国办|中国|中央|全国|国务院|地方|相关|有关|各|其他|基层|上级|本|当地|属地|主管|行业|牵头|责任)"
    r"(?:(?![省市县区州镇乡村街旗盟])[\u4e00-\u9fff]){1,8}(?<![分支党纪工团常政编])(?:局|委|办|厅|中心|委员会成员单位)"
    r"|(?:党群|社会|统战|群众|农村|宣传)[\u4e00-\u9fff]{0,4}工作部"
    r"|(?:电力|供电|供水|供热|热力|燃气|公交|水务|物资|城投|交投|国投|文旅|投资|建设|开发|发展|控股|总|集团)+公司"
)
_PLACE_FIRST = expression(rf"[\u4e00-\u9fff]{{2,3}}?(?:{FIELD})(?:{ORGAN})$")
_FIELDS = expression(rf"(?P<level>{LEVEL})?(?P<first>{FIELD})(?P<second>(?:{LEVEL})?(?:{FIELD})(?:{ORGAN})?)")
_NATION = "国家"
#: What else a body is called (综合执法局(安监局)).
_OTHER_NAME = expression(r"\([^()]*(?:局|委|办|部|中心)\)$")
#: Organs that only the state has; their names never lack a level.
_NATIONAL = ("部", "总局", "署")
#: 财政部门 is a kind of body, at any level or at several unless the document writes one with its level.
_KIND = "部门"
#: Only provinces have these: some papers write 省 before none of them (科技厅、省国资委).
_HALL = "厅"
_USUAL_ORGAN = {"县": "局", "区": "局", "市": "局", "州": "局", "旗": "局", "省": "厅"}


def _is_short(bare: str) -> bool:
    """Whether a name is an office's own with nothing before its field: 土地局, not 青砚金融监管局."""
    return bool(_SHORT_OFFICE.fullmatch(bare)) and not _PLACE_FIRST.match(bare) and not called_in(bare)


@lru_cache(maxsize=4096)
def _two_fields(name: str) -> re.Match[str] | None:
    """The two fields that a name runs together, unless they are one department's."""
    return None if is_department(name) else _FIELDS.fullmatch(fold(name))


#: A bureau that hands its work to its sections (人事股, 财务科) calls its office by that word alone.
_OFFICE, _INSIDE, _FEWEST_INSIDE = "办公室", ("股", "科", "股室", "科室"), 2


class Restorer:
    """Restores the names of one document by the names that it writes in full, and by its level."""

    def __init__(self, names: Iterable[str], level: str | None) -> None:
        self._seen = Counter(names)
        self._restored: dict[str, tuple[str, str | None]] = {}
        departments = [parts for name in self._seen if (parts := department(name)) and parts.organ]
        self._fields = {(parts.field, parts.organ): None for parts in departments}
        organs = Counter(parts.organ for parts in departments if parts.organ != _KIND)
        self._usual_organ = next(iter(organs), None) and organs.most_common(1)[0][0]
        self._level = self._document_level(level)
        self._writes_halls = any(name.endswith(_HALL) and _LEVELLED.match(fold(name)) for name in self._seen)
        of_level = any(name.endswith(_KIND) and _LEVELLED.match(fold(name)) for name in self._seen)
        self._without_level = _NATIONAL if of_level else (*_NATIONAL, _KIND)
        self._loses = any(map(self._lacks_level, self._seen))
        self._is_of_bureau = sum(name.endswith(_INSIDE) for name in self._seen) >= _FEWEST_INSIDE

    def _document_level(self, level: str | None) -> str | None:
        """The level that lost names get: the region's where the document writes it, else the one it writes most."""
        levels: Counter[str] = Counter()
        for name, times in self._seen.items():
            if found := _LEVELLED.match(fold(name)):
                levels[found["level"]] += times
        national = any(name.endswith(_NATIONAL) and is_department(name) for name in self._seen)
        if level and (levels[level] or not (levels or national)):
            return level
        written = levels.most_common(1)[0][0] if levels else None
        return written if written != _NATION else None

    def parted(self, piece: Piece, written: str) -> list[Piece]:
        """Two names where the first lost its organ and the separator (发展改革财政局), else the piece itself."""
        found = _two_fields(piece.name)
        if not found:
            return [piece]
        if self._attested_organ(found["first"]) is None:
            return [piece]
        first, second = piece.name[: found.start("second")], piece.name[found.start("second") :]
        letters = [at for at, letter in enumerate(written) if not letter.isspace()]
        cut = piece.span.start + letters[len(first)]
        return [Piece(first, Span(piece.span.start, cut)), Piece(second, Span(cut, piece.span.end))]

    def restored(self, name: str) -> tuple[str, str | None]:
        """The full name, and what was lost (None where nothing was)."""
        if name not in self._restored:
            self._restored[name] = self._restore(name)
        return self._restored[name]

    def _restore(self, name: str) -> tuple[str, str | None]:
        if _ORPHAN.match(name) and not (name == _OFFICE and self._is_of_bureau):
            return f"?{name}", "the name before it was lost"
        whole, lost = self._with_organ(name)
        whole, more = self._with_level(whole)
        lost += more
        return whole, (f"{'、'.join(lost)} was lost" if lost else None)

    def _with_organ(self, name: str) -> tuple[str, list[str]]:
        completed = self._completed(name)
        return (completed, [completed[len(name) :]]) if completed else (name, [])

    def _completed(self, name: str) -> str | None:
        """发展改革 → 发展改革局, by the same field elsewhere in the document or by its commonest organ."""
        found = department(name)
        if not found or found.organ:
            return None
        organ = self._attested_organ(found.field) or self._usual_organ or _USUAL_ORGAN.get(self._level or "")
        return name + organ if organ else None

    def _attested_organ(self, field: str) -> str | None:
        """The organ that the same field carries elsewhere in the document."""
        return next((organ for (seen, organ) in self._fields if seen == field), None)

    def _with_level(self, name: str) -> tuple[str, list[str]]:
        if name == "团委" and self._level:
            return f"团{self._level}委", [self._level]
        if _COLLECTIVE.match(fold(name)):
            return (f"各{name}", ["各"]) if self._loses else (name, [])
        if not self._lacks_level(name):
            return name, []
        level = self._attested_level(name) or self._level
        return (level + name, [level]) if level else (name, [])

    def _lacks_level(self, name: str) -> bool:
        bare = _OTHER_NAME.sub("", fold(name))
        if _LEVELLED.match(bare) or bare.startswith("各") or (bare.endswith(_HALL) and not self._writes_halls):
            return False
        if _CENTRE.fullmatch(bare):
            return True
        own_field = (is_department(bare) and not bare.endswith(self._without_level)) or _is_short(bare)
        return bool(own_field or _PARTY.match(bare) or _BARE.match(bare) or self._attested_level(name))

    def _attested_level(self, name: str) -> str | None:
        """The level that the same name carries elsewhere in the document."""
        forms = Counter(
            {level: self._seen[level + name] for level in ("市", "县", "区", "省", "州") if self._seen[level + name]}
        )
        return forms.most_common(1)[0][0] if forms else None
