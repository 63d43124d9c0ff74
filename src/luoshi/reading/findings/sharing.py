"""Sharing: one phrase that names several things (城镇、农村居民收入分别增长…) told apart."""

from __future__ import annotations

from luoshi.reading.expressions import expression
from luoshi.reading.vocabulary import any_of, words

_AND = expression(r"、|以及|和|与|及(?!以[上下]|[时格])")
#: What figures are called; things joined before one of these share it.
_HEADS = words(
    """
    居民人均可支配收入 人均可支配收入 可支配收入 居民收入 增加值 总产值 产值 产业规模 规模 机械化率 覆盖率 达标率 解决率
    满意率 合格率 处理率 利用率 就业率 比重 占比 比例 产量 总产量 面积 投资 销售额 营业收入 收入 总额 税收 贷款
    存款 利润 人口 支出 增速 用水量 强度 完成率 普及率 参保率 入学率 达到率 知晓率 入户率 签约率 管护率 增长率
    零售额 贷款余额 余额 数量 销量 存栏 出栏 进出口 出口 进口 吞吐量 客流量 接待量 率 额 量 数 值
    """
)
_HEAD = expression(rf"(?:{any_of(_HEADS)}|[一-鿿]{{2}}率)$")
_WHOLE = expression(
    r"(?:收入|支出|投资|总额|增加值|生产总值|比重|占比|率|额|量|值|数|花费|人次|总数|利润|税收|贷款|存款|人口|项目|企业)$"
)


#: Two things or three in one word.
_TWO_IN_ONE = {
    "城乡": ("城镇", "农村"),
    "存贷款": ("存款", "贷款"),
    "存、贷款": ("存款", "贷款"),
    "一二三产": ("一产", "二产", "三产"),
}


def things_in(subject: str, how_many: int | None = None) -> list[str]:
    """The single things of a joint subject, each with the words they share. One thing where it cannot be told apart."""
    parts = _parts(subject, how_many)
    two = next((words for words in _TWO_IN_ONE if words in subject), None)
    if two and (len(parts) == 1 or "、" in two):
        parts = [subject.replace(two, one, 1) for one in _TWO_IN_ONE[two]]
        return parts if how_many in (None, len(parts)) else [subject] * (how_many or 1)
    if how_many and len(parts) != how_many:
        return parts[-how_many:] if len(parts) > how_many else [subject] * how_many
    return _completed(parts)


def _parts(subject: str, how_many: int | None) -> list[str]:
    """Cut at each of its joints, or at its commas alone where that gives as many as are told of (软件、租赁和商务)."""
    parts = [part.strip() for part in _AND.split(subject) if part.strip()] or [subject]
    listed = [part.strip() for part in subject.split("、") if part.strip()]
    return listed if how_many == len(listed) < len(parts) else parts


#: 制造业、服务业增加值占地区生产总值的比重: of what each is a part.
_PART_OF = expression(r"(?<=..)占[^占]{2,30}(?:比重|比例|比)$")


#: 非化石能源发电量、用电量占比: the share of each.
_SHARE_WORD = expression(r"(?<=[率量额值])占比$")


def _completed(parts: list[str]) -> list[str]:
    last = parts[-1]
    part_of = _PART_OF.search(last)
    if part_of and not any("占" in part for part in parts[:-1]):
        return [part + part_of[0] for part in _completed([*parts[:-1], last[: part_of.start()]])]
    if (share := _SHARE_WORD.search(last)) and not any(_SHARE_WORD.search(part) for part in parts[:-1]):
        return [part + share[0] for part in _completed([*parts[:-1], last[: share.start()]])]
    if all(_WHOLE.search(part) for part in parts):
        return parts
    tail = _shared_tail(parts[0], last)
    front = _shared_front(parts[0], last)
    completed = [part if _WHOLE.search(part) or part.endswith(tail) else part + tail for part in parts[:-1]]
    return [*completed, front + last]


_PAIR = 2


def _shared_tail(first: str, last: str) -> str:
    """What the first thing lacks: 空气质量、水环境质量综合指数改善率 -> 综合指数改善率."""
    repeated = last.find(first[-2:])
    if repeated >= 0 and len(first) >= 2:
        return last[repeated + 2 :]
    head = _HEAD.search(last)
    alike = first[0] == last[0] and not (head and len(head[0]) > 1 and len(first) > _PAIR)
    if len(first) < len(last) and not _AND.search(last) and (alike or len(first) == _PAIR):
        return last[len(first) :]
    return head[0] if head and head.start() else ""


def _shared_front(first: str, last: str) -> str:
    """What the last thing lacks: 花生种植、收获机械化率 -> 花生."""
    head = _HEAD.search(last)
    own = last[: head.start()] if head else last
    if last.startswith(first[-len(own) :], len(own)):
        return ""  # 城镇居民、农村居民人均可支配收入
    return first[: -len(own)] if len(own) == 2 and len(first) == 4 else ""
