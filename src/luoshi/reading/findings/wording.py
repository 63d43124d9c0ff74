"""Wording: what may stand around the name of a thing that is counted, and is not part of it."""

from __future__ import annotations

import string
from functools import lru_cache

from luoshi.reading.expressions import expression
from luoshi.reading.vocabulary import any_of, words

_TIME = (
    r"(?:截至|截止|力争|争取|自|从|到|至)?(?:20\d\d年?(?:[-—至到]20\d\d)?年?(?:年?[底末])?(?:以?前|内|期间|以来|度(?!假))?"
    r"|1?\d月(?:[123]?\d日)?(?:份|底|末)?之?前?|年底前?|年内|年末|全年|本年度|今年(?:以来)?|去年|近年来|目前|上半年|下半年|前三季度"
    r"|第?[一二三四]季度|[1-9][-—~至]1?\d月份?|[“\"]?十[一二三四五]五[”\"]?(?:期?末|期间|时期|以来)|每年度?|年均|(?:[1-9]|10|[一二三四五六])年内)"
)
#: Verbs and adverbs that say that something is done, not what.
_DOING = words(
    """
    不折不扣 力争 争取 确保 保证 努力 积极 主动 全力 大力 着力 加快 加大 继续 持续 深入 扎实 稳步 有序 进一步 切实 全面
    推动 推进 实施 实现 完成 打造 培育 培植 建设 创建 建成 建立 抓好 抓实 开展 组织 举办 举行 支持 引导 指导
    带动 促进 鼓励 落实 达到 谋划 推出 选树 遴选 选择 评选 挖掘 形成 组建 集聚 汇聚 聚力 聚焦 召开 制定 出台
    确定 选定 拥有 设立 健全 强化 累计 共计 预计 计划 合计 总计 总共 其中 包括 现有 共有 已有 已经 我省 我市
    我县 我区 我州 我镇 全面完成 组织实施 加强 保持 稳定 稳定在 不断 统筹 力求 依托 通过 市委 市政府 县委 县政府
    省委 省政府 区委 区政府 成功 大幅 同时 目标是 目标为 原则上 主要预期目标是 安排 至少 提供 重点培育 重点推进
    重点实施 重点打造 重点建设 分别 坚持 尽快
    """
)
#: Short words of the same kind, where they do not begin another word (有效, 对口, 使用, 以旧换新).
_SHORT = (
    r"[和及与](?=[新改扩]建|改造|提升|整治|培育|治理|维修|\d)|已|以(?!旧)|为(?!民)|对(?!口|外|接|上)|将|并(?!网|购)|共(?!同|享|建)|有(?!效|机|色|线)|要(?!素)|使(?!用)|应(?=年|当年|于|在)|含(?!量)|约(?!束)|达(?!成)|让|把|由"
    r"|在(?!建|线|校|职|园|岗)|了|拟|再(?!生|贷|贴)|仅|均(?!衡)|从(?!业)|是|建(?=\d|$)"
)
#: 县水利局负责新建泵站20座: who does it is no part of the name.
_WHO_DOES = r"[一-鿿、]{2,16}?(?:局|处|办|部|委|中心|公司|镇|乡|街道|单位|队|站|室)负责(?:协调|组织|制作)?(?=..)"
#: Words between a thing and its number.
_LEVEL = words(
    """
    达到 达 提高到 提升至 总体 全部 分别 至少 平均 平均为 约为 约 共有 共 共计 累计 完成 实现 达成 再 拟 保持
    力争 争取 确保 仅 就 已 已经 高达 合计 总计 也 稳定 控制 至 将 预计 年均 每年 年内 全年 上半年 近 超 超过
    逾 了 要 翻 一般 逐步 稳步 原则上 迈上 跨上 跨过 登上 站上 不少于
    不低于 不超过 首次 再次 连续 历史性 提高到 提高至 每人每月 每人每年
    """
)
_LEFT_EDGE = expression(
    rf"{_TIME}|{_WHO_DOES}|全[省市县区州](?:共|累计)?(?:实现|完成|共有|拥有|现有)|全[省市县区州](?=已)|全[省市县区州](?:共(?![同享建])|累计)|{any_of(_DOING)}|{_SHORT}|[\s、,:的·•—]|\d+[.、]\s?|[(]?[一二三四五六七八九十]+[、)是]"
)
#: What brings a thing to another level (增加到, 压减至, 调整为).
MOVES = (
    "(?:增加|增长|提高|提升|上升|跃升|攀升|回升|扩大|扩展|扩容|拓展|发展|壮大|降低|下降|减少|压减|压缩|缩短|缩减|缩小"
    "|(?:优化)?(?:整合|精简|合并)|优化|[上下]?调整?|升|增|降|减)"
)
_RIGHT_EDGE = expression(
    rf"(?:{any_of(_LEVEL)}|(?<![许认])可|(?<!可)持续|(?<![人户亩日])均|(?<![供响适反感对相])应|(?<![行作认])为|(?<![提新])高|(?<!现)在|等|是|有|[从由]|{_TIME}|[\s、,:(])$"
)
#: With what a time, or another word that leads over to a number, ends: no other end is searched for one.
_TIME_ENDS = "0123456789年底末前内间来月日份之度期均"
_LAST_LETTERS = frozenset("可应为高续在等是有从由、,:(" + string.whitespace + "\u3000\xa0" + _TIME_ENDS) | {
    word[-1] for word in _LEVEL
}
_WORD, _IS_TIME = expression(r"[\w“\"《]"), expression(_TIME)
_LONGEST_EDGE = 40  # characters of a time with all its words
_REMARK = expression(r"\([^()]{4,}\)?")


_STRAY_GAP = expression(r"(?<=[一-鿿]) (?=[一-鿿])")


def closed_up(words: str) -> str:
    """Without the single spaces between Chinese characters that a line break or the layout left."""
    return _STRAY_GAP.sub("", words) if " " in words else words


def without_lead(phrase: str) -> str:
    """`力争2023年新增企业` -> `新增企业`: times, verbs and adverbs at the front go."""
    at = 0
    while found := _LEFT_EDGE.match(phrase, at):
        at = found.end()
    return phrase[at:]


def without_level(phrase: str) -> str:
    """`覆盖率总体达到` -> `覆盖率`: words that only lead over to the number go."""
    end = len(phrase)
    while end and phrase[end - 1] in _LAST_LETTERS:
        found = _RIGHT_EDGE.search(phrase, max(end - _LONGEST_EDGE, 0), end)
        if not found:
            break
        end = found.start()
    return phrase[:end]


def _without_remarks(phrase: str) -> str:
    """Without what stands in brackets; the (镇) of 乡(镇) stays."""
    phrase = (_REMARK.sub("", phrase) if "(" in phrase else phrase).strip()
    return phrase if "(" in phrase else phrase.rstrip(")")


@lru_cache(maxsize=4096)
def thing(phrase: str) -> str:
    """The name of what is counted inside the words around it."""
    phrase = _without_remarks(phrase).replace("\n", "")
    return _unquoted(without_level(without_lead(_AFTER_MARKER.sub("", phrase) if "(" in phrase else phrase)).strip())


#: (1)进校园活动(2)辩论赛: what is numbered inside a line begins behind its number.
_AFTER_MARKER = expression(r"^.*\(\d{1,2}\)(?=..)")


def _unquoted(name: str) -> str:
    """Without the opening mark of a quotation that goes on behind it."""
    return without_lead(name[1:]) if name[:1] == "“" and "”" not in name else name


_TIME_AFTER = expression(r"(?<=\w)(?:全年|年底前|(?:到)?20\d\d年(?!度[一-鿿]{2})|1?\d月)")
_TRAIL = expression(r"(?:为引领|作为.*|等(?:活动|工作|任务)?|的|和|及|以及|与|(?<=项目)(?:建设)?进度)$")
#: Words of the same list that also stand before a noun.
_DESCRIBING = set(words("重点 全面 相关 有效 主动 积极 有序 支持 引导 保持 稳定 计划 健全 统筹 包括 共有"))
_NEVER_FIRST = expression(
    rf"{any_of(set(_DOING) - _DESCRIBING)}|全线|正式|顺利|如期|支持项目"
    rf"|{_TIME}|带动|用于|以上|以下|以内|左右|之一|不等|进行|予以|给予"
    r"|参与|同比|增长|下降|提高|比(?![例重])|和(?!美|谐|平)|[、,:(及与或都被到至后内来起较时]"
)
_GOES_ON = expression(
    rf"[、,:]|大关|(?:正常|合理)?(?:区间|范围|水平)(?:范围)?(?:以?内|以[上下])?(?=$|[,。;])|新?台阶|{MOVES}[到至为]|(?:年度|全年)?目标(?:任务|要求)?(?=$|[,。;])|年度任务|人民币|和(?!美|谐|平)|及|与|并|或|都|到|至|后|内|来|起|比(?![例重])|较|之间|以上|左右|之一|不等|时|同比|增长|下降"
)


@lru_cache(maxsize=4096)
def names_what_follows(after: str, named_before: str = "") -> bool:
    """Whether the words after a number name the thing counted (20个智慧社区) or go on to something else.

    A verb after the number goes on where the thing was named before it: 债券资金100亿元支持项目建设.
    """
    after = _without_remarks(after).removeprefix("的")
    if not _WORD.match(after) or _GOES_ON.match(after) or _IS_TIME.match(after):
        return False
    return len(named_before) < 2 or named_before.endswith("等") or not _NEVER_FIRST.match(after)


#: 以县级医院为龙头、以乡镇医院为成员的医共体: only the last words name the thing.
_BUILT_ON = expression(r"^以[^,。;]{2,30}为[^,。;]{1,30}的(?=[^的]+$)")
#: 能够突破关键技术、带动新兴学科的领军人才: what is said at length of things is no part of their name.
_SAID_AT_LENGTH = expression(
    r"^(?:(?:能够?|具有|具备|站在|紧跟|针对|集(?![体中团群装聚])|在|面向|围绕|处于|掌握|由)[^,。;]{11,60}的(?=[^的,。;]{5,}$)"
    r"|面积[^,。;]{6,60}的(?=[^的,。;]{2,}$))"
)
#: 技术前沿、模式新颖、潜力巨大的标杆项目, 带动力强的示范社区: what they are like.
_OF_QUALITY = expression(
    r"^[^,。;的]{2,40}?(?:[强广优]|(?<=.{4})[大高好]|新颖|鲜明|突出|明显|显著|完善|先进|领先|齐全|合适|良好)的(?=[^的,。;]{4,}$)"
)
#: 对5家企业进行检查: the work and what it is done with.
_DONE_WITH = expression(r"(?<=..)(?<!不再)(?<!不得)进行(?=[一-鿿]{2,8}$)(?!了)")
_USED_FOR = expression(r"的?(比例|份额|名额|额度)(?:专门|主要|定向)?(?:用于|投向)(.+)")


def named_after(after: str) -> str:
    """`的乡镇卫生院等` -> `乡镇卫生院`; `比例用于招聘毕业生` -> `招聘毕业生比例`."""
    after = _TIME_AFTER.split(_without_remarks(after))[0]
    if used := _USED_FOR.match(after):
        after = used[2] + used[1]
    name = _TRAIL.sub("", _without_description(after.removeprefix("的"))).strip(" 、,|")
    return _DONE_WITH.sub("", name)


def _without_description(name: str) -> str:
    if "的" not in name:
        return name
    return _OF_QUALITY.sub("", _SAID_AT_LENGTH.sub("", _BUILT_ON.sub("", name)))
