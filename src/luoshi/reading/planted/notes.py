"""Notes: the ways in which documents say who leads a task and who joins in."""

from __future__ import annotations

from typing import NamedTuple

from luoshi.reading.planted.draft import Duty


class Wording(NamedTuple):
    """How a document names leads with participants, and leads alone; `{l}` and `{p}` are the units."""

    both: str
    alone: str


WORDINGS = (
    Wording("(牵头单位:{l};参与单位:{p})", "(牵头单位:{l})"),
    Wording("(牵头单位:{l},配合单位:{p})", "(牵头单位:{l})"),
    Wording("(牵头单位:{l} 责任单位:{p})", "(牵头单位:{l})"),
    Wording("〔牵头部门:{l};配合部门:{p}〕", "〔牵头部门:{l}〕"),
    Wording("[责任部门:{l},配合部门:{p}]", "[责任部门:{l}]"),
    Wording("(主办单位:{l},协办单位:{p})", "(主办单位:{l})"),
    Wording("({l}牵头,{p}配合)", "({l}负责)"),
    Wording("({l}牵头负责;{p}配合落实)", "({l}牵头负责)"),
    Wording("({l}牵头,{p}参与)", "({l}牵头)"),
    Wording("({l}牵头,{p}按职责分工负责)", "({l}按职责分工负责)"),
    Wording("({l}负责,{p}配合)", "({l}负责)"),
    Wording("责任单位:{l};配合单位:{p}。", "责任单位:{l}。"),
    Wording("由{l}牵头,{p}配合。", "由{l}负责。"),
    Wording("(责任主体:{l},协同单位:{p})", "(责任主体:{l})"),
    Wording("(主责单位:{l};参加单位:{p})", "(主责单位:{l})"),
    Wording("({l}会同{p}负责)", "({l}负责)"),
    Wording("(牵头:{l};配合:{p})", "(牵头:{l})"),
    Wording("【{l}牵头,{p}配合】", "【{l}负责】"),
    Wording("({l}牵头,{p}等配合)", "({l}等负责)"),
    Wording("({l}负责组织实施,{p}参与)", "({l}组织实施)"),
    Wording("(由{l}牵头,{p}按照职责分工抓好落实)", "(由{l}抓好落实)"),
    Wording("(牵头单位:{l};配合单位:{p};完成时限:6月底前)", "(牵头单位:{l};完成时限:12月底前)"),
    Wording("(牵头单位:{l};配合单位:{p};6月底完成)", "(牵头单位:{l};年底前完成)"),
    Wording("(牵头单位∶{l};配合单位∶{p})", "(牵头单位∶{l})"),
    Wording("(牵头领导:王建平;牵头单位:{l};配合单位:{p})", "(责任领导:李文;责任单位:{l})"),
)
#: The two roles on lines of their own.
LINES = (
    ("牵头单位:", "配合单位:"),
    ("牵头单位:", "责任单位:"),
    ("主办单位:", "协办单位:"),
    ("责任单位:", "参与单位:"),
    ("牵头部门:", "配合部门:"),
)


def note(duty: Duty, wording: Wording, *, between: str = "、") -> str:
    """The units of a duty in a wording."""
    form = wording.both if duty.participants else wording.alone
    return form.format(l=between.join(duty.leads), p=between.join(duty.participants))
