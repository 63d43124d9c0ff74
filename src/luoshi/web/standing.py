"""How things stand for a person: few numbers, each with the list behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luoshi.core.figures import Figure
from luoshi.documents.queries import visible_to
from luoshi.documents.states import DocumentState
from luoshi.ledger.leaders import headed_by
from luoshi.ledger.models import Task
from luoshi.ledger.queries import tasks_visible_to
from luoshi.ledger.states import TaskState
from luoshi.organizations.reach import Reach
from luoshi.organizations.states import Role

TO_DO = (TaskState.TO_SPLIT, TaskState.UNLED)


@dataclass(frozen=True)
class Standing:
    """A number under its label."""

    label: Any
    figure: Figure


def standing(reach: Reach, on: date) -> list[Standing]:
    """The ledger and the documents in numbers, as far as the person sees them; what is nought is left out."""
    counts = [*_headed(reach, on), *_ledger(tasks_visible_to(reach), on), _unchecked(reach, on)]
    return [count for count in counts if count.figure.value]


def _headed(reach: Reach, on: date) -> Iterator[Standing]:
    """What a leader heads, in each of his posts; it opens his own page."""
    formula = _("tasks that you head")
    for held in reach.in_role(Role.LEADER):
        count = headed_by(held.post, reach, on).count()
        yield Standing(_("You head"), Figure(count, formula, "1", "", on, reverse("ledger:leader", args=[held.post])))


def _ledger(tasks: QuerySet[Task], on: date) -> Iterator[Standing]:
    by_state = dict(tasks.order_by().values_list("state").annotate(count=Count("pk")))
    formula = _("tasks that you may see, by state")
    yield Standing(_("Tasks"), Figure(sum(by_state.values()), formula, "1", "", on, reverse("ledger:list")))
    for state in TO_DO:
        url = f"{reverse('ledger:list')}?state={state}"
        yield Standing(state.label, Figure(by_state.get(state, 0), formula, "1", "", on, url))


def _unchecked(reach: Reach, on: date) -> Standing:
    count = visible_to(reach).filter(state=DocumentState.READ).count()
    formula = _("documents that are read and not adopted")
    return Standing(_("Documents to check"), Figure(count, formula, "1", "", on, reverse("documents:list")))
