"""Figures of a text that reports which are no facts of their own."""

from __future__ import annotations

from luoshi.reading.expressions import expression
from luoshi.reading.findings.counting import Count


def is_no_figure(count: Count) -> bool:
    """Whether a number counts those told of or ranked, is that of a meeting, or says how much (more) it was."""
    of_all = (
        count.left.endswith("连续")
        or _BASE_VALUE.search(count.left)
        or ("、" in count.left and _OF_SO_MANY.match(count.right))
    )
    of_meeting = count.quantity.unit == "次" and count.left.endswith("届")
    of_name = _BECAME.search(count.left) and _OF_SIZE.match(count.right)
    return bool(
        of_all
        or of_meeting
        or of_name
        or _AMONG_SO_MANY.match(count.right)
        or _MORE.fullmatch(count.left)
        or _SET.search(count.left)
    )


#: 由每月800元上调至1000元, 从此前的5.6%下调至5.4%, 由“十三五”末的50家增加到80家: what it was before, at a time
#: that is only hinted at; 从52%上升到61% and 由2020年的30万吨跃升到35万吨 tell of both.
_BASE_VALUE = expression(r"[由从](?:同期|过去|当初|年初|此前|每[月年]|“?十[一二三四五]五”?[期末]{0,2})的?$")
#: 成为全国第三个过10万亿元省份: of what size it is called.
_BECAME = expression(r"成为[^,]{0,24}$")
_OF_SIZE = expression(r"级?(?:的)?(?:大省|省份|城市|机场|强?县|企业|港口?)")
#: 验收合格率100%,目标值为100%: what there was to be.
_SET = expression(r"(?:目标|计划|指标)值[为是]?$")
#: 11个县区中排名第一: among how many.
_AMONG_SO_MANY = expression(r"(?:县|区|市|州|乡|镇|街道){1,3}中(?:排|位|居|列|名)")
#: 比去年同期多完成11亿元: what grew was told before.
_MORE = expression(r"\s*[比较](?:去年|上年)(?:同期)?(?:多|少)[一-鿿]{0,4}")
#: 甲、乙2项指标增速居全市第一: how many things are told of.
_OF_SO_MANY = expression(r"(?:主要)?(?:经济)?指标(?:增速|增幅|总量)?(?:均|分别)?(?:位?[居列]|排|全|高于|进入)")
