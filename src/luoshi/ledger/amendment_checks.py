"""What must hold of amendments of lists and wordings, and of tables that came back."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.registry import register_check
from luoshi.ledger.changes import UNIT_LISTS, answering, holds_on
from luoshi.ledger.models import Amendment
from luoshi.ledger.states import AmendmentKind, AmendmentState, SheetState
from luoshi.organizations.standing_in.hands import Pair, pairs

BY_HAND = gettext_lazy("An amendment was edited by hand: restore the database.")


@register_check(
    "ledger.lists",
    gettext_lazy("Every approved change of units or wording has left its units, and the newest wording stands."),
    BY_HAND,
)
def lists_and_wordings_there(full: bool) -> Iterator[str]:
    approved = Amendment.objects.filter(state=AmendmentState.APPROVED).select_related("task").order_by("pk")
    titles = approved.filter(kind=AmendmentKind.TITLE).order_by("effective_on", "decided_at", "pk")
    newest = {one.task_id: one for one in titles}
    lost = [one for one in newest.values() if one.value["title"] != one.task.title]
    lists = approved.filter(kind__in=UNIT_LISTS).prefetch_related("task__responsibilities")
    for amendment in [*lost, *(one for one in lists if _left_out(one))]:
        yield _("amendment %(id)s was approved and has no effect") % {"id": amendment.pk}


def _left_out(amendment: Amendment) -> set[int]:
    """The units that the change added and that answer for nothing on its day."""
    added = set(amendment.value["units"]) - set(amendment.before["units"])
    return added - {one.unit_id or 0 for one in answering(amendment.task) if holds_on(one, amendment.effective_on)}


@register_check(
    "ledger.tables",
    gettext_lazy("What was proposed by a table is about its region, and the table says that it was proposed."),
    BY_HAND,
)
def tables_fit(full: bool) -> Iterator[str]:
    of_tables = Amendment.objects.filter(upload__isnull=False)
    strange = of_tables.filter(~Q(upload__region=F("task__plan__region")) | ~Q(upload__state=SheetState.PROPOSED))
    for amendment in strange.order_by("pk"):
        yield _("amendment %(id)s does not belong to the table that it names") % {"id": amendment.pk}


def changes_decided(people: frozenset[int]) -> Iterator[Pair]:
    """Who proposed a change and who decided on it, where one of both stood in for somebody."""
    mine = Q(proposed_by__in=people) | Q(decided_by__in=people)
    for one in Amendment.objects.filter(mine, decided_at__isnull=False).order_by("pk"):
        yield Pair(f"amendment {one.pk}", one.proposed_by_id, one.proposed_at, one.decided_by_id, one.decided_at)


pairs.add("ledger.amendments", changes_decided)
