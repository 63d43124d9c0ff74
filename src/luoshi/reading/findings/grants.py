"""Grants and rules: which documents speak of what is given or allowed, to whom and on which conditions.

Most of their numbers are set and tell nothing.
"""

from __future__ import annotations

from functools import lru_cache

from luoshi.reading.expressions import expression

#: What a text speaks of that grants something, whatever its title.
_GRANTED = expression(r"补贴|补助|奖励|资助|贴息|贷款|首付|公积金|契税|减免|免征|给予|奖补|优惠|扶持|申请|额度")
#: A list of works that are promised to the people: what they cost or give is said by the way.
_WORKS_PROMISED = expression(r"[办做]好[^,。;\n]{0,8}件[^,。;\n]{0,6}实事")
_FEWEST, _EACH = 5, 125  # one in so many characters
#: The words of a text that sets who may do what, up to how much, and until when.
_RULED = expression(
    r"可(?:以|按|申请|购买|提取|享受|贷|予|凭|上浮|适当|在|办理)|不得|不再|符合|限购|限售|本(?:通知|办法|细则|措施|规定|政策)|该(?:通知|办法|细则|措施|规定|政策)"
    r"|有效期|施行|最高(?:不超过|额度|可)|不低于|不超过|的(?<=[\u4e00-\u9fff]的),|给予|提高[至到]|调整[为至]|申请|标准"
)


@lru_cache(maxsize=4)
def speaks_of_grants(text: str) -> bool:
    """Whether a text speaks of little else."""
    said = len(_GRANTED.findall(text))
    return said >= _FEWEST and said * _EACH >= len(text) and not _WORKS_PROMISED.search(text)


@lru_cache(maxsize=4)
def sets_rules(text: str) -> bool:
    """Whether a text sets little but rules: 拥有2套住房的,可…; 单缴存人最高额度提高至60万元."""
    said = len(_RULED.findall(text))
    return said >= _FEWEST and said * _EACH >= len(text)
