"""What the columns of a table hold, by the words of their headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from luoshi.reading.expressions import expression
from luoshi.reading.findings.notes import ANSWERS, HEADS, LEADER, SUPPORTS
from luoshi.reading.quantities import half_width

NUMBER, GROUP, TASK, CONTENT, DUE = "number", "group", "task", "content", "due"
TARGET, SIGN, VALUE, MEASURE, TARGET_DUE = "target", "sign", "value", "measure", "target_due"
PERIOD, ALLOTTED = "period", "allotted"
UNITS = (HEADS, ANSWERS, SUPPORTS)
#: Everything that a column can hold, in the order of a usual table.
MEANINGS = (
    NUMBER,
    GROUP,
    TASK,
    CONTENT,
    TARGET,
    SIGN,
    VALUE,
    MEASURE,
    TARGET_DUE,
    PERIOD,
    ALLOTTED,
    HEADS,
    ANSWERS,
    SUPPORTS,
    LEADER,
    DUE,
)

_BODY = "(?:单位|部门|科室|处室|主体|分工)"
_PLANNED = "(?:目标|计划|节点|进度|安排|任务|分解|推进|工作|投资|形象|阶段|累计|要求|内容|重点|措施)"
#: A part of a year by whose end something shall stand: 一季度, 上半年, 1-6月, 3月底.
_PART_OF_YEAR = (
    r"(?:20\d\d年)?(?:第?[一二三四1-4]季度|前[二三]季度|[上下]半年"
    r"|(?:\d{1,2}月?[-—–~至到])?(?:1[0-2]|0?[1-9])月份?[底末]?前?)"
)

#: The first that fits decides: 责任单位负责人 is a person, 任务分解 is no task.
_MEANINGS = {
    NUMBER: r"序号?|编号|项次|No\.?|№",
    PERIOD: rf"{_PLANNED}{{0,3}}{_PART_OF_YEAR}{_PLANNED}{{0,3}}(?:值|数|额)?",
    GROUP: r".*(?:类别|分类|大类|类型|板块)|(?:重点|工作)?领域|方面",
    LEADER: r".*(?:领导|负责人|(?<!单位及)(?<!单位和)责任人)",
    SUPPORTS: r".*(?:配合|参与|参加|协办|协同|协助|支撑)(?:单位|部门|科室|处室)?",
    HEADS: r".*(?:牵头|主责|主办|组织实施)(?:责任|负责)?(?:单位|部门|科室|处室)?",
    ANSWERS: rf".*(?:责任|负责|指导|考核|承办|实施|落实|主管|完成|推进)(?:考核)?{_BODY}.*|(?:单位|部门)(?:名称)?",
    MEASURE: r"(?:计量|计算|计数|度量|数量)单位",
    SIGN: r"比较方式|比较",
    VALUE: (
        r"(?:.*(?:目标|指标|计划|任务|年度|预期)(?:[值数量]|(?=20))|数值|(?=20))(?:20\d\d年度?)?"
        r"|(?!累计|已).{0,5}年度?(?:计划)?(?:完成)?投资(?:额|计划|任务|目标)?"
    ),
    TARGET_DUE: r"(?:目标|指标)(?:完成)?(?:时限|时间|期限)",
    CONTENT: r".*分解.*",
    DUE: r"(?!.*(?:开工|开始|启动|起始)).*(?:时限|时间|期限|时间节点|时序进度|完成日期|完工日期)(?:要求|安排)?",
    TASK: r"(?!备注|说明|注意).*(?:任务|事项|项目|工程|举措|措施|工作|实事)(?:名称)?",
    TARGET: r".*(?:目标|指标)(?:名称)?|统计内容|(?:20\d\d年度?|年度?|计划|目标).{0,2}形象进度",
}
_OTHER_CONTENT = r".*(?:内容|方向|标准|要点|要求|目标|指标|做法|说明).*"
_PATTERNS = {kind: expression(words) for kind, words in _MEANINGS.items()}
_CONTENT = expression(_OTHER_CONTENT)
_NOISE = expression(r"\s|其中[:：]?|\([^()]*\)|（[^（）]*）|(?<=[位门])[及和、/](?:责任|负责|联系)人$")


#: A column of money that names what it counts itself, beside a project.
_INVESTED = expression(r".*投资(?:额|计划|任务|目标)?")
_OF_YEAR = expression(r"20\d\d(?=年)")


def year_of(heading: str) -> int | None:
    """The year that a heading names."""
    found = _OF_YEAR.search(half_width(heading))
    return int(found[0]) if found else None


def indicator_of(heading: str) -> str:
    """What a column of figures counts where its heading says so, whatever stands in the row (2024年计划投资)."""
    words = _NOISE.sub("", heading)
    return words if _INVESTED.fullmatch(words) else ""


@lru_cache(maxsize=4096)
def meaning_of(heading: str, besides: str = "") -> str | None:
    """What a column with this heading holds, None for anything that makes no task; `besides` is left out of account."""
    words = _NOISE.sub("", heading)
    if not 1 <= len(words) <= 16:
        return None
    found = (kind for kind, pattern in _PATTERNS.items() if kind != besides and pattern.fullmatch(words))
    return next(found, CONTENT if _CONTENT.fullmatch(words) else None)


def is_period(heading: str) -> bool:
    """Whether a column of this heading holds what shall stand by the end of a part of the year."""
    return meaning_of(heading) == PERIOD


#: What heads the figures of a period, and says nothing itself.
_PLAIN_AIM = expression(r"(?:工作|计划|年度|全年)?(?:目标|计划|任务|指标)(?:任务)?[数值量]?")


def is_plain_aim(heading: str) -> bool:
    """Whether a heading only says that something is aimed at (目标值, 任务数), not what."""
    return bool(_PLAIN_AIM.fullmatch(_NOISE.sub("", heading)))


def meanings_of(headings: Sequence[str]) -> list[str | None]:
    """What each column of a table holds; 单位 beside a figure, where other columns name who acts, measures it."""
    found = _without_periods_alone([meaning_of(heading) for heading in headings], headings)
    for at, heading in enumerate(headings):
        if _NOISE.sub("", heading) == "单位" and (_measures(found, at) or any(map(_OF_INDICATORS.search, headings))):
            found[at] = MEASURE
        if found[at] == TASK and TASK in found[:at] and "目标" in heading:
            found[at] = TARGET  # 目标任务 beside 项目名称
        if found[at] == TASK and TASK in found[:at] and _names_it(headings[found.index(TASK)], heading):
            found[at] = CONTENT  # 工作任务 beside 项目名称
        if found[at] == TARGET and MEASURE in found[at - 1 : at]:
            found[at] = VALUE  # 计量单位 | 年度目标
    return _with_task(_without_judges(found, headings), headings)


#: Columns that stand beside what an indicator came to, never beside who does what.
_OF_INDICATORS = expression(r"^(?:指标)?(?:属性|性质)$|(?:现状|基准|基期)[值数]?$")


def _without_periods_alone(found: list[str | None], headings: Sequence[str]) -> list[str | None]:
    """A period (6月工作任务) parts nothing where no other column says what to do; beside one, 全年 is one, too."""
    if PERIOD not in found:
        return found
    if not {TASK, CONTENT, TARGET} & {*found}:
        return [meaning_of(heading, besides=PERIOD) for heading in headings]
    whole = [_NOISE.sub("", heading) == "全年" for heading in headings]
    return [PERIOD if year else kind for kind, year in zip(found, whole, strict=True)]


def _names_it(heading: str, other: str) -> bool:
    return heading.endswith("名称") and "名称" not in other


#: Units that guide or judge the work; they answer for it only where nobody else is named.
_JUDGES = expression(r"(?:指导|考核)(?:单位|部门|科室|处室|主体)")


def _without_judges(found: list[str | None], headings: Sequence[str]) -> list[str | None]:
    judging = [bool(_JUDGES.fullmatch(_NOISE.sub("", heading))) for heading in headings]
    others = any(kind in (HEADS, ANSWERS) and not judges for kind, judges in zip(found, judging, strict=True))
    return [None if judges and others else kind for kind, judges in zip(found, judging, strict=True)]


#: What a project is in the end, which says nothing of this year's work.
_SIZE_OF_PROJECT = expression(
    r"(?:主要)?(?:建设)?(?:规模|内容|性质)(?:[及和与、](?:主要|建设){0,2}(?:规模|内容))?|项目(?:概况|简介)"
)
_OF_A_YEAR = expression(r"20\d\d年|年度|当年|本年")


def sizes_among(meanings: Mapping[int, str], headings: Sequence[str]) -> list[int]:
    """The columns that say how large each project will be, beside one of what it shall reach in a year."""
    aimed = any(kind == TARGET and _OF_A_YEAR.search(headings[at]) for at, kind in meanings.items())
    return [at for at in meanings if aimed and _SIZE_OF_PROJECT.fullmatch(_NOISE.sub("", headings[at]))]


def _with_task(found: list[str | None], headings: Sequence[str]) -> list[str | None]:
    """Where columns say who and by when, but none says what, that is what the first unknown one holds (行业名称)."""
    told = {TASK, CONTENT, TARGET} & {*found}
    if DUE not in found or not {*UNITS} & {*found} or told or None not in found:
        return found
    at = found.index(None)
    return [*found[:at], TASK, *found[at + 1 :]] if headings[at] else found


def _measures(found: Sequence[str | None], at: int) -> bool:
    beside = set(found[max(at - 1, 0) : at + 2])
    others = {kind for other, kind in enumerate(found) if other != at}
    return VALUE in beside or (bool(beside & {TARGET, CONTENT, PERIOD}) and bool(others & set(UNITS)))


#: How far a task has come, in parts of the whole or as a figure of its own.
_RATE = expression(r".{0,16}(?:完成|达成|执行)(?:率|比例|进度)[(]?%?[)]?")
_DONE = expression(
    r".{0,16}(?:完成|办理|落实|进展|推进)(?:情况|数量?|量|值|任务)|累计完成|(?:累计|已|\d{1,2}[-—–~至]\d{1,2}月份?).{0,4}完成(?:投资)?额?"
)


def is_rate(heading: str) -> bool:
    """Whether a column of this heading says what part of a task is done."""
    return bool(_RATE.fullmatch(half_width(_NOISE.sub("", heading))))


def tells_of_done(heading: str) -> bool:
    """Whether a column of this heading tells what was done."""
    return is_rate(heading) or bool(_DONE.fullmatch(_NOISE.sub("", heading)))


def makes_tasks(meanings: Iterable[str | None], in_plan: bool = False) -> bool:
    """Whether columns of these meanings make a table of tasks: what is to be done, and by whom or how (in a plan also
    in which part of the year)."""
    kinds = set(meanings)
    named, told = bool(kinds & {*UNITS, ALLOTTED}), bool(kinds & {CONTENT, TARGET, *((PERIOD,) if in_plan else ())})
    return (TASK in kinds and (named or told)) or (told and named)
