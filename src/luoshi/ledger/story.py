"""The story of a task: what was done to it, by whom and when, from the log."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luoshi.core.dates import in_words, local_day
from luoshi.core.figures import in_figures
from luoshi.core.registry import Chapter, stories
from luoshi.ledger.models import Amendment, Responsibility, Target, Task
from luoshi.ledger.states import AmendmentState, ResponsibilityRole, TargetKind
from luoshi.ledger.wording import Told, told
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import Reach
from luoshi.records.models import LogEntry


@dataclass(frozen=True)
class Known:
    """What the chapters of one task are told with, asked once."""

    changes: Mapping[int, Told]  # by amendment
    targets: Mapping[int, str]  # indicators
    leads: Mapping[Any, str]  # by the entry that named a main lead
    posts: Mapping[int, str]  # titles of the leaders


def whole_story(reach: Reach | None, task: Task) -> list[Chapter]:
    """What happened to a task in this room and in those above, oldest first, as far as a person may know it."""
    above = (chapter for tell in stories.named("ledger.task") for chapter in tell(reach, task))
    return sorted([*story_of(task), *above], key=lambda chapter: chapter.at)


def story_of(task: Task) -> list[Chapter]:
    """What happened to a task, oldest first, in a fixed number of queries."""
    entries = list(LogEntry.objects.filter(_about(task)).order_by("seq"))
    known = _known(task, entries)
    return list(_chapters(entries, known))


def _known(task: Task, entries: list[LogEntry]) -> Known:
    last = local_day(entries[-1].at) if entries else date.max
    amendments = task.amendments.select_related("target")
    return Known(
        {one.amendment.pk: one for one in told(amendments, last)},
        dict(task.targets.values_list("pk", "indicator")),
        _named_by(task, last),
        dict(task.responsibilities.filter(post__isnull=False).values_list("post", "post__title")),
    )


def _named_by(task: Task, on: date) -> dict[Any, str]:
    """The main leads by the entries that wrote them."""
    mains = Responsibility.objects.filter(task=task, role=ResponsibilityRole.MAIN, target__isnull=True)
    by_entry = dict(mains.values_list("act", "unit"))
    names = names_of((unit for unit in by_entry.values() if unit), on)
    return {entry: names.get(unit or 0, "") for entry, unit in by_entry.items()}


def _chapters(entries: list[LogEntry], known: Known) -> Iterator[Chapter]:
    for entry in entries:
        facts = json.loads(entry.body)["facts"]
        who = _("%(name)s, %(post)s") % {"name": entry.actor_name, "post": entry.post_name}
        tell = TELLERS.get(entry.act)
        yield Chapter(entry.at, tell(entry, facts, known) if tell else entry.act, who, facts.get("reason", ""))


def _adopted(entry: LogEntry, facts: Mapping[str, Any], known: Known) -> str:
    return _("Adopted into the ledger")


def _lead_named(entry: LogEntry, facts: Mapping[str, Any], known: Known) -> str:
    unit = known.leads.get(entry.entry)
    return _("Main lead named: %(unit)s") % {"unit": unit} if unit else _("Main lead named")


def _leader_named(entry: LogEntry, facts: Mapping[str, Any], known: Known) -> str:
    return _("Leader in charge named: %(post)s") % {"post": known.posts.get(facts["post"], "")}


def _leader_released(entry: LogEntry, facts: Mapping[str, Any], known: Known) -> str:
    return _("No longer in charge: %(post)s") % {"post": known.posts.get(facts["post"], "")}


def _split(entry: LogEntry, facts: Mapping[str, Any], known: Known) -> str:
    return _("Split among its leads")


def _apportioned(entry: LogEntry, facts: Mapping[str, Any], known: Known) -> str:
    return _("Shared out among the regions below")


def _proposed(entry: LogEntry, facts: Mapping[str, Any], known: Known) -> str:
    change = known.changes[entry.subject_id or 0]
    words = {"change": change.sentence(), "day": in_words(change.amendment.effective_on)}
    return _("Proposed, from %(day)s on. %(change)s") % words


def _named_or_proposed(entry: LogEntry, facts: Mapping[str, Any], known: Known) -> str:
    """One line of an act on many: about a task itself it named the lead, else it proposed a change."""
    return (_lead_named if entry.subject_type == Task._meta.label_lower else _proposed)(entry, facts, known)


def _decided(entry: LogEntry, facts: Mapping[str, Any], known: Known) -> str:
    change = known.changes[entry.subject_id or 0]
    words = {"change": change.sentence(), "day": in_words(change.amendment.effective_on)}
    if change.amendment.state == AmendmentState.REFUSED:
        return _("Refused. %(change)s") % words
    return _("Approved, from %(day)s on. %(change)s") % words


def _completed(entry: LogEntry, facts: Mapping[str, Any], known: Known) -> str:
    parts = [str(TargetKind(facts["kind"]).label)]
    if "baseline" in facts:
        parts.append(_("from %(value)s") % {"value": in_figures(Decimal(facts["baseline"]))})
    if "due_on" in facts:
        parts.append(_("due %(day)s") % {"day": in_words(date.fromisoformat(facts["due_on"]))})
    if "points" in facts:
        parts.append(ngettext("%(n)s node", "%(n)s nodes", facts["points"]) % {"n": facts["points"]})
    if "judged_in" in facts:
        parts.append(_("judged in the months %(months)s") % {"months": facts["judged_in"].strip("[]")})
    if "lag" in facts:
        parts.append(_("%(n)s months late") % {"n": facts["lag"]})
    indicator = known.targets[entry.subject_id or 0]
    return _("Completed. %(target)s: %(facts)s") % {"target": indicator, "facts": ", ".join(parts)}


#: How each act on a task is told.
TELLERS: dict[str, Callable[[LogEntry, Mapping[str, Any], Known], str]] = {
    "ledger.adopt": _adopted,
    "ledger.name_lead": _lead_named,
    "ledger.split_task": _split,
    "ledger.name_leader": _leader_named,
    "ledger.release_leader": _leader_released,
    "ledger.apportion": _apportioned,
    "ledger.propose_amendment": _proposed,
    "ledger.decide_amendment": _decided,
    "ledger.apply_sheet": _named_or_proposed,
    "ledger.decide_sheet": _decided,
    "ledger.complete_target": _completed,
}


def _about(task: Task) -> Q:
    """Entries about the task, its targets and its amendments."""
    subjects: dict[str, list[int]] = {
        task._meta.label_lower: [task.pk],
        Target._meta.label_lower: list(task.targets.values_list("pk", flat=True)),
        Amendment._meta.label_lower: list(task.amendments.values_list("pk", flat=True)),
    }
    about = Q(pk__in=[])
    for kind, ids in subjects.items():
        about |= Q(subject_type=kind, subject_id__in=ids)
    return about
