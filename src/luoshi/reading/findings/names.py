"""Names of what is counted: which of them look like something cut out of its sentence."""

from __future__ import annotations

from luoshi.reading.expressions import expression

_BEGINS_ODDLY = expression(
    r"[且和及与或从把被让需的)]|\(?\d{1,2}[)、]|[一二三四五六七八九]是|全[省市县区](?:建成|完成|实现)"
)
_ENDS_ODDLY = expression(r"[需的将从为中及与和]$")
#: Words that name nothing by themselves.
_PLAIN = expression(
    r"(?:重点|相关|有关)?(?:项目|企业|活动|任务|工作|单位|部门|人员|事项|投放|次数|面积|规模|投资|完成)?"
    r"|[总全]?长度?|总?宽度?|高度|(?:占地|总?建筑)面积|(?:总?投资)?概算"
)


#: 全省每年新增: when and where names nothing.
_HOW_OFTEN = expression(r"^(?:全[省市县区州]|每[年月季]度?)+")


def looks_odd(name: str) -> bool:
    """Whether a name begins or ends in the middle of something, or has half a pair of brackets."""
    unpaired = name.count("(") != name.count(")") or name.count("“") != name.count("”")
    return unpaired or bool(_BEGINS_ODDLY.match(name) or _ENDS_ODDLY.search(name))


def is_plain(name: str) -> bool:
    """Whether a name says no more than 项目 or 企业."""
    name = _HOW_OFTEN.sub("", name)
    return len(name) <= 2 or bool(_PLAIN.fullmatch(name))
