"""Proofs that the clerk asks for before deciding: the units bring them by the last day of grace, or say why not."""

from __future__ import annotations

from luoshi.core import clock
from luoshi.dispatch.actions import add_proof, ask_for_proof
from luoshi.dispatch.actions.proving import Want
from luoshi.dispatch.asked import asked_by_ask
from luoshi.dispatch.models import Report, Round
from luoshi.dispatch.queries import in_review, undecided
from luoshi.dispatch.reports import Row
from luoshi.dispatch.states import ReportState
from luoshi.organizations.states import Role
from luoshi.web.playing import on, paper
from luoshi.web.simulating.stage import CLERK, Stage, act_of, username_in

#: So many of the reports that claim something lack a proof that convinces; of so many the paper is not to be had.
LACKING, NOT_TO_BE_HAD = 0.5, 0.2
WHAT = "请补验收单盖章页，注明数量和地点。"


def ask(stage: Stage, round: Round) -> None:
    """At the review of the due day, for some of the reports that claim a result."""
    with on(round.due_on, 15):
        reports = list(in_review(round).select_related("ask__round", "task").prefetch_related("measurements"))
        lacking = [one for one in reports if _claims(one) and stage.random.random() < LACKING]
        if lacking:
            ask_for_proof(stage.act(CLERK), round, [Want(one.pk, WHAT) for one in lacking])


def _claims(report: Report) -> bool:
    """Whether its figures alone ask for a proof: who was drawn for one does not hang on the seed."""
    asked = asked_by_ask([report.ask], clock.today())[report.ask_id]
    told = Row(report.ask_id, {one.target_id: one.value for one in report.measurements.all()})
    return not report.unchanged and bool(report.fall or report.insisted or asked.results(told))


def bring(stage: Stage, round: Round) -> None:
    """On the last day of grace, before what is late is reviewed."""
    with on(round.grace_until, 9):
        for report in undecided(round).filter(state=ReportState.PROOF_WANTED).select_related("round", "task"):
            _answer(stage, report)


def _answer(stage: Stage, report: Report) -> None:
    liaison = act_of(username_in(report.unit_id, Role.LIAISON))
    if stage.random.random() < NOT_TO_BE_HAD:
        add_proof(liaison, report, (), "原件在市局归档，已附复印件说明。")
    else:
        add_proof(liaison, report, (paper("验收单.txt", report.task.title),))
