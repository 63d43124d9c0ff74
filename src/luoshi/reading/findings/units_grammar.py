"""The grammar of unit names: level + field + organ (县 + 发展改革 + 局)."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.outline import fold


class Vocabulary(NamedTuple):
    fields: tuple[str, ...]
    organs: tuple[str, ...]
    bodies: tuple[str, ...]
    party: tuple[str, ...]
    bare: tuple[str, ...]


@lru_cache
def vocabulary() -> Vocabulary:
    """The words of `data/units.toml`, the longest first."""
    raw = tomllib.loads(files("luoshi.reading").joinpath("data/units.toml").read_text("utf-8"))
    return Vocabulary(*(tuple(sorted(set(raw[key].split()), key=len, reverse=True)) for key in Vocabulary._fields))


def any_of(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words))


_WORDS = vocabulary()
#: 市 of 市场监管 and 区 of 区域 are no level.
LEVEL = r"(?:示范区|新区|高新区|省|市(?!场|政(?!府))|县|区(?!域|划|镇|县)|州|旗|盟|师|国家)"
FIELD = any_of(_WORDS.fields)
ORGAN = any_of(_WORDS.organs)
_BODY = any_of(tuple(sorted({*_WORDS.organs, *_WORDS.bodies}, key=len, reverse=True)))

#: A department by its field: (level)(field)(和…field)(organ or nothing).
DEPARTMENT = expression(rf"(?P<level>{LEVEL})?(?P<field>(?:{FIELD})(?:[和与](?:{FIELD}))?)(?P<organ>{ORGAN})?")
#: Everyday words that close like a body (格局, 干部, 场所, 代办).
_EVERYDAY = (
    r"(?<![格布大全结开当棋]局)(?<![全内外干局底]部)(?<![厕场住]所)(?<![到好随四]处)(?<!车站)"
    r"(?<![代帮督承催交经举开联通网]办)(?<!部署)"
)
ENDS_AS_UNIT = expression(rf"(?:{_BODY}){_EVERYDAY}(?:\([^()]*\))?$")
#: Where a name can end inside a run of names. 委 of 县委, 部 of 部门 and 办 of 办公室 end nothing.
ENDS_INSIDE = expression(
    r"局|厅|署(?!名)|(?<![县市省区工党旗州团])委|办公室|(?<![县市省区委])办(?!公|事)"
    r"|部(?![门级署分队委])|银行(?!业)"
    r"|中心(?!支)|公司|集团(?!公司|有限)|支行|分行|管委会|委员会|人民政府|街道办?(?!办)"
    r"|残联|妇联|总工会|检察院|法院|研究院|学院|[乡镇街队](?![办街镇])"
)
#: How a name can begin there.
STARTS_UNIT = expression(
    r"(?![省市县区]?(?:分行|支行|中心支行|分局|支局|分公司|支公司))(?:各(?!类|项|种)|(?:相关|有关)(?!业务|科|处)|其他|其它|国家|省(?!级)|市(?!场|政(?!府)|级|域)|县(?!级|域)"
    rf"|区(?!域|划|级)|示范区|团[县市区省]?委|人行|人民银行|委(?:{any_of(_WORDS.party)})|政府办"
    rf"|(?:{FIELD})(?:[和与](?:{FIELD}))?(?:{ORGAN}))"
)
OPENS_WITH_VERB = expression(
    r"打造|加大|建设(?!局|委|厅|部|集团|银行)|推进|推动|加强|加快|完善|健全|培育|实施|开展|强化|深化|做好|支持|优化|提升|组建|成立"
    r"|建立|构建|引导|鼓励|扩大|发挥|依托|[新改扩续迁筹兴修]建|新增|改造|创建|举办|引进|招引|启动|完成|规范|编制|制定|制订|建好|建成|办好|设立"
    r"|落实|严格|整治|清理|提高|增强|促进(?!会)|争取|力争|确保|申报|打通|开工|启用|引入|培养|选派|选聘|探索|全面|积极|大力|深入"
    r"|持续|继续|切实|进一步|扎实|稳步|着力|聚焦|围绕|组织开展|对照|协助|配合|努力|奋力|聚力|坚持|坚决|明确|盘活"
)
#: A level, a short name and an organ: 县贸促会, 市文广中心; no other words begin and end so. Schools: 县一中.
_OF_LEVEL = expression(
    rf"{LEVEL}[\u4e00-\u9fff]{{1,8}}(?:会|局|委|办|部|院|所|站|队|校|社|馆|行|联|中心|公司|集团){_EVERYDAY}$"
    rf"|{LEVEL}(?:第?[一二三四五六七八九十]{{1,2}}|实验|职业?|高级?)[中小](?:学|专)?$"
)
_OFFICE_OF_LEVEL = expression(
    rf"{LEVEL}(?![级域内外直属])[\u4e00-\u9fff]{{1,8}}(?:局|委|办|办公室|中心|联){_EVERYDAY}$"
)
_ADDRESSEES = expression(
    r"各(?!项|类|种|自|界|方面|环节|领域)(?:(?!要)[\u4e00-\u9fff、()〔〕]){1,14}$(?<!职责)(?<!工作)(?<!任务)(?<!干部)(?<!人员)(?<!党员)"
    r"|(?:相关|有关|试点)地[区方]$|试点(?:城市|省份?|县|单位)$"
)
#: Words for bodies in general name none.
_GENERAL = ("企业", "单位", "机构", "部门", "公司", "集团", "基地", "中心", "园区", "社区")
_TELLS = expression(
    r"(?<![(（])(?:负责|牵头|配合)(?!(?:责任)?(?:单位|部门|处室))|(?<!自)由|将|解释权|是|设在|代表|进一步|严格|遵照|应[当与]|之日|及时|未(?!成年|央|来)|没有"
    r"|(?<!应)对(?![外台口接])|向(?=[县市区省])|根据|自行|可[据以]|成立|联系\d|的$|\d月\d|\d[处所个家]$"
)  # 县财政局(牵头) is a name with its mark
_LEVEL_FIRST = expression(LEVEL)
_LONGEST = 40


class Department(NamedTuple):
    """A department's name in its parts; `organ` is None where the name ends with its field."""

    level: str | None
    field: str
    organ: str | None


@lru_cache(maxsize=4096)
def department(name: str) -> Department | None:
    """A name in its parts where it is a field of work, at whatever level (发展改革局, 县财政局, 财政)."""
    found = DEPARTMENT.fullmatch(fold(name))
    return Department(found["level"], found["field"], found["organ"]) if found else None


def is_department(name: str) -> bool:
    """Whether a name is a field of work with an organ."""
    found = department(name)
    return bool(found and found.organ)


def is_levelled(name: str) -> bool:
    """Whether a name is a body of a level beyond doubt (县发改局, 市妇联), as a title of a task never is."""
    return bool(is_unit(name) and _LEVEL_FIRST.match(fold(name)))


def is_body_of_place(name: str) -> bool:
    """Whether a name is a department of a level, or all bodies of a place (县教育局, 各镇街); no title ends so."""
    found, bare = department(name), fold(name)
    return bool((found and found.level and found.organ) or _ADDRESSEES.match(bare) or _OFFICE_OF_LEVEL.match(bare))


def _is_told(name: str) -> bool:
    """Whether words are a sentence that happens to close like a name."""
    return name.startswith("对") or bool(OPENS_WITH_VERB.match(name) or _TELLS.search(name))


@lru_cache(maxsize=4096)
def is_unit(name: str) -> bool:
    """Whether the words close like the name of a body that can answer for work, and do not open with a verb."""
    bare = fold(name)
    closes = ENDS_AS_UNIT.search(bare) or _ADDRESSEES.match(bare) or _OF_LEVEL.match(bare)
    return 2 <= len(name) <= _LONGEST and bool(closes) and name not in _GENERAL and not _is_told(name)
