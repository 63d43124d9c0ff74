"""The list of tasks that an address asks for: which tasks, which columns, in which order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet
from django.http import QueryDict

from luoshi.core.addresses import number_in
from luoshi.core.errors import Unknown
from luoshi.core.lists import Shape, shape_asked
from luoshi.ledger import queries
from luoshi.ledger.columns import columns_known
from luoshi.ledger.forms import FilterForm
from luoshi.ledger.listed import Listed
from luoshi.ledger.models import Task
from luoshi.ledger.narrowing import Filters, narrowed
from luoshi.organizations.reach import Reach


@dataclass(frozen=True)
class Listing:
    """The tasks that fit an address, as far as a person sees them, and the form that says how it narrows them."""

    form: FilterForm
    reach: Reach
    filters: Filters
    shape: Shape
    on: date

    @property
    def tasks(self) -> QuerySet[Task]:
        """The tasks in no shape yet, to look through."""
        return narrowed(queries.tasks_visible_to(self.reach), self.filters, self.on)

    def rows(self) -> Listed:
        """The tasks as rows, in the order and columns that are asked for."""
        return Listed(self.reach, self.filters, self.shape, self.on)


def listing_of(query: QueryDict, reach: Reach, on: date) -> Listing:
    """What an address asks for. With `task=…` those tasks alone, unless `all` is ticked."""
    form = FilterForm(query, reach)
    filters = replace(form.filters(), tasks=ticked_in(query))
    return Listing(form, reach, filters, shape_asked(columns_known(), query), on)


def ticked_in(query: QueryDict) -> tuple[int, ...]:
    """The tasks that are ticked one by one; nothing where all that fit are meant."""
    if query.get("all"):
        return ()
    return tuple(number for value in query.getlist("task") if (number := number_in(value)) is not None)


def task_in_full(reach: Reach | None, pk: int, on: date) -> Task:
    """One task with what every column shows of it; or Unknown."""
    found = Shape(columns_known()).applied(queries.tasks_visible_to(reach).filter(pk=pk))
    task = queries.with_target_leads(found, on).select_related("plan", "section", "verdict__finding").first()
    if task is None:
        raise Unknown
    return task
