"""Document fields: title, numbers, issuer, dates, region, kind, addressees, references."""

from __future__ import annotations

import re

from luoshi.reading.expressions import expression
from luoshi.reading.findings import days, references
from luoshi.reading.findings.facts import REPORTS_BELOW, reviews
from luoshi.reading.findings.grants import sets_rules, speaks_of_grants
from luoshi.reading.findings.labels import labelled, printed_in
from luoshi.reading.findings.signature import (
    ORGANIZATION,
    Signature,
    issuer_in_title,
    issuers_together,
    newspaper_in,
    signature_of,
)
from luoshi.reading.findings.titles import is_of_document, title_in, title_of_sheet
from luoshi.reading.findings.whose_work import coded, region_of
from luoshi.reading.flow import Flow
from luoshi.reading.model import DocumentFields, PrintedField, Region
from luoshi.reading.outline import Outline
from luoshi.reading.quantities import half_width

_HEAD, _FOOT = 2500, 1200


def fields_of(flow: Flow, outline: Outline) -> DocumentFields:
    """What the head, the signature and the page's field table say about a document."""
    text = half_width(flow.text)
    values, printed = _fields(flow, text)
    signed = signature_of(text, flow.tables)
    title = title_in(text, values.get("title", [])) or title_of_sheet(flow)
    kind = _kind(title, text)
    issuer = _issuer(title, kind, values, signed, text)
    region = coded(region_of(issuer, title, text), " ".join(values.get("index_number", [])))
    return DocumentFields(
        kind=kind,
        title=title,
        document_number=_number(values, text, title),
        index_number=_first_match(r"[\w/.-]{6,}", values.get("index_number", [])),
        issuer=_in_full(issuer, region),
        written_on=days.written_on(text, values, signed.written_on),
        published_on=days.published_on(text, values),
        effect=_first_match(
            r"(?:现行)?有效|失效|废止|部分有效|部分失效|已修改|尚未(?:生效|施行)", values.get("effect", [])
        ),
        region=region,
        addressees=_addressees(text),
        references=references.find(flow),
        printed=printed,
    )


def _fields(flow: Flow, text: str) -> tuple[dict[str, list[str]], tuple[PrintedField, ...]]:
    """The fields at the head; where a site prints its table under the document, those of the foot too."""
    values, printed = labelled(text[:_HEAD]), printed_in(flow, text[:_HEAD], 0)
    if row := _ROW.match(text):
        values = {name: [value] for name, value in row.groupdict().items()} | values
    foot = max(len(text) - _FOOT, _HEAD)
    if not printed and (printed := printed_in(flow, text[foot:], foot)):
        values = {**labelled(text[foot:]), **values}
    return values, printed


#: A row of a register of documents: day, issuer, title and text between strokes.
_ROW = expression(
    r"\s{0,9}(?P<published_on>20\d\d-\d\d-\d\d)[ \d:]{0,12}\| (?P<issuer>[^|\n]{2,60}?) \| (?P<title>[^|\n]{6,90}?) \|"
)


def _first_match(pattern: str, values: list[str]) -> str | None:
    return next((m[0] for value in values if (m := re.match(pattern, value))), None)


def _number(values: dict[str, list[str]], text: str, title: str | None) -> str | None:
    """The document's own number: from the field table, or standing free above the text (not behind a title)."""
    for value in values.get("document_number", []):
        if number := references.number_in(value) or references.repaired_number(value) or _issue_in(value):
            return number
    if title and (behind := references.NUMBER.match(text.lstrip(), len(title))) and text.lstrip().startswith(title):
        return references.number_in(behind[0])
    for found in references.NUMBER.finditer(text[:_HEAD]):
        before = text[: found.start()].rstrip()
        if not before or before[-1] in "\n> 》号" or text[found.start() - 1] in "\n \u3000(":
            line_start = text.rfind("\n", 0, found.start()) + 1
            line = text[line_start : found.start()]
            if "》" not in line[-5:] and not (line.strip() and _IN_SENTENCE.search(before[-12:])):
                return references.number_in(found[0])
    numbered = _NUMBERED_NOTICE.search(text[:_HEAD]) or _OF_SERIES.search(text[:_HEAD])
    cut = _CUT_NUMBER.search(text[:_HEAD])
    return numbered[0].strip() if numbered else f"{cut[1]}号" if cut else None


def _issue_in(value: str) -> str | None:
    """The issue of a series that has no year (督查通报第十期)."""
    found = _ISSUE.match(value)
    return found[0] if found else None


_ISSUE = expression(r"[一-鿿]{2,8}第[一二三四五六七八九十\d]{1,4}期")
#: A number on a line of its own that lost its 号.
_CUT_NUMBER = expression(r"^[ \t\u3000]*([一-鿿]{2,8}〔20\d\d〕\d{1,4})[ \t\u3000]*$", re.M)


#: The number of minutes or of an issue on a line of its own (〔2024〕第17号, 某办〔2024〕第9期).
_OF_SERIES = expression(r"^[ \t\u3000]*[一-鿿]{0,12}〔20\d\d〕第\d{1,4}[号期](?=\s*$)", re.M)
#: How far a text goes that opens with what happened.
_FIRST_SENTENCE = 120
_NUMBERED_NOTICE = expression(r"^[ \t\u3000]*[一-鿿]{2,24}(?:公告|令)(?:20\d\d年)?第\d+号(?=\s*$)", re.M)


_IN_SENTENCE = expression(r"(?:根据|按照|落实|[,。、》]|精神|(?<![室府委局会部院])文件)\s*\(?$|》\s*\($")


def _kind(title: str | None, text: str) -> str:
    head = text[:1200]
    name = title or ""
    on_paper = None if name else references.issued_in(half_width(head), _FIRST_SENTENCE)
    is_reported = on_paper or _REPORTED.search(head) or _MEETING.search(name)
    if is_reported and not is_of_document(name.strip("《》")):
        return "news"
    by_name = next((kind for kind, pattern in _KINDS if pattern.search(name)), None)
    if by_name == "plan" and "," in name and not is_of_document(name):
        by_name = None  # a headline that tells (我们办实事,发展见成效) names no plan
    if by_name or (not name and _MADE.search(head)):
        return by_name or "plan"
    if below := REPORTS_BELOW.search(text[:_HEAD]):
        return "notice" if "通报" in below[0] else "report"
    few_divide = len(_DIVIDES.findall(text)) <= _FEW or _REPORTED.search(head)
    if _NEWS.search(head) and few_divide and not _OF_LETTER.search(name):
        return "news"
    if re.search(r"通知|公告|函$", name):
        return "notice"
    reported = _REPORTS.search(head) or (not _REPLIES.search(head) and _is_review(text))
    return "plan" if _DIVIDES.search(text) else "report" if reported else "other"


#: What a letter says that answers one.
_REPLIES = expression(r"收悉|[答函批]复如下")


def _is_review(text: str) -> bool:
    """Whether a text is the chapter of a report that tells what was reached."""
    return reviews(text) and not (speaks_of_grants(text) and sets_rules(text))


_KINDS = (
    ("plan", expression(r"任务分[解工]|责任分[解工]|分工方案")),
    ("notice", expression(r"通报|通告|重要通知")),
    (
        "report",
        expression(
            r"国民经济(?:和社会发展)?(?:主要)?(?:指标|统计公报)|统计月报|工作报告(?![^,]{0,24}(?:通知|意见|方案|分工|分解|任务|落实|清单))|(?:进展|推进|完成|办理|落实)情况(?:表|公[示告]|\(|$)|进[度展](?:情况)?(?:表|公[示布开])|(?:加快|有序|稳步|顺利)(?:推进|实施)$|执行情况|总结|情况分析|情况(?:的|工作)?(?:报告|汇报)$|(?:评估|自评|绩效|年度|监测|调研)报告"
        ),
    ),
    (
        "plan",
        expression(
            r"方案|意见|规划|计划|要点|措施|任务|清单|细则|办法|行动|实事(?![一-鿿]{0,8}公示)|指标|分工|(?<![多一二三四五六七八九十])举措|工作(?:安排|打算|思路)|(?:预期|奋斗|主要)目标(?:任务)?$"
        ),
    ),
)
#: What a text without a title calls itself (现制定如下举措).
_MADE = expression(
    r"(?:制[定订]|提出|出台)了?(?:本|如下|以下)[一-鿿]{0,6}(?:方案|措施|举措|意见|计划|办法|要点|政策|细则)"
)
#: The title of a letter, which may say its source or speak of a meeting too.
_OF_LETTER = expression(r"关于[^,:《》]{2,60}的(?:通知|公告|函)(?:\([^()]{1,8}\))?$")
_FEW = 4
_DIVIDES = expression(r"(?:牵头|责任|配合|主办)(?:单位|部门|处室)|任务分解|责任分工")
_NEWS = expression(
    r"记者|本报讯|\d日讯|新闻发布会|吹风会|来源:(?!公众号)|责任编辑|(?<!中央经济)(?<!中央农村)(?<!中央城市)工作会议"
)
#: What a paper writes at the head of its report.
_REPORTED = expression(
    r"(?:^|[\s【\[(])[一-鿿]{1,6}[报网社]讯(?![息号])|\(?(?:记者|通讯员)\s?(?![一-鿿]{1,3}\s?[一-鿿]?\s?摄)[一-鿿]{2,4}\)?|记者从",
    re.M,
)
#: The headline over a meeting: 全县招商引资推进会召开, 我市召开经济工作会议.
_MEETING = expression(r"会(?:议|在[^,]{2,12})?(?:隆重)?(?:召开|举行)$|(?:召开|举行)[^,《]{2,30}(?:会|会议)$")
_REPORTS = expression(
    r"按时序推进|进展情况|完成情况|预期目标|一年来|过去一年|增长\d[\d.]{0,6}%(?!以上|左右)|同比|下降\d"
)


def _issuer(title: str | None, kind: str, values: dict[str, list[str]], signed: Signature, text: str) -> str | None:
    if signed.issuer:
        return signed.issuer
    if kind == "news" and (paper := newspaper_in(text[:1500])):
        return paper
    named = (issuers_together(text[:_HEAD]) or issuer_in_title(title)) if title else None
    if named and not re.match(r"[省市县区]", named):
        return named
    for value in values.get("issuer", []):
        if (body := _BODIES.match(value) or _TOWN.match(value)) and "中国" not in value[:2]:
            return body[0]
    return named or _sender(title, text) or _reporting(text) or _source(values.get("source", []), kind)


#: For whom somebody reports to a congress (现在,我代表县人民政府,向大会报告工作).
_REPORTS_FOR = expression(r"我代表(?P<body>[一-鿿]{0,12}人民政府)[,向]")


def _reporting(text: str) -> str | None:
    found = _REPORTS_FOR.search(text[:_HEAD])
    return found["body"] if found else None


def _in_full(issuer: str | None, region: Region | None) -> str | None:
    """The issuing government or party committee with the name of its place (市人民政府办公室)."""
    own = _OF_ITS_PLACE.match(issuer or "")
    ends_alike = own and region and region.name != own[0] and region.name.endswith(own[0])
    return region.name.removesuffix(own[0]) + issuer if issuer and own and region and ends_alike else issuer


_OF_ITS_PLACE = expression(r"(?:自治)?[省市县区州旗](?=人民政府|委办公室)")
_BODIES = expression(rf"{ORGANIZATION}(?:、{ORGANIZATION}){{0,9}}")
#: A town or quarter that a page names as the issuer, without its office.
_TOWN_NAME = r"[一-鿿]{2,6}(?:街道|镇|乡)"
_TOWN = expression(rf"{_TOWN_NAME}(?=\s|$)")


def _source(sources: list[str], kind: str) -> str | None:
    """Whom a page names as its source: any paper for news, else a body that issues documents."""
    named = (_BUTTONS.split(source, maxsplit=1)[0].strip() for source in sources if not _NO_SOURCE.search(source))
    names = [name.split()[0] for name in named if name]
    if kind != "news":
        return next((name for name in names if _BODY.fullmatch(name)), None)
    return next((name for name in names if len(name) < _LONGEST_SOURCE), None)


_LONGEST_SOURCE = 16
#: What a page prints behind its source (来源:市发改委文字大小:[).
_BUTTONS = expression(r"文字大小|字体|字号|【|\[|浏览|访问|阅读|点击|打印")
_NO_SOURCE = expression(r"公众号|^(?:互联网|网络|本站|原创|转载)|[a-z]\.[a-z]")
#: A body, a town or an office by the short name that a site gives it (民生办).
_BODY = expression(rf"{ORGANIZATION}|{_TOWN_NAME}|[一-鿿]{{2,8}}办")


def _sender(title: str | None, text: str) -> str | None:
    """The body that is told to have issued the document (云南省某市人民政府办公室印发《…》), by its own name."""
    found = re.search(rf"({ORGANIZATION})(?:近日|日前)?印发了?《{re.escape(title)}", text[:1500]) if title else None
    return re.sub(r"^[一-鿿]{2,3}省(?=[一-鿿]{2,5}[市州县])", "", found[1]) if found else None


_ADDRESSED = expression(
    r"^[ \u3000]*((?:各(?!位)|县|市|区|省|镇)[^。;\n]{2,160}?):[ \u3000]*(?=\n|《|为|经|根据|按)", re.M
)


def _addressees(text: str) -> tuple[str, ...]:
    """Those whom the salutation names (各乡镇人民政府,县直各单位:)."""
    found = _ADDRESSED.search(text[: _HEAD * 2])
    if not found:
        return ()
    return tuple(part.strip() for part in re.split(r",", found[1]) if part.strip())
