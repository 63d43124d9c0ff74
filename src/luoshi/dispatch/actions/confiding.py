"""Somebody of the office says how sure he is that a task will be done in time, and why."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi.core.errors import Invalid
from luoshi.dispatch.confidence.models import Judgement
from luoshi.dispatch.rules import TASKS
from luoshi.dispatch.states import Confidence
from luoshi.ledger.models import Task
from luoshi.records.log import Log, act


@act("dispatch.judge_delivery")
def judge_delivery(log: Log, task: Task, confidence: Confidence, reason: str) -> Judgement:
    """Judges a task's delivery with a reason. It stands beside the light and changes neither light nor any count."""
    TASKS.answer("judge_delivery", log.act.reach, task).require()
    if not reason.strip():
        raise Invalid(_("Say why you think so: the unit reads it."))
    facts = {"confidence": confidence, "reason": reason.strip()[:300], "by_id": log.act.person, "at": log.act.at}
    return log.entry().add(Judgement(task=task, **facts))
