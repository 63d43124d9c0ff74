"""Which headings explain rather than ask, and which are about how the work is secured."""

from __future__ import annotations

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes_subjects import of_addressees
from luoshi.reading.findings.units_grammar import OPENS_WITH_VERB

#: Chapters and items that explain rather than ask.
_EXPLAINS = expression(
    r"指导思想|原则(?=$|、)|总体(?:要求|思路)|重要意义|背景$|现状|形势|适用|政策|补助|申请|申报|样本|成效|问题(?!导向|整改|清单|线索)|名词解释|术语(?!集|库)|依据|对象|(?<!高)(?<!明确|统一|完善|健全|提高|制定|执行|严格|落实)标准(?!化)|范围|方法$|(?<!工作|建设|支持|试点|整治|改革|重点|任务)内容$|目标$|领域$|^总则$|^附则$|目的(?!地)|^其[他它](?:相关|有关)?(?:事项|规定|说明|要求)?$"
    r"|^(?!.{0,8}(?:简化|精简|压减|减少|规范|整理|报送|上报|提交))[^,。]{0,40}(?:原件|复印件|凭证|证明|(?<!素)材料)$|^《[^》]+》$"
    r"|如何|^(?:本|上述|以上)[\u4e00-\u9fff]{0,4}(?:措施|政策|办法|规定|意见|方案|通知|文件|细则)(?:的?(?:解释|有效期)|自|由|有效|适用|试行|暂行)"
)
#: Who makes or betters a policy or a standard acts; 支持政策, 实施范围 and 执行标准 name what is told of them.
_MAKES = expression(r"(?:制[定订]|出台|完善|健全|建立|优化|强化|加强|加大|深化)(?!的?(?:背景|依据|目的|意义))")
#: 建设现代水利制度的重要意义 names what is said of the work.
_OF_WHICH = expression(r"的(?:重要意义|基本原则|背景|形势)$")
#: Chapters whose items are tasks although nobody is named.
_SUPPORTS = expression(
    r"保障|组织(?:实施|领导|推进)|工作(?:要求|机制)|推进机制|落实|实施|步骤|(?:阶段|进度|时间)安排|工作措施"
)


def secures_work(document: Document, index: int) -> bool:
    return bool(_SUPPORTS.search(document.words(document.headings[index].title)))


def explains(document: Document, index: int) -> bool:
    """Whether a heading, or one above it, explains rather than asks; a whole sentence that says who must act asks."""
    path = [*document.outline.path(index), index]
    explaining = [at for at in path if _is_explanation(document.words(document.led_over(document.headings[at].title)))]
    return bool(explaining) and not (explaining == [index] and _says_who_must(document, index))


def _says_who_must(document: Document, index: int) -> bool:
    """Whether a heading is a sentence that says who must act, a short one by opening with them (县水利局要解决…)."""
    heading = document.headings[index]
    must = of_addressees(document.folded, document.own_text(index))
    return bool(must) and (not heading.is_called or must[0].units.start == heading.title.start)


def _is_explanation(title: str) -> bool:
    """适用对象, 建设标准; not 加强政策支持, which asks for something."""
    verb = OPENS_WITH_VERB.match(title)
    asks = verb and (_MAKES.match(title) or not _EXPLAINS.match(title, verb.end()))
    return bool(_EXPLAINS.search(title)) and not (asks and not _OF_WHICH.search(title))
