"""Completing a target: what the document does not say is filled in; what it says is amended instead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.core.errors import Conflict, Invalid
from luoshi.ledger.changes import version_on
from luoshi.ledger.models import Target, TargetVersion
from luoshi.ledger.nodes import Node, as_points, problems_of
from luoshi.ledger.rules import TASKS
from luoshi.ledger.states import TargetKind
from luoshi.ledger.year_end import require_running
from luoshi.records.log import Log, act

NOTHING: tuple[Any, ...] = (None, [])


@act("ledger.complete_target")
def complete_target(
    log: Log, target: Target, kind: TargetKind, facts: dict[str, Any], nodes: Sequence[Node] = ()
) -> Target:
    """Fills in what the document does not say: the kind, `baseline`, `due_on`, the nodes, `judged_in`, `lag`.

    Raises Conflict for a fact that is given already, which is amended instead, and Invalid with every reason
    why nodes cannot stand.
    """
    TASKS.answer("complete", log.act.reach, target.task).require()
    require_running(target.task.plan)
    version = version_on(target, timezone.localdate(log.act.at))
    if version is None:
        raise Conflict(_("This target holds from a later day; complete it then."))
    given = {name: value for name, value in (facts | {"points": as_points(nodes)}).items() if value not in NOTHING}
    if any(getattr(version, name) not in (*NOTHING, value) for name, value in given.items()):
        raise Conflict(_("This is given already; propose an amendment to change it."))
    if nodes and (problems := list(problems_of(nodes, kind, version, given.get("due_on") or version.due_on))):
        raise Invalid(*problems)
    new = {name: value for name, value in given.items() if getattr(version, name) in NOTHING}
    if not new and target.kind == kind:
        raise Invalid(_("Nothing new was given."))
    entry = log.entry(target)
    entry.change(target, kind=kind)
    if new:
        entry.add(_completed(version, new, log))
    told = {name: len(value) if name == "points" else str(value) for name, value in new.items()}
    entry.note(task=target.task_id, kind=str(kind), **told)
    return target


def _completed(version: TargetVersion, given: dict[str, Any], log: Log) -> TargetVersion:
    same = (
        "target_id",
        "comparator",
        "low",
        "high",
        "baseline",
        "due_on",
        "points",
        "judged_in",
        "lag",
        "effective_on",
    )
    values = {name: getattr(version, name) for name in same} | given
    last: int = version.target.versions.aggregate(n=Max("n"))["n"]
    return TargetVersion(**values, n=last + 1, recorded_at=log.act.at, proposed_by_id=log.act.actor_id)
