"""Days that bind others: the end of a benefit or of what is allowed, and what those must do whom a policy concerns."""

from __future__ import annotations

import re

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Span

#: A day that ends a period of validity is no deadline (2022年4月20日至2022年12月31日期间).
_VALIDITY = expression(
    r"期间|止|有效|前受|前[^,。;]{0,24}可(?:给予|享受|获得)|前可(?![持视])|起实施|施行|以前(?:已|购|办)|前(?:已|购买|办理|注册|取得(?![^,。;]{0,6}(?:成[果效绩]|进展|突破))|出生|出让)"
    r"|前?,?(?:阶段性|暂停|暂缓|适[度当])|前?应交付|前?,?按照?现[有行]|前应当?[^,。;]{1,6}的|以前在[^,。;]{1,8}购"
    r"|前?(?:尚|仍)处于|前?,凭|前?,(?:(?!完成|实现|建成)[^。;]){0,80}(?:,可(?![持视])|仍[执按]|的,)"
    r"|前?,(?:(?!完成|实现|建成)[^。;]){0,60}?(?:允许|可(?:申[请领]|享受|按|凭|办理|选择|提取|适当|暂)|给予[^,。;]{0,12}(?:补[贴助]|贴息|奖[励补]))"
    r"|前,[^,。;]{0,40}的(?:纳税人|家庭|居民|人员),"
    r"|前?,?(?:对|企业|凡|符合|个人|纳税人|[^,。;\d]{0,10}(?:缴存人|家庭|职工))[^。;]{0,80}(?:给予|退税|免征|减征|减按|补贴|补助|奖励|享受|企业可|可(?:在|按|提取|通过|发放))"
)

#: What stands before a day up to which something was, or is still, so (对2024年3月前供应的, 延长至).
_UP_TO = expression(
    r"(?:对于?在?|凡在?|(?:延[长续]|顺延|期限|暂?定|实施|执行|有效|缓缴|止|截|起),?[至到为]|截止|每年|每季度?)\s?$"
)
#: 在2027年6月30日前完成装修的,给予补贴; 年底前完成卖旧买新的购房者,可享受: whom a rule is for.
_WHO_HAS = expression(
    r"[^,。;:\n]{2,60}的(?=,(?!确保|力争|要|全部|由))|[^,。;:\n]{2,40}的[^,。;:的\n]{2,10},[^。;\n]{0,40}(?:可|[给不]予|予以|享受|允许)"
)
#: A day for those whom a policy concerns (购房人在6月底前提交材料的): the work itself has none by it.
_FOR_PEOPLE = expression(
    r"购房[人者]|借款人|参保|允许|补?缴[清费纳]|进行补缴|欠费|免收|申[领请]|逾期|纳税人|发放的|享受|的$"
)
#: What people do who buy a home, in the clause of the day or in the one that it opens.
_BUYS = expression(r"网签|(?:购房|买卖)合同|购买[^,。;]{0,10}住房|缴存人")
#: When it is told how the work goes (落实情况年底前报国务院).
_REPORTED = expression(r"(?:情况|进展|总结).{0,24}?前.{0,16}?(?:报|送)")
_BY_THEN = expression(r"\s?(?:要|力争|确保)?(?:如期|按期|全[部面]|基本)?(?:实现|完成|建成)")


def binds_others(folded: str, day: re.Match[str], within: Span) -> bool:
    """Whether a day ends how long something holds, or is set for those whom a policy concerns."""
    if _VALIDITY.match(folded, day.end() - 1) or _VALIDITY.match(folded, day.end()):
        return True
    begins = day.start() + folded.startswith(("到", "至"), day.start())
    if _UP_TO.search(folded, max(0, begins - 6), begins) or _WHO_HAS.match(folded, day.end()):
        return True
    start = max(within.start, *(folded.rfind(mark, within.start, day.start()) + 1 for mark in ",。;:\n"))
    end = _clause_end(folded, day.end(), within)
    opens = folded.startswith(",", day.end())
    if _BUYS.search(folded, start, _clause_end(folded, end + 1, within) if opens else end):
        return True
    if _BY_THEN.match(folded, day.end()):
        return False
    told = start > within.start and _REPORTED.search(folded, start, end)
    return bool(told or _FOR_PEOPLE.search(folded, start, end))


def _clause_end(folded: str, position: int, within: Span) -> int:
    found = _CLAUSE_ENDS.search(folded, position, within.end)
    return found.start() if found else within.end


_CLAUSE_ENDS = expression(r"[,。;:\n]")
