"""A claim while its sentence is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Span
from luoshi.reading.model import Rank, Versus


@dataclass
class Draft:
    """A claim while its clauses are read: value first, then growth, rank and comparison in later clauses."""

    indicator: str
    span: Span
    period: str | None
    value: Decimal | None = None
    unit: str | None = None
    value_ends: int = 0
    change: Decimal | None = None
    ranks: list[Rank] = field(default_factory=list)
    versus: list[Versus] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    is_share: bool = False  # of what was told before
    is_milestone: bool = False  # what was passed on the way (突破2万亿元、达到23562亿元)

    def facts(self) -> Iterator[tuple[str, object]]:
        """What it says, the first telling most: two drafts that agree share it."""
        told = (("value", self.value), ("change", self.change), ("rank", tuple(self.ranks)))
        return ((name, fact) for name, fact in told if fact)

    def said_by(self, other: Draft, other_is_first: bool) -> bool:
        """Whether another draft holds all that this one does."""
        mine, others = (self.value, self.change, self.ranks), (other.value, other.change, other.ranks)
        if not all(not m or m == o for m, o in zip(mine, others, strict=True)) or self.unit not in (None, other.unit):
            return False
        if not (other.indicator.endswith(self.indicator) or self.indicator.endswith(other.indicator)):
            return False
        return other_is_first or mine != others

    @property
    def is_aside(self) -> bool:
        """A share of a plan, or by how much a thing grew: what is said next speaks of the thing itself."""
        return (
            self.is_share
            or bool(_INCREASE.search(self.indicator))
            or (self.unit == "%" and bool(_SHARE.search(self.indicator)))
        )

    def reach(self, clause: Span) -> None:
        self.span = Span(min(self.span.start, clause.start), max(self.span.end, clause.end))


_SHARE = expression(
    r"^占|占总[^,]{1,8}$|占(?:年度|全年)?(?:投资)?(?:计划)?(?:投资)?$|完成[^,]{0,8}?(?:任务|指标|计划|目标)$"
)
_INCREASE = expression(r"(?:净增|增加|减少|新增|增长|增收)$")
