"""Personal names and numbers in a text, and what stands in their place: as long as they are, so that places stay.

A name is told by what stands around it (同志, 联系人, a post before it), never by a dictionary alone: who exports
sees the list and adds what was not recognised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍"
    "韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄"
    "单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺戈付"
)
GIVEN = r"[\u4e00-\u9fa5]"
#: Words that begin like a name and are none.
NO_NAME = (
    r"(?!.?(?:负责|领导|分管|主管)|全体|党员|成员|单位|任务|高度|高质|安全|武警|应急|计划|项目|文件|文明|金融|时间|"
    r"成立|安排|关于|包括|和|都)"
)
FAMILY = rf"(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|[{SURNAMES}])"
#: A name of one family and one or two letters, or of two letters set apart as under a letter (韩　远).
NAME = rf"{NO_NAME}{FAMILY}(?:[ \u3000]{{1,2}}{GIVEN}(?!{GIVEN})|{GIVEN}{{1,2}})"
POST = (
    r"(?:书记|市长|县长|区长|州长|旗长|镇长|乡长|主任|局长|部长|秘书长|主席|常委|委员|院长|检察长|政委|厅长|处长|科长|所长|站长|校长|"
    r"行长|经理|董事长|组长|队长|总指挥|指挥长|召集人|"
    r"[市县区镇乡局][ \u3000]+长|主[ \u3000]+任)"
)
CUE = (
    r"(?:联系人|联络人|联络员|经办人|签发人?|拟稿人?|审核人?|核稿人?|负责人|责任人|牵头人|撰稿|记者|通讯员|作者|责任编辑|编辑|校对|"
    r"制表人?|填表人|签名|签字|组长|成员|(?:牵头|责任|分管|领衔|包保)领导)"
)
AFTER = r"(?=[^\u4e00-\u9fa5]|同志|电话|手机|联系|为|任|担任|率|主持|带队|等|$)"


class MaskKind(models.TextChoices):
    """What was masked."""

    NAME = "name", _("Personal name")
    PHONE = "phone", _("Telephone number")
    IDENTITY = "identity", _("Identity number")
    MAIL = "mail", _("E-mail address")
    WORDS = "words", _("Words added by hand")


class Mask(NamedTuple):
    """Words that do not leave the house, and what stands in their place."""

    kind: MaskKind
    words: str
    placeholder: str


#: Where a run of names stands; each of them is found in it.
NAMES = (
    re.compile(rf"{NAME}(?:、{NAME})*(?=等?同志)"),
    re.compile(rf"(?<=[：:、\s]){NAME}(?=[（(][^（）()]*{POST})"),
    re.compile(rf"{CUE}[ \u3000]*[：:|｜/\s][ \u3000]*(?P<names>{NAME}(?:[、，\s]+{NAME})*){AFTER}"),
    re.compile(rf"(?<!{GIVEN}){NAME}(?=(?:说|表示|介绍|介绍说|指出|强调)[，。：:,])"),
    re.compile(rf"{POST}[ \u3000]*(?P<names>{NAME}){AFTER}"),
)
BORN = r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
NUMBERS = (
    (MaskKind.MAIL, re.compile(r"[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)),
    (MaskKind.IDENTITY, re.compile(rf"(?<![\dA-Za-z])[1-9]\d{{5}}{BORN}\d{{3}}[\dXx](?![\dA-Za-z])")),
    (MaskKind.PHONE, re.compile(r"(?<!\d)1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)")),
    (MaskKind.PHONE, re.compile(r"(?<!\d)(?:\(0\d{2,3}\)|（0\d{2,3}）|0\d{2,3}[-—－ ]?)\d{7,8}(?!\d)")),
    (MaskKind.PHONE, re.compile(r"(?:电话|手机|传真|联系方式)[：:\s]*(?P<number>\d[\d-]{5,}\d)")),
)
FAMILIES = "张王李赵刘陈杨黄周吴"


def masks_in(texts: Iterable[str], leaders: Iterable[str] = (), more: Iterable[str] = ()) -> list[Mask]:
    """Everything in some texts that names or reaches a person, each once, the longest first.

    `leaders` are what the reader took for leaders (a name, or a post that stays), `more` are words that a
    person wants masked.
    """
    texts = list(texts)
    names = dict.fromkeys(name for text in texts for name in names_in(text))
    names |= dict.fromkeys(name for leader in leaders for name in names_of_leader(leader))
    masks = [Mask(MaskKind.NAME, name, _as_name(name, n)) for n, name in enumerate(names)]
    masks += [Mask(MaskKind.WORDS, words, "某" * len(words)) for words in more if words not in names]
    masks += dict.fromkeys(mask for text in texts for mask in numbers_in(text))
    return sorted(masks, key=lambda mask: -len(mask.words))


def masked(text: str, masks: Iterable[Mask]) -> str:
    """The text with every mask in place, exactly as long as it was."""
    placeholders: Mapping[str, str] = {mask.words: mask.placeholder for mask in masks}
    if not placeholders:
        return text
    longest_first = sorted(placeholders, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest_first)), lambda found: placeholders[found.group()], text)


def names_in(text: str) -> Iterator[str]:
    """The personal names of a text, told by what stands around them."""
    for pattern in NAMES:
        for found in pattern.finditer(text):
            run = found.groupdict().get("names") or found.group()
            yield from (name.group() for name in re.finditer(NAME, run))


def names_of_leader(leader: str) -> list[str]:
    """The names in what was read as a leader; a post without a name has none."""
    bare = re.sub(rf"^.*{POST}|同志$", "", leader).strip()
    return [name for name in re.split(r"[、，,\s]+", bare) if re.fullmatch(NAME, name)]


def numbers_in(text: str) -> Iterator[Mask]:
    """Telephone and identity numbers and addresses of a text; their digits become noughts."""
    for kind, pattern in NUMBERS:
        for found in pattern.finditer(text):
            words = found.groupdict().get("number") or found.group()
            yield Mask(kind, words, re.sub(r"[A-Za-z]", "x", re.sub(r"\d", "0", words)))


def _as_name(name: str, n: int) -> str:
    """张某, 李某某: a common family name that is not the real one and 某, spaces where they stood."""
    others = FAMILIES.replace(name[0], "")
    return others[n % len(others)] + re.sub(GIVEN, "某", name[1:])
