"""What a unit of an invented county answers on one ask, in its manner."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from luoshi.dispatch.reports import Asked, Hindrance, Row
from luoshi.dispatch.states import Fall
from luoshi.ledger.states import TargetKind
from luoshi.organizations.models import Unit
from luoshi.web.playing import figure, paper
from luoshi.web.simulating.stage import Stage

WORDS = ("按计划推进，数据已与台账核对。", "本月重点抓项目落地，已现场核实。", "已召开调度会，问题逐项交办。")
CARELESS_WORDS = "正在推进。"
PROOF = "佐证材料.txt"
#: How often something that was counted does not hold any more, of what there are so many at least.
REDUCED, FEW = 0.06, 10
REDUCED_WORDS = "部分项目停建，已按实核减。"
#: What stands in the way of whom it is said, and how often; of these, how many a leader has to coordinate.
HINDERED, FOR_LEADER = 0.02, 0.4
HINDRANCES = ("项目用地手续尚未办结。", "上级配套资金尚未到位。", "两部门数据口径不一致。", "施工队伍冬季停工。")


def answer_of(stage: Stage, asked: Asked, careful: bool) -> Row:
    """An answer in the manner of its unit; proofs where results are told or the ask was drawn."""
    manner = stage.manners[asked.ask.unit_id]
    slips = not careful and stage.random.random() < manner.careless
    values = {pk: figure(asked, pk, manner.pace(stage.random)) for pk in asked.needed()}
    words = CARELESS_WORDS if slips else stage.random.choice(WORDS)
    lower = _reduced(asked) if stage.random.random() < REDUCED else {}
    fall, words = (Fall.REDUCTION, REDUCED_WORDS) if lower else (Fall.NONE, words)
    row = Row(asked.ask.pk, values | lower, words, fall=fall, insisted="数据已与业务科室核对。")
    if asked.owes_proof(row):
        row = replace(row, proofs=(paper(PROOF, asked.ask.task.title),))
    return replace(row, hindrance=_hindrance(stage, asked)) if stage.random.random() < HINDERED else row


def _reduced(asked: Asked) -> dict[int, Decimal]:
    """A twentieth of one figure does not hold any more (核减), where there is so much."""
    told = [pk for pk in asked.needed() if pk in asked.last and asked.targets[pk].kind == TargetKind.FLOW]
    many = [pk for pk in told if asked.last[pk].counts >= FEW]
    return {pk: Decimal(int(asked.last[pk].counts * 19 / 20)) for pk in many[:1]}


def _hindrance(stage: Stage, asked: Asked) -> Hindrance:
    """Something stands in the way: another unit has to act, or a leader."""
    what = stage.random.choice(HINDRANCES)
    if stage.random.random() < FOR_LEADER:
        return Hindrance(what, for_leader=True)
    others = [unit for unit in stage.departments if unit != asked.ask.unit_id]
    return Hindrance(what, Unit.objects.get(pk=stage.random.choice(others))) if others else Hindrance(what)
