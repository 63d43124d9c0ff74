"""What adoption would write, before it writes anything; and the plan's charts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.core.charts import Bar, Chart, bars
from luoshi.documents.desk import desk_of
from luoshi.documents.models import Document
from luoshi.documents.naming import How, matches_of
from luoshi.ledger import adoption
from luoshi.ledger.catalogued import doubts_before_adoption
from luoshi.ledger.models import Plan
from luoshi.ledger.states import TaskState
from luoshi.organizations.catalogue.suggesting import Doubt
from luoshi.organizations.reach import Reach


@dataclass(frozen=True)
class Preview:
    """The ledger that would come of a document."""

    tasks: int
    leads: int
    targets: int
    left_out: int
    states: list[tuple[str, int]]  # label and number of tasks
    known: int  # names of units that are registered
    new: list[str]  # names that would be registered, to be confirmed
    collectives: list[str]  # new collective addressees
    year: int
    doubts: list[tuple[str, list[Doubt]]]  # by title: townships given what the catalogue says is not their own


def preview_of(document: Document, on: date, reach: Reach | None = None) -> Preview:
    """Counts and names, from the findings and verdicts as they stand; doubts as far as a person sees the catalogue."""
    desk = desk_of(document)
    lines = desk.standing()
    states = Counter(adoption.state_of(line) for line in lines)
    matches = matches_of(document, lines, on)
    return Preview(
        tasks=len(lines),
        leads=sum(len(line.leads()) for line in lines),
        targets=sum(len(line.targets) for line in lines),
        left_out=len(desk.lines) - len(lines),
        states=[(str(TaskState(state).label), states[state]) for state in TaskState if states[state]],
        known=sum(match.unit is not None for match in matches),
        new=[match.name for match in matches if match.unit is None and match.how != How.COLLECTIVE],
        collectives=[match.name for match in matches if match.how == How.COLLECTIVE],
        year=adoption.year_of(document, on),
        doubts=doubts_before_adoption(reach, document, lines, on),
    )


MOST_BARS = 15


def leads_chart(plan: Plan, by_lead: list[tuple[int, str, int]]) -> Chart:
    """Which units lead the most tasks of a plan? A bar opens the unit's tasks."""
    address = reverse("ledger:list")
    rows = [Bar(name, n, f"{address}?plan={plan.pk}&unit={unit}&leading=on") for unit, name, n in by_lead[:MOST_BARS]]
    return bars("leads", _("Which units lead the most tasks?"), (_("Unit"), _("Leads")), rows)
