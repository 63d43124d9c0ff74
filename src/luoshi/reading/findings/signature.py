"""Signature: who signed a document and on which day, read where the name and the date stand together."""

from __future__ import annotations

import re
from typing import NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.findings.periods import dates_in
from luoshi.reading.flow import Table
from luoshi.reading.stretches import Stretches

#: A body that issues documents, standing alone: 人民政府, 办公室, 委员会, 水务局, 领导小组, 指挥部, 办事处.
ORGANIZATION = r"(?!号)[一-鿿()]{1,31}(?:[府室厅会组部院委局关心团司学队行央]|办事处)(?:办公室|(?<=府)办(?![一-鿿]))?"
_DIGIT = "一二三四五六七八九十"
_DATE = (
    r"(?:(?:19|20)\d\d\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?"
    rf"|[二一][〇○零oO0{_DIGIT}]{{3}}年[{_DIGIT}]{{1,2}}月[{_DIGIT}]{{1,3}}日"
    r"|20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))"  # 年月日 was lost on the way
)
#: What a body is besides, on a line of its own under its name (（某领导小组办公室）).
_BESIDES = r"\([^()\n]{4,30}\)\s{1,20}"
_SIGNED = expression(
    rf"(?:^|(?<=[\s。)]))(?=[一-鿿()]{{2,40}}+\s)((?:{ORGANIZATION}(?:\(代章\))?\s+(?:{_BESIDES})?){{1,10}})\(?{_DATE}"
    r"(?!\s*(?:\d{1,2}\s*日\s*)?印发)",
    re.M,
)
#: Name and day run on in a text that lost its line breaks, at its end, before a note that it is public, before the
#: site's own line, or before the same name again (…落到实处。某某办公厅2020年7月15日(此件公开发布)).
_RUN_ON = expression(
    rf"(?<=[。\s])(?=[一-鿿()]{{2,40}}+[\d二一])({ORGANIZATION}){_DATE}\s{{0,9}}(?:\((?:此件|信息)?[^()]{{0,6}}公开[^()]{{0,4}}\)"
    r"|(?:\([^()]{2,12}\)\s{0,9})?(?:\Z|来源:|附件|抄送|\1\s))"
)
_DATED_SO = expression(r"发布(?<=[日月\d]发布)")
_PUBLISHED = expression(
    rf"(?:^|(?<=[\s。]))((?![为据按]){ORGANIZATION}(?:\([^()\n]{{2,20}}\))?)\s*(?={_DATE}发布)", re.M
)
#: Who had a document printed signs it where nobody else does.
_PRINTED_SO = expression(r"印发(?<=[日\s]印发)")
_PRINTED = expression(
    rf"(?:^|(?<=[\s。]))(?=[一-鿿()]{{2,40}}+\s)((?:{ORGANIZATION}\s+){{1,10}})(?={_DATE}\s*印发)", re.M
)


_LOST_SIGNS = expression(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)")


class Signature(NamedTuple):
    issuer: str | None = None
    written_on: str | None = None


def signature_of(text: str, tables: tuple[Table, ...] = ()) -> Signature:
    """The first signature of a text with half-width punctuation; several signing bodies are joined by a space.

    A unit and a day in the cells of a table are a duty and its deadline, not a signature.
    """
    in_tables = Stretches(table.span for table in tables)
    free = (match for match in _SIGNED.finditer(text) if not in_tables.hold(match.start()))
    found = next(free, None)
    found = found or _RUN_ON.search(text)
    if not found:
        published = _PUBLISHED.search(text) if _DATED_SO.search(text) else None
        published = published or (_PRINTED.search(text) if _PRINTED_SO.search(text) else None)
        return Signature(" ".join(published[1].split())) if published else Signature()
    days = dates_in(_LOST_SIGNS.sub(r"\1-\2-\3", found[0][len(found[1]) :]))
    signed = re.sub(rf"(?<=\s){_BESIDES}", "", found[1]).replace("(代章)", "")
    return Signature(" ".join(signed.split()), days[0][1] if days else None)


_ISSUES = expression(rf"({ORGANIZATION})(?:关于|印发|转发|(?<!会)召开|(?=20\d\d年))")


def issuer_in_title(title: str) -> str | None:
    """The body named at the front of a title (X关于…的通知)."""
    found = _ISSUES.match(title)
    return _JOINTLY.sub(r"\1 ", found[1]) if found else None


_TOGETHER = expression(rf"^[ \t\u3000]*((?:{ORGANIZATION}[ \t\u3000]{{1,4}}){{2,10}})(?=关于|印发)", re.M)


def issuers_together(head: str) -> str | None:
    """The bodies that a title names one after another, parted by gaps (甲局 乙委 丙局关于…的通知)."""
    found = _TOGETHER.search(head)
    return " ".join(found[1].split()) if found else None


#: Party and government in one title: each is named.
_JOINTLY = expression(r"^(中共[一-鿿]{2,8}?委(?:员会)?(?:办公室|办公厅)?)(?=[一-鿿]{2,8}人民政府)")


_BYLINE = expression(
    r"(?:^|[□(\s])([一-鿿]{2,6}(?:晚报|日报|时报|早报|晨报|都市报|商报|网|电视台|新闻网))(?:·[一-鿿]+)?(?:全媒体|融媒体|首席|特约)?(?:记者|讯|通讯员)"
)


def newspaper_in(head: str) -> str | None:
    """The paper or site that a byline names (牡丹晚报全媒体记者)."""
    found = _BYLINE.search(head)
    return found[1] if found else None
