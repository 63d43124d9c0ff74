"""How alike a matter and the entries of a catalogue are, and by which words: counted, not understood.

Two letters at a time (bigrams) are compared. One that few entries have counts for more; one that touches a word that
plans use of everything counts for a quarter. How well that finds who answers: `benchmarks/duties.py`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

#: What plans say of everything; it tells little of who answers.
_PLAIN = re.compile(
    "建设|企业|开展|工作|支持|推进|加强|实施|服务|推动|发展|项目|完善|建立|落实|机制|持续|提升|以上|加快|"
    "重点|产业|技术|管理|完成|加大|创新|鼓励|组织|相关|体系|平台|单位|责任|力度|行动|打造|政策|积极|生产|"
    "专项|工程|提供|中心|实现|培育|优化|情况|进行|整治|提高|机构|活动|强化|做好|保护|治理|设施|社会|国家|"
    "负责|指导|改造|引导|制定|部门|领域|问题|资源|构建|促进|制度|方案|有关|各类|确保|城乡|产品|使用|环境|"
    "应用|深化|主体|考核|行业|安全|地方|信息|政府|开发|综合|设立|监督|监管|规模|标准|规定|进度|条件|处理|"
    "处置|利用|配套|要求|全面|资金|人员|推广|规范|扩大|保障|达到|计划|需求|配合|基本|形成|区域|规划|业务|"
    "经营|措施|设置|行为|重大|健全|农村|方式|经济|严格|新增|目标|年度|执行|全年|专业|联合|能力|控制|基础|"
    "协调|作用|统一|实际|示范|清单|排查|检查|日常|任务|任何|建成|检测|公共|家庭|困难|对象|受理|审核|备案|"
    "登记|核定|查处|巡查|帮扶"
)
#: Letters between which words stand: digits, marks and what joins two words do not.
_RUN = re.compile(r"[^\W\d_A-Za-z和与及的等]+")

#: What a bigram counts that touches such a word.
LIGHT = 0.25
#: An entry is alike when so much of it is in the matter, and either so many letters are the same, or even more is.
ENOUGH, LETTERS, MORE = 0.25, 4, 0.45


@dataclass(frozen=True)
class Likeness:
    """How much of an entry is in a matter (0 to 1), and the words that are."""

    entry: int  # its place among the texts
    score: float
    words: tuple[str, ...]


class Comparer:
    """Compares matters with a set of entries' texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.grams = [_grams(text) for text in texts]
        times = Counter(gram for grams in self.grams for gram in grams)
        self.weights = {gram: log(1 + len(texts) / n) for gram, n in times.items()}
        self.telling: dict[str, list[int]] = defaultdict(list)  # the entries by the bigrams that say something
        for n, grams in enumerate(self.grams):
            for gram, weight in grams.items():
                if weight == 1:
                    self.telling[gram].append(n)

    def alike(self, matter: str) -> list[Likeness]:
        """The entries that are alike enough, the most alike first."""
        given = _grams(matter)
        near = {n for gram in given for n in self.telling.get(gram, ())}
        found = [one for n in sorted(near) if (one := self._likeness(n, given))]
        return sorted(found, key=lambda one: (-one.score, one.entry))

    def _likeness(self, n: int, given: Mapping[str, float]) -> Likeness | None:
        grams = self.grams[n]
        same = grams.keys() & given.keys()
        score = self._weight(n, same) / self._weight(n, grams.keys())
        words = _words(self.texts[n], {gram: grams[gram] for gram in same})
        enough = score >= MORE or (score >= ENOUGH and sum(map(len, words)) >= LETTERS)
        return Likeness(n, score, words) if enough else None

    def _weight(self, n: int, grams: Iterable[str]) -> float:
        return sum(self.weights[gram] * self.grams[n][gram] for gram in grams)


def _grams(text: str) -> dict[str, float]:
    """Every two letters that stand together, with what they count."""
    found: dict[str, float] = {}
    for run in _RUN.findall(text):
        plain = {place for word in _PLAIN.finditer(run) for place in range(*word.span())}
        for place in range(len(run) - 1):
            weight = LIGHT if plain & {place, place + 1} else 1
            gram = run[place : place + 2]
            found[gram] = max(weight, found.get(gram, 0))
    return found


def _words(text: str, same: Mapping[str, float]) -> tuple[str, ...]:
    """The longest pieces of an entry that are in the matter too; those that say something."""
    pieces: list[str] = []
    for run in _RUN.findall(text):
        begun = None
        for place in range(len(run)):
            holds = run[place : place + 2] in same
            if holds and begun is None:
                begun = place
            if not holds and begun is not None:
                pieces.append(run[begun : place + 1])
                begun = None
    telling = [one for one in pieces if any(same.get(one[n : n + 2]) == 1 for n in range(len(one) - 1))]
    return tuple(dict.fromkeys(one for one in telling if not any(one != other and one in other for other in telling)))
