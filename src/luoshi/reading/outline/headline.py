"""Headlines: how far the words of a heading reach, also where the text lost the stop after them."""

from __future__ import annotations

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Span

#: Chapter titles of the genre; in texts on one line nothing else parts them from their text.
_STOCK = expression(
    r"(?:总体(?:要求|目标|思路)|指导思想|基本原则|工作(?:目标|要求|原则|任务|机制|步骤|安排)|(?:主要|重点|发展|总体)(?:目标|任务)"
    r"|(?:重点|主要)(?:工作|举措|措施)|(?:保障|政策|工作|主要)措施|组织(?:领导|实施|保障)|任务分工|实施步骤|有关要求"
    r"|目标任务|方法步骤|步骤(?:方法|安排)|时间(?:步骤|安排)|进度安排|职责分工|工作(?:内容|重点|分工|纪律)"
    r"|(?:整治|检查|排查|治理|实施|适用)(?:范围|对象|内容|步骤|重点|方式)"
    r"|20\d\d年[^,。;:\s]{0,14}?工作(?:总结|回顾|(?:开展|完成)?情况|安排|打算|思路|计划)(?!会))"
)
_SENTENCE_END = expression(r"[。\n;!?]")
#: Verbs that open the first sentence of a task; after a short object they show where a lost stop stood.
_OPENERS = (
    "积极|大力|加强|加快|深入|全面|严格|紧紧|扎实|持续|认真|坚持|实施|开展|推进|推动|完善|健全|培育|推出|落实|建立"
    "|力争|新建|完成(?![率度值情时])|推广|组织(?!领导|保障|机构)|围绕|依托|制定|支持|引导|鼓励|聚焦|以(?![上下内外前后来及])"
    "|(?<![成作以认列称视转变定更改分名])为(?=(?:有效|切实|进一步|深入|全面|推进|加强|贯彻|落实|确保|提升|促进))"
)
_LOST_STOP = expression(rf"(?<=[\u4e00-\u9fff”)])(?:{_OPENERS})(?=[\u4e00-\u9fff“])")
#: Openers that close a title as well.
_NOUNS = ("培育", "支持", "引导")
#: Openers that stand inside a title of one clause as well.
_INSIDE = ("支持", "新建", "实施", "推广", "以", "引导", "鼓励", "组织", "制定", "建立", "培育", "完成", "围绕", "依托")
_LONGEST_TITLE = 40
_SHORTEST_TITLE = 6
_SHORT_TITLE, _WHOLE_TITLE = 16, 24
_NOTE = expression(r"(?<!\s)\s*\((?:牵头|责任|负责|主办|主责|承办|配合|参与|协办)")


def title_end(folded: str, start: int, end: int) -> Span:
    """The words of a heading that begins at `start`, without the stop that closes them."""
    start = _after_spaces(folded, start, end)
    stock = _STOCK.match(folded, start, end)
    if (
        stock
        and "\n" not in folded[start : start + _LONGEST_TITLE]
        and not folded.startswith((",", "、", "的", "阶段"), stock.end())
    ):
        return Span(start, stock.end())
    stop = _SENTENCE_END.search(folded, start, end)
    close = stop.start() if stop else end
    note = _NOTE.search(folded, start, close)
    close = note.start() if note else close
    close = _behind_measure(folded, start, close)
    close = _before_addressees(folded, start, close)
    close = _before_gap(folded, start, close)
    close = _before_colon(folded, start, close)
    return Span(start, _without_tail(folded, start, close))


def titles_a_chapter(folded: str, title: Span) -> bool:
    """Whether a title is one that chapters of plans have (工作目标, 实施步骤), and names no work."""
    return bool(_STOCK.fullmatch(folded, *title))


def before_its_text(folded: str, title: Span) -> Span:
    """The title of a chapter that ran into its text, where it shows how short it was; else all of it."""
    lost = lost_stop(folded, title) if title.end - title.start > _LONGEST_TITLE else None
    return Span(title.start, lost) if lost and lost - title.start <= _LONGEST_CUT else title


_LONGEST_CUT = 24


def lost_stop(folded: str, title: Span) -> int | None:
    """Where a full stop between title and text was lost, if the title ran into its text."""
    length = title.end - title.start
    closed = folded.startswith("。", title.end)
    if length <= _SHORT_TITLE and closed:
        return None
    whole = closed and length <= _WHOLE_TITLE and "," not in folded[title.start : title.end]
    for opener in _LOST_STOP.finditer(folded, title.start + _SHORTEST_TITLE, title.end):
        before = folded[title.start : opener.start()]
        if opener.group() in _NOUNS and _LOST_STOP.match(folded, opener.end(), title.end):
            continue  # 企业培育 + 实施: the first still belongs to the title
        if whole and opener.group() in _INSIDE:
            continue  # 住房公积金 + 支持购房力度: no verb of a sentence
        if len(before) <= _LONGEST_TITLE and before.count("“") == before.count("”") and _closes_title(before):
            return opener.start()
    return None


#: Words that open what goes on to a verb (对落实政策…), and no title.
_LEADS_ON = expression(r"对(?![外口接标照内台])|在(?!建|线|校|岗)|凡|符合")


def _closes_title(before: str) -> bool:
    return "," not in before and before[-1] not in "、的和与可应将要" and not _LEADS_ON.match(before)


def _after_spaces(folded: str, start: int, end: int) -> int:
    while start < end and folded[start] in " \n":
        start += 1
    return start


def _before_gap(folded: str, start: int, close: int) -> int:
    """In a text on one line a gap closes a heading (一、总体要求 全面贯彻…)."""
    gap = _first_gap(folded, start, close)
    words = folded[start:gap] if gap > 0 else ""
    plain = "," not in words or _IN_TWO.fullmatch(words)
    if 4 <= len(words) <= _LONGEST_TITLE and close - gap > _SHORTEST_TITLE and plain and ":" not in words:
        return close if _is_stray(folded, start, gap, close) else gap
    return close


#: How much work a heading is, in brackets: what follows is its text.
_MEASURE = expression(r"[^,:;。\n\d()]{4,40}\(\s?(?:共|约)?\d{1,6}\s?[\u4e00-\u9fff]{1,6}\)(?=\s?[\u4e00-\u9fff])")


def _behind_measure(folded: str, start: int, close: int) -> int:
    """In a text that lost its line breaks what a heading measures closes it (一、监督检查(684个工作日)根据…)."""
    measure = _MEASURE.match(folded, start, close) if close - start > _LONGEST_TITLE else None
    return measure.end() if measure else close


#: 摸清基础底数各村要开展排查: those who must act begin the text, where the stop before them was lost.
_ADDRESSED = expression(
    r"[^,、;:。\s\d()各]{4,14}(?<![和与同对由请向为及是将把让使督促导助合在到局厅委部行会府院司办处站队所校])"
    r"(?=各(?![项类种自界方])[^;。\n要应须]{1,30}(?<![需主重])(?:要(?![求素点件])|应当?(?![急用对])|须))"
)


def _before_addressees(folded: str, start: int, close: int) -> int:
    title = _ADDRESSED.match(folded, start, close)
    return title.end() if title else close


#: A title in two halves (明确职责,加快任务推进).
_IN_TWO = expression(r"[\u4e00-\u9fff]{3,14},[\u4e00-\u9fff]{3,14}")


def _first_gap(folded: str, start: int, close: int) -> int:
    """The first blank outside brackets (监督检查(684 个工作日))."""
    gap = folded.find(" ", start, close)
    while gap > 0 and folded.count("(", start, gap) > folded.count(")", start, gap):
        gap = folded.find(" ", gap + 1, close)
    return gap


def _is_stray(folded: str, start: int, gap: int, close: int) -> bool:
    """Whether a blank stands inside a short title that a full stop closes, and no sentence begins behind it."""
    ends = folded.startswith("。", close) and "," not in folded[gap:close]
    return ends and close - start <= _SHORT_TITLE + _SHORTEST_TITLE


def _before_colon(folded: str, start: int, close: int) -> int:
    colon = folded.find(":", start, close)
    return colon if 0 < colon - start <= _LONGEST_TITLE and "," not in folded[start:colon] else close


def _without_tail(folded: str, start: int, close: int) -> int:
    while close > start and folded[close - 1] in " \n:,。;*":
        close -= 1
    return close
