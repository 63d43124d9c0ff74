"""Contradictions: what a sentence says of growth or shares that its own figures deny."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from luoshi.reading.errors import gettext_noop
from luoshi.reading.expressions import expression
from luoshi.reading.findings.counting import Count
from luoshi.reading.quantities import number_of

NOT_DOUBLED = gettext_noop("The two values do not differ by as many doublings (翻番) as the text says.")
OTHER_GROWTH = gettext_noop("The growth that the text names does not fit its two values.")
OTHER_POINTS = gettext_noop("The percentage points that the text names do not fit its two values.")
OVER_A_HUNDRED = gettext_noop("A share of more than 100 %.")


class Doubt(NamedTuple):
    """A count that its sentence denies, of two that belong together the second, and why."""

    of: Count
    why: str


def doubts_in(words: str, counts: Sequence[Count]) -> Iterator[Doubt]:
    """The contradictions of one sentence (`words`, half-width punctuation) with its counts in order."""
    for count in counts:
        if count.quantity.unit == "%" and count.quantity.value > 100 and _SHARE.search(count.indicator):
            yield Doubt(count, OVER_A_HUNDRED)
    for before, after in _pairs(counts):
        if warning := _denied(words, before, after, counts):
            yield Doubt(after, warning)


_SHARE = expression(
    r"(?:比重|占比|占比例|覆盖率|普及率|合格率|达标率|入学率|城镇化率|知晓率|满意率|满意度|就业率|及格率|机械化率)$"
)
_FROM = expression(r"[从由](?:原来|最初|上年|去年|20\d\d年)?[底末]?的?$")
#: Growth at constant prices or on another scope may differ from what the bare figures give.
_OTHER_SCOPE = expression(r"可比|同口径|不变价|价格因素|实际增长|名义")


def _pairs(counts: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    """Each value with the one that it grew to: 从A增加到B, 分别从A、B增加到C、D."""
    for at, count in enumerate(counts):
        if _FROM.search(count.left):
            same = (one for one in counts[at + 1 :] if one.indicator == count.indicator)
            after = next((one for one in same if one.quantity.unit == count.quantity.unit), None)
            if after and not _FROM.search(after.left) and count.quantity.value:
                yield count, after


_DOUBLED = expression(r"翻了?(?P<times>[一两二三四])?番")


def _denied(words: str, before: Count, after: Count, counts: Sequence[Count]) -> str | None:
    """What the words say of a pair that its values deny, or None."""
    if doubled := _DOUBLED.search(words):
        times = int(number_of(doubled["times"] or "一"))
        return NOT_DOUBLED if _ratios(before, after)[1] < 2**times else None
    stated = next((one for one in counts if one.quantity.span.start > after.quantity.span.start), None)
    if not stated or _OTHER_SCOPE.search(words) or not re.search(r"[增长升提降减]", stated.left):
        return None
    if stated.quantity.kind == "points" and before.quantity.unit == "%":
        apart = abs(after.quantity.value - before.quantity.value)
        room = sum(map(_half, (before, after, stated)), Decimal(0))
        return OTHER_POINTS if abs(apart - stated.quantity.value) > room else None
    if stated.quantity.kind not in ("percent", "times"):
        return None
    return OTHER_GROWTH if not _grew(before, after, stated) else None


def _grew(before: Count, after: Count, stated: Count) -> bool:
    """Whether the stated rate lies among those that the rounded values allow."""
    share = stated.quantity.value * (1 if stated.quantity.kind == "times" else Decimal("0.01"))
    room = _half(stated) * (1 if stated.quantity.kind == "times" else Decimal("0.01"))
    least, most = (abs(ratio - 1) for ratio in _ratios(before, after))
    return min(least, most) - room <= share <= max(least, most) + room


def _ratios(before: Count, after: Count) -> tuple[Decimal, Decimal]:
    """The least and the greatest ratio of two values that were rounded."""
    low, high = before.quantity.value, after.quantity.value
    least = (high - _half(after)) / (low + _half(before))
    most = (high + _half(after)) / max(low - _half(before), Decimal("1e-9"))
    return least, most


def _half(count: Count) -> Decimal:
    """Half a unit in the last place that is written."""
    exponent = count.quantity.value.as_tuple().exponent
    return Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)
