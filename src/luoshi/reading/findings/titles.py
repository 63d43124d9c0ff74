"""Titles: the title of a document, over one line or three, and the headline of a news page."""

from __future__ import annotations

import re
from itertools import pairwise

from luoshi.reading.expressions import expression
from luoshi.reading.findings.labels import is_field
from luoshi.reading.findings.signature import ORGANIZATION
from luoshi.reading.flow import Flow
from luoshi.reading.vocabulary import any_of, words

_KIND_WORDS = words(
    """
    通知 意见 方案 决定 规划 计划 要点 办法 细则 报告 通报 公告 清单 措施 举措 规定 条例 批复 的函 分析 工作任务 总结
    要求 纲要 规则 安排 任务分工 任务分解 责任分工 分工表 分解表 任务表 一览表 登记表 汇总表 统计表 台账 答复
    公报 主要指标 公示 制度 情况表 进度表 推进情况 进展情况 完成情况 办理情况 落实情况 情况说明 工作思路
    预期目标 目标任务 讲话 讲话全文 纪要
    """
)
_ENDS = expression(
    rf"(?:{any_of(_KIND_WORDS)}|^20\d\d年[^,:]{{0,14}}实事(?:项目)?)(?:\s?[(〔\[][^()]{{1,20}}[)〕\]]){{0,2}}$"
)
_NUMBERED = expression(
    r"\s*(?:[((]?[一二三四五六七八九十]+[、)).]|第[一二三四五六七八九十]+[章节条]|[((]?\d+[、.))]|[①-⑳]|附件)"
)
_FURNITURE = expression(
    r"^(?:为|根据|按照|经)|[府室厅会局部委]文件$|〔\d{4}〕第?\d+[号期]$|首页|当前位置|字号|打印|浏览|关闭|扫一扫|微信|导航|政策解读|来源|责任编辑|https?:|^\W*$|^20\d\d年\d{1,2}月\d{1,2}日$|^[省市县区]?各[^。]{2,60}(?:单位|政府|部门|机构)$|^\W*>|>.{1,40}>|^[(]?此件|^[•·]"
)
_SENTENCE = expression(r"[。;]|,.*,")
_HEAD_LINES = 30
_LONGEST = 90


def title_in(text: str, labelled: list[str]) -> str | None:
    """The title as the page's field gives it or as it stands above the text, with its issuer where that was cut off."""
    title = (
        next((t for t in labelled if len(t) > 4), None)
        or _in_lines(text)
        or _before_gap(text)
        or _before_stop(text)
        or _behind_number(text)
        or _before_number(text)
        or _headline(text)
        or _over_page_line(text)
        or _announced(text)
        or _over_first_heading(text)
    )
    return _completed(title, text) if title else None


def is_of_document(title: str) -> bool:
    """Whether a title ends as the titles of documents do."""
    return bool(_ENDS.search(title))


def title_of_sheet(flow: Flow) -> str | None:
    """The first line over the first table of a workbook, whatever it says."""
    if not flow.tables or not flow.tables[0].cells[0].place:
        return None
    above = flow.text[: flow.tables[0].span.start].strip()
    return above.split("\n", 1)[0][:_LONGEST] or None


_NUMBER_BEFORE = expression(r"^[一-鿿]{1,10}〔\d{4}〕\d+号\s*")
_NUMBER_AFTER = expression(r"\s?\([^()]{1,12}〔\d{4}〕\d+号\)$")


#: What a table's figures count in is no part of its title.
_MEASURED = expression(r"\s?[(（](?:计量)?单位[:：][^()（）]{1,24}[)）]$")


#: For which years a plan is, on the line below its title.
_YEARS = r"(\(20\d\d年?[-—–~至]{1,2}20\d\d年?\))"


def _completed(title: str, text: str) -> str:
    """关于…的通知 becomes X关于…的通知 where the text has it in full."""
    title = _NUMBER_BEFORE.sub("", _NUMBER_AFTER.sub("", title.removeprefix("原标题").strip(" |")))
    title = _MEASURED.sub("", title)
    title = _on_a_line(title, text) or _cut_short(title, text) or title
    title = re.sub(r"\s+", "", title) if re.search(r"[一-鿿]\s[一-鿿]", title) else title
    if not re.match(r"关于|印发|转发", title):
        years = re.search(rf"^[ \t\u3000]*{re.escape(title)}\s{{1,9}}{_YEARS}[ \t\u3000]*$", text[:6000], re.M)
        return title + years[1] if years else title
    pattern = r"\s*".join(re.escape(c) for c in title)
    full = re.search(rf"({ORGANIZATION})\s*{pattern}", text)
    return re.sub(r"\s+", "", full[0]) if full else title


#: What a page puts before the title of its document (【进展情况】某县…情况表, 某镇奖励政策:某镇…办法).
_PUT_BEFORE = expression(r"[^\n]{2,24}[】:|]\s?(?=[^\n]{8,80}$)")


def _on_a_line(title: str, text: str) -> str | None:
    """The title itself, where it stands without what the page puts before it on a line of its own."""
    before = _PUT_BEFORE.match(title)
    alone = title[before.end() :] if before else ""
    words = re.sub(r"\s", "", alone)
    return next((line for line in _lines(text) if words and re.sub(r"\s", "", line) == words), None)


def _cut_short(title: str, text: str) -> str | None:
    """The title in full, where a field of the page cut it short (某局关于第一轮 … 某局关于第一轮检查问题整改的通知)."""
    if len(title) < _SHORTEST_CUT or _ENDS.search(title):
        return None
    full = re.search(rf"{re.escape(title)}[^\n。:,;]{{1,40}}?(?:{any_of(_KIND_WORDS)})(?=\s|$)", text[:6000], re.M)
    return full[0] if full else None


_SHORTEST_CUT = 16


def _lines(text: str) -> list[str]:
    return [line.strip(" \t\u3000|") for line in text[:6000].split("\n") if line.strip()][: _HEAD_LINES * 2]


def _in_lines(text: str) -> str | None:
    """The first line, or run of up to three, that ends like a document's title."""
    lines = _lines(text)
    for at, line in enumerate(lines):
        if _may_begin(line) and (title := _joined(lines[at : at + 3])) and _is_title(title, at):
            return _below_letterhead(title, lines[at + 1 :]) or title
    return None


def _below_letterhead(head: str, lines: list[str]) -> str | None:
    """The title proper of minutes, below the line that only says whose they are (某县专题会议纪要)."""
    is_letterhead = head.endswith("纪要") and "关于" not in head
    below = (line for line in lines[:_HEAD_OF_MINUTES] if line.startswith("关于") and line.endswith("纪要"))
    return next(below, None) if is_letterhead else None


_HEAD_OF_MINUTES = 6


def _before_gap(text: str) -> str | None:
    """What stands before the first gap of a text on one line, where it ends like a title."""
    title, gap, _ = _ATTACHED.sub("", text[:_LONGEST].lstrip()).partition(" ")
    title = _MEASURED.sub("", title)
    named = re.search(r"关于|(?:通知|通报|公告|报告|方案|意见|清单|分工|要点)$", title)
    return title if gap and len(title) >= 8 and named and _may_begin(title) and _ENDS.search(title) else None


_ATTACHED = expression(r"^附件\s?\d{0,2}\s?[:：]?\s?")
_IN_FRONT_OF_STOP = expression(
    rf"\s{{0,20}}(?P<title>[一-鿿]{{0,20}}关于[^。:,;\n]{{4,60}}(?:{any_of(_KIND_WORDS)}))。"
)


def _before_stop(text: str) -> str | None:
    """The title that a full stop parts from the text on its line (关于支持…的十条意见。为落实…)."""
    found = _IN_FRONT_OF_STOP.match(text)
    return found["title"] if found else None


_BEHIND_NUMBER = expression(r"〔\d{4}〕\d+号 (?P<title>[^。:,\n]{8,80}?(?:通知|意见|方案|决定|通报)) ")


def _behind_number(text: str) -> str | None:
    """The title of a text on one line, behind the number of the document (某政办〔2018〕3号 关于…的通知 各镇…)."""
    found = _BEHIND_NUMBER.search(text[:800])
    return re.sub(r"\s", "", found["title"]) if found else None


_IN_FRONT_OF_NUMBER = expression(
    rf"\s{{0,20}}(?P<title>[^。:,;\n]{{8,80}}?(?:{any_of(_KIND_WORDS)}))\s{{0,3}}[一-鿿]{{1,10}}〔\d{{4}}〕\d+号"
)


def _before_number(text: str) -> str | None:
    """The title that runs into the number of the document (某办公厅关于…的实施意见某办发〔2020〕24号)."""
    found = _IN_FRONT_OF_NUMBER.match(text)
    return found["title"] if found and "关于" in found["title"] else None


def _over_first_heading(text: str) -> str | None:
    """The short line right above the first numbered chapter, where it names its place or year."""
    lines = _lines(text)[:6]
    for line, below in pairwise(lines):
        if re.match(r"\s*(?:一、|第一[章部])", below):
            plain = 8 <= len(line) <= 45 and not re.search(r"[,:。;|]", line)
            return line if plain and _NAMED.match(line) else None
    return None


def _joined(lines: list[str]) -> str | None:
    """One line that ends like a title, or the lines that a title beginning 关于 or X关于 was broken into."""
    title = lines[0]
    for line in lines[1:]:
        if _ENDS.search(title):
            title += line if _DRAFT.fullmatch(line) else ""
            break
        goes_on = _BROKEN.search(title) or line.startswith("关于") or _is_part(title, line)
        if not goes_on or _NUMBERED.match(line) or _SENTENCE.search(line):
            return None
        title += line
    return title if _ENDS.search(title) and len(title) <= _LONGEST else None


_BROKEN = expression(r"关于|印发|转发")
#: What stands on a line of its own under the title of a draft (征求意见稿), or of what is tried (试行).
_DRAFT = expression(r"\((?:[^()]{1,8}稿|试行|暂行)\)")


def _is_part(title: str, line: str) -> bool:
    """Whether a line goes on with a title that begins with its place or year; neither has a stop."""
    stops = re.search(r"[,:。;]|\d月\d{1,2}日", title + line)
    return bool(_NAMED_SHORTLY.match(title)) and not stops and not re.fullmatch(rf"(?:{ORGANIZATION}\s?)+", title)


def _is_title(title: str, at: int) -> bool:
    long_enough = len(title) >= 8 or _REPORT.fullmatch(title)
    return bool(long_enough and ("关于" in title or at < 4 or _NAMED.match(title)))


_REPORT = expression(r"[一-鿿]{0,3}工作报告")


_PLACE_OR_YEAR = r"(?:20\d\d年|[一-鿿]{2,9}(?:省|市|县|区|州)(?!各))"
_NAMED = expression(rf"{_PLACE_OR_YEAR}[^,:]{{8,}}")
_NAMED_SHORTLY = expression(rf"{_PLACE_OR_YEAR}[^,:]{{4,}}")


def _may_begin(line: str) -> bool:
    if line.endswith(":") or "|" in line or _SENTENCE.search(line) or _NUMBERED.match(line):
        return False
    return not (_FURNITURE.search(line) or is_field(line))


_STOP = expression(r"^\d\d-\d\d \d\d:|记者|本报|讯\(|20\d\d[-年]\d|来源")


def _headline(text: str) -> str | None:
    """The last of the short lines above a news text: the line above it is a kicker; page lines may stand above."""
    run: list[str] = []
    for line in _lines(text):
        if _PAGE_LINE.search(line) and len(line) <= 60 and (not run or re.fullmatch(r".{2,8}[站网报]", line)):
            continue
        if _STOP.search(line) or len(line) > 45 or "。" in line:
            named = bool(_STOP.search(line))  # a byline
            stands_over = 0 < len(run) <= 3 and (named or _is_text(line))
            return run[-1] if stands_over and (named or len(run) > 1 or not _ASKS.fullmatch(run[0])) else None
        if (_may_begin(line) and len(line) >= 6) or _is_kicker(line):
            run.append(line)
        elif not _FURNITURE.search(line):
            return None
    return None


#: The heading of a part that lost its number (优化住房认定标准, 政策出台背景), over its text like a headline.
_ASKS = expression(
    r"(?:着力|降低|支持|实施|优化|取消|提高|加大|全面|推动|加强|完善|强化|加快|推进|深化|建立|健全|落实|鼓励|保障|放宽|调整|开展)"
    r"[^\d可了!?]{3,30}|[^,]{0,8}背景|[^,]{2,16}(?:指出|——)"
)


def _is_text(line: str) -> bool:
    """Whether a line is the text below a headline: a long one, or a sentence of some length."""
    return len(line) > 60 or (len(line) > _LONGEST_KICKER and line.endswith("。"))


_LONGEST_KICKER = 40
_PAGE_LINE = expression(
    r"(?:发表|来源|时间|日期|作者|浏览|索引号)\s*:|^20\d\d-\d\d-\d\d|^\d\d-\d\d \d\d:\d\d|^.{2,8}[站网报]$"
)


def _is_kicker(line: str) -> bool:
    return (
        6 <= len(line) <= _LONGEST_KICKER
        and not re.search(r"[。;:|]", line)
        and not (_NUMBERED.match(line) or _FURNITURE.search(line))
    )


def _over_page_line(text: str) -> str | None:
    """The line right above the one that tells when and by whom a page was published, wherever that stands."""
    lines = _lines(text)
    for line, below in pairwise(lines):
        may_head = _may_begin(line) and 8 <= len(line) <= 80 and ":" not in line
        if may_head and _PAGE_LINE.search(below) and not _PAGE_LINE.search(line):
            return line
    return None


_ANNOUNCED = expression(
    r"(?:印发|出台|发布|下发)了?《(?P<name>[^《》\n]{6,60})》(?=[^《]{0,600}?全文)|《(?P<agreed>[^《》\n]{6,60})》(?:(?:已|经)[^。\n]{0,40}(?:同意|印发|通过)|,现(?:予以?)?印发)"
)


def _announced(text: str) -> str | None:
    """The document that the first lines say was agreed on or issued (《…》已经县政府同意,现印发给你们)."""
    found = _ANNOUNCED.search(text[:800])
    return (found["name"] or found["agreed"]) if found else None
