"""The office enters the other figure of a comparison (全市平均), with its source, and the light is judged by it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi.core.errors import Invalid
from luoshi.dispatch.actions.lighting import relight
from luoshi.dispatch.models import Reference, Round
from luoshi.dispatch.reports import Compared
from luoshi.dispatch.rules import ROUNDS
from luoshi.ledger.models import Target
from luoshi.ledger.states import TargetKind
from luoshi.records.log import Log, act


@act("dispatch.enter_reference")
def enter_reference(log: Log, round: Round, target: Target, compared: Compared) -> Reference:
    """Enters what a relative target of a round is compared with; an earlier figure of the office stays beside it.

    It goes before what a unit gave. Also in a closed round: what is published late judges late.
    """
    ROUNDS.answer("compare", log.act.reach, round).require()
    _refuse_unfit(round, target, compared)
    entry = log.entry()
    for old in Reference.objects.filter(target=target, period_end=round.period_end, report=None, superseded=False):
        entry.change(old, superseded=True)
        entry.subject = None
    reference = Reference(target=target, period_end=round.period_end, value=compared.value)
    reference.source, reference.by_id, reference.at = compared.source.strip()[:200], log.act.person, log.act.at
    entry.add(reference)
    entry.note(task=target.task_id, lights=relight(log, entry, {target.task_id}))
    return reference


def _refuse_unfit(round: Round, target: Target, compared: Compared) -> None:
    problems = []
    if target.kind != TargetKind.RELATIVE or not round.asks.filter(task=target.task_id).exists():
        problems.append(_("This target is not compared with another figure in this round."))
    if not compared.value.is_finite():
        problems.append(_("Give the figure as a number."))
    if not compared.source.strip():
        problems.append(_("Say where the figure stands: it is shown beside the light."))
    if problems:
        raise Invalid(*problems)
