"""One sentence of a text that reports, read clause by clause into drafts of claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from luoshi.reading.expressions import expression
from luoshi.reading.findings.claims_draft import Draft
from luoshi.reading.findings.claims_figures import is_no_figure
from luoshi.reading.findings.clauses import clauses
from luoshi.reading.findings.comparisons import (
    SINCE,
    comparison_start,
    growth_sign,
    is_no_subject,
    ranks_in,
    versus_in,
    versus_of_each,
)
from luoshi.reading.findings.contradictions import doubts_in
from luoshi.reading.findings.counting import Count, counts_in
from luoshi.reading.findings.facts import is_fact
from luoshi.reading.findings.periods import PERIOD
from luoshi.reading.findings.placed import of_its_place
from luoshi.reading.findings.progress import (
    belonging,
    is_plan_of,
    planned,
    state_of,
    topic_of_clause,
    topic_of_count,
    topic_of_heading,
)
from luoshi.reading.findings.sharing import things_in
from luoshi.reading.findings.wording import thing
from luoshi.reading.flow import Span
from luoshi.reading.model import Rank
from luoshi.reading.quantities.units import kind_of
from luoshi.reading.regions import is_called


def last_period(words: str) -> str | None:
    found = [one for one in PERIOD.finditer(words) if not words.endswith(_OTHER_TIME, 0, one.start())]
    named = [one[0] for one in found if not _OF_BASE.match(words, one.end())]
    return named[-1] if named else None


#: 超过去年同期, 是2022年的2.4倍, 5月5日,记者从…获悉: what is compared with, and when a paper wrote.
_OF_BASE = expression(r"同期|的[\d.]+倍|(?<=日)(?:,?(?:记者|从[^,]{2,30}(?:获悉|了解到))|(?=$))")


#: 比一季度, 超过去年同期: not the time of the fact.
_OTHER_TIME = (*"比较与同自从由", "超过", "高于", "低于")


class SentenceReader:
    """One sentence read clause by clause; what a clause says of no new thing goes to the thing before it."""

    def __init__(self, text: str, sentence: Span, period: str | None, topic: str = "", said: str = "") -> None:
        self.text, self.sentence, self.period, self.said = text, sentence, period, said
        self.topic = topic_of_heading(text[sentence.start : sentence.end]) or topic
        self.found: list[Draft] = []
        self.setting = ""

    def drafts(self) -> list[Draft]:
        counts = counts_in(self.text, self.sentence)
        for clause in clauses(self.text, self.sentence):
            words = self.text[clause.start : clause.end]
            self.period = last_period(words) or self.period
            inside = [c for c in counts if c.clause.start >= clause.start and c.clause.end <= clause.end]
            if not inside:
                self.topic = topic_of_clause(words) or self.topic
            self._read(clause, words, inside)
            if setting := re.fullmatch(r"在(.{4,40}?)[中上]", words):
                self.setting = setting[1]
        self._warn(counts)
        return self.found

    def _warn(self, counts: Sequence[Count]) -> None:
        """Puts each contradiction to the last fact read of the value that it speaks of."""
        for count, warning in doubts_in(self.text[self.sentence.start : self.sentence.end], counts):
            same = [one for one in self.found if one.value == count.quantity.value and one.unit == count.quantity.unit]
            for draft in same[-1:]:
                draft.warnings.append(warning)

    def _read(self, clause: Span, words: str, counts: list[Count]) -> None:
        here = len(self.found)
        compared = comparison_start(words)
        for count in counts:
            if compared is None or count.quantity.span.start < clause.start + compared:
                self._count(count, words)
        if compared is not None:
            self._compare(clause, words, words[:compared] if len(self.found) == here else "")
        subject, ranks = ranks_in(words)
        if ranks:
            self._rank(clause, subject, ranks, self.found[here:])

    def _count(self, count: Count, words: str) -> None:
        q = count.quantity
        if is_no_figure(count) or self._is_of_another_time(count):
            return
        if (plan := planned(count)) is not None:
            self.topic = plan or self.topic
            return
        if "扣除" in count.left or (q.kind in ("measure", "points") and _SINCE_LAST.fullmatch(count.left)):
            return
        growth = _growth(count, count.indicator) if q.kind in ("percent", "times") else None
        if growth:
            base, sign = growth
            change = q.value * sign * (100 if q.kind == "times" else 1)
            self._change(base, change, count)
        elif (grown := self._grown_to(count)) is not None:
            grown.value, grown.unit, grown.value_ends = q.value, q.unit, q.span.end
            grown.is_milestone = _passes(count)
            grown.reach(count.clause)
        elif name := self._about(count, words):
            self._tell(name, count)
        if self.text[count.clause.start - 1] != "(":
            self.topic = topic_of_count(count, self.topic)

    def _is_of_another_time(self, count: Count) -> bool:
        """比1-7月(23.1%)回落2.2个百分点: what stands in brackets behind the time that is compared with."""
        start = count.clause.start
        return self.text[start - 1] == "(" and bool(_THEN.search(self.text, max(start - _NEAR, 0), start - 1))

    def _tell(self, name: str, count: Count) -> None:
        """A fact with its value. Of 突破2万亿元、达到23562亿元 the second is the value, the first was passed."""
        q = count.quantity
        passed = _passes(count)
        last = self.found[-1] if self.found else None
        alike = last and (last.indicator == name or (last.is_milestone and not count.shared))
        on = last and _GOES_ON.fullmatch(self.text, last.value_ends, q.span.start)
        fits = last and last.unit and (kind_of(last.unit) == q.kind or (q.unit or "").startswith(last.unit))
        if last and alike and on and fits and last.is_milestone != passed:
            last.value, last.unit = (last.value, last.unit) if passed else (q.value, q.unit)
            last.reach(count.clause)
            return
        then = _OF_YEAR.search(count.left)
        period = then[1] if then else self._period_before(q.span.start)
        is_share = count.left.lstrip().startswith("占")
        draft = Draft(name, count.clause, period, q.value, q.unit, q.span.end, is_share=is_share, is_milestone=passed)
        self.found.append(draft)

    def _grown_to(self, count: Count) -> Draft | None:
        """The thing whose growth was told right before its level (增长5.5%、达到10.3万亿元)."""
        last = self.found[-1] if self.found else None
        level = _LEVEL.fullmatch(count.left + count.quantity.before) and count.quantity.unit != "%"
        level = level and count.quantity.kind != "time"
        return last if last and level and last.value is None and last.change is not None else None

    def _about(self, count: Count, words: str) -> str | None:
        """What a fact is about: a state of the topic (重点项目56个,已开工37个), a share, or what is counted."""
        state = state_of(count)
        if state and self.topic:
            return state if state.endswith(self.topic) else self.topic + state
        if self.found and count.quantity.unit == "%" and self._is_share(count.left):
            return self._things()[-1].indicator + re.sub("[的为]$", "", count.left)
        if is_plan_of(count) or not is_fact(count, words, self.text):
            return None
        doer = _DOER.match(self.text, count.quantity.span.end) if count.left in ("", "其中") else None
        return belonging(_named(doer["name"] if doer else count.indicator), self.topic)

    def _is_share(self, left: str) -> bool:
        """Whether words speak of a share of a plan, or of all the things of which a number was counted before."""
        return bool(_SHARE_OF_PLAN.fullmatch(left) or _SHARE_OF_ALL.fullmatch(left))

    def _period_before(self, at: int) -> str | None:
        """The last period named before a number of this sentence, else the one that holds through it."""
        return last_period(self.text[self.sentence.start : at]) or self.period

    def _change(self, base: str, change: Decimal, count: Count) -> None:
        name = of_its_place(_named(base), [*(draft.indicator for draft in reversed(self.found)), self.said])
        if _MEAN_OF.fullmatch(name):
            if self.found:
                mean = f"{self._things()[-1].indicator}{name.removesuffix('平均')}平均增长"
                self.found.append(Draft(mean, count.clause, None, change=change))
            return
        known = self._grown(name, count)
        apart = _APART_RATE.match(count.left)
        if known and apart and (known.value if apart[1] == "年均" else known.change) is not None:
            self.found.append(Draft(f"{known.indicator}{apart[1]}增长", count.clause, None, change=change))
            return
        if known and known.change is not None and self.text[count.clause.start - 1] == "(":
            return  # 增长1.7%(同口径增长2.5%)
        if known is None:
            known = Draft(name or self.setting, count.clause, self.period)
            self.found.append(known)
        known.change = change
        known.reach(count.clause)

    def _grown(self, name: str, count: Count) -> Draft | None:
        """The thing named before that a rate speaks of, or None where the rate names its own."""
        own = _growth(count, count.left)
        if self.found and not count.shared and own and is_no_subject(_CUT.sub("", own[0])):
            return self._things()[-1]
        return next((d for d in self.found if d.indicator == name and d.change is None), None)

    def _things(self) -> list[Draft]:
        """The facts so far that growth and ranks may speak of."""
        return [draft for draft in self.found if not draft.is_aside] or self.found

    def _compare(self, clause: Span, words: str, subject: str) -> None:
        """How far above or below others: of what was told last, or of what `subject` names again."""
        drafts = self.found if is_no_subject(subject) else self._grown_like(thing(subject))
        of_each = versus_of_each(words)
        if of_each and len(drafts) >= len(of_each):
            for draft, versus in zip(drafts[-len(of_each) :], of_each, strict=True):
                draft.versus.append(versus)
        elif drafts:
            drafts[-1].versus += versus_in(words)
        if drafts:
            drafts[-1].reach(clause)

    def _rank(self, clause: Span, subject: str, ranks: list[Rank], here: list[Draft]) -> None:
        named, both = thing(subject.removeprefix("但").removesuffix("均")), _OF_BOTH.match(subject)
        speaks_on = both or is_no_subject(subject)
        drafts = [d for d in here if not d.is_aside] or (self._things() if speaks_on else self._grown_like(named))
        if not drafts:
            names = [name for name in self._ranked_things(named, subject, ranks) if not _AMONG_THEM.fullmatch(name)]
            self.found += [Draft(name, clause, self.period, ranks=[*ranks]) for name in names]
            return
        drafts[-1].reach(clause)
        together = _told_together(drafts)
        if both and len(ranks) == len(("总量", "增速")):
            drafts[-1].ranks.append(ranks[0])
            self.found.append(Draft(f"{drafts[-1].indicator}增速", clause, drafts[-1].period, ranks=[ranks[1]]))
        elif len(ranks) == len(pair := _amount_and_pace(drafts)):
            for draft, rank in zip(pair, ranks, strict=True):
                draft.ranks.append(rank)
        elif len(together) == len(ranks) > 1 and together is not drafts and len({rank.among for rank in ranks}) == 1:
            for draft, rank in zip(together, ranks, strict=True):
                draft.ranks.append(rank)
        elif "分别" in subject and len(drafts) >= len(ranks) > 1:
            for draft, rank in zip(drafts[-len(ranks) :], ranks, strict=True):
                draft.ranks.append(rank)
        else:
            for draft in together if "均" in subject and not both else drafts[-1:]:
                draft.ranks += ranks

    def _grown_like(self, named: str) -> list[Draft]:
        """The fact whose growth a rank speaks of: 第三产业增加值…增长9%,第三产业增速领跑全市."""
        stem = re.sub(r"(?:增速|增幅)$", "", named)
        return [d for d in self.found if stem != named and d.change is not None and d.indicator.startswith(stem)][-1:]

    def _ranked_things(self, named: str, subject: str, ranks: list[Rank]) -> list[str]:
        if self.setting and (not named or is_no_subject(named) or is_called(named)):
            return [self.setting]
        if "“" in ranks[0].among:
            return [f"{ranks[0].among}排名"]
        pace = re.search(r"(?:增速|增幅|总量)$", named)
        if pace and re.search("[、及和]", named):
            return [name.removesuffix(pace[0]) + pace[0] for name in things_in(named[: pace.start()])]
        return things_in(named) if subject.rstrip().endswith("均") else [named] if named else []


#: 在全省21个市中居第7位 where nothing was told before: among whom it ranks is no thing.
_AMONG_THEM = expression(
    r"在?(?:全[国省市区县]|[一-鿿]{2,8}?)?\d{1,3}[个家][一-鿿]{1,12}[中里内]|[一-鿿]{2,4}\d{1,3}[市县区]中?"
)
_THEN, _NEAR = expression(r"[比较从自与][^,。;()\n]{1,14}(?<=[月度年期份])$"), 20
_OF_YEAR = expression(r"[由从](20\d\d\s?年)[底末]?的?$")


def _growth(count: Count, words: str) -> tuple[str, int] | None:
    """What grew and which way, by the words that lead over to a rate; 同比-3.2% needs no more than its sign."""
    silent = count.quantity.value < 0 and SINCE.search(count.left.rstrip())
    return growth_sign(f"{words}增长" if silent else words)


#: 总量、增速分别在全国排名第8位、第21位: both of what was told last.
_OF_BOTH = expression(r"(?:总量|总额|规模)[、和及](?:增速|增幅)")


def _amount_and_pace(drafts: list[Draft]) -> list[Draft]:
    """What was told last of one thing, how much and how fast, where both had a place (…,在中部排名第4位和第2位)."""
    last = drafts[-2:]
    return last if len(last) > 1 and last[1].indicator == f"{last[0].indicator}增速" else []


def _told_together(drafts: list[Draft]) -> list[Draft]:
    """The facts that one clause told together (甲、乙分别达到5亿元和3亿元,均居全省第三), else all."""
    together = [draft for draft in drafts if draft.span.start == drafts[-1].span.start]
    return together if len(together) > 1 else drafts


#: 1000个重点项目完成投资1865亿元: the first number counts who does what the second tells.
_DOER = expression(
    r"(?P<name>[^,;。、\d]{2,24}?)(?:累计|已|共|全部){0,2}(?:完成|实现|增加|投入|[带拉撬]动|到位)[^,;。\d]{0,10}\d"
)


def _passes(count: Count) -> bool:
    """Whether a number was only passed on the way to what is told behind it (突破2万亿元, 迈过千亿大关)."""
    return bool(
        count.quantity.before == "突破" or _PASSED.search(count.left) or count.right.startswith(("台阶", "大关"))
    )


_PASSED = expression(r"(?:历史性|首次|成功)?(?:跨越|跨上|迈上|跃上|站上|登上|连跨|迈|跨)$")
_MEAN_OF = expression(r"[两二三四五\d]年(?:平均)?")
#: What stands between two values of one thing: 大关、, ,首次.
_GOES_ON = expression(r"(?:大关|台阶)?[、,\s]*(?:首次|再次|历史性|成功|总量|实际)?(?:达到?)?")
_LEVEL = expression(r"[、,\s]*(?:总量|总额)?(?:达到?了?|突破|超过|为)")
#: A mean over years is no growth of the last of them, nor is that since last month beside that since last year.
_APART_RATE = expression(r"\s*(?:预计)?(年均|环比)")
#: 浓度98微克/立方米,同比下降5微克/立方米: by how much a measure moved is no fact of its own.
_SINCE_LAST = expression(r"\s*(?:同比|环比|[比较](?:去年|上年)(?:同期)?)(?:分别)?(?:下降|上升|提高|降低|减少|增加)了?")
_SHARE_OF_ALL = expression(r"\s*占(?:全部|总)?[^,\d]{1,24}?的?(?:比重|比例|份额)?为?")
_SHARE_OF_PLAN = expression(
    r"\s*(?:占|[占为](?:年度|全年|年)?(?:投资)?计划(?:投资|任务)?的?|完成[^,\d预]{0,8}?(?:目标任务|计划|任务|指标|目标)的?)"
)
_CUT = expression(r"[、,]?(?:增速)?(?:[稳位跃]?(?:居|位居|列|排名)(?:全|第)|全[国省市县区]第).*$|(?:、|,)?$")


def _named(indicator: str) -> str:
    """The indicator without the rank that follows it in the same clause."""
    return thing(_PASSED.sub("", _CUT.sub("", indicator))) or indicator
