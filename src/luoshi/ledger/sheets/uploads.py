"""Named questions about tables that came back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Max, Q, QuerySet

from luoshi.core.errors import Unknown
from luoshi.ledger.models import Amendment, Responsibility, SheetUpload, TargetVersion
from luoshi.ledger.rules import BRINGING, SHEETS
from luoshi.ledger.states import AmendmentState
from luoshi.organizations.reach import Reach


def sheets_visible_to(reach: Reach | None) -> QuerySet[SheetUpload]:
    """The tables that came back and that a person may see, the newest first."""
    return SHEETS.visible(reach).select_related("by").order_by("-at", "-pk")


def may_bring(reach: Reach | None) -> bool:
    """Whether a person brings tables back for any region."""
    return BRINGING.is_held("bring_sheet", reach)


def get_visible_sheet(reach: Reach | None, pk: int) -> SheetUpload:
    """A table that came back, or Unknown."""
    upload = sheets_visible_to(reach).filter(pk=pk).select_related("region", "by").first()
    if upload is None:
        raise Unknown
    return upload


def amendments_of(upload: SheetUpload) -> QuerySet[Amendment]:
    """What a table proposed, in the order of its cells."""
    return upload.amendments.select_related("task", "target", "proposed_by").order_by("task__plan", "task__no", "pk")


def waiting_sheets(reach: Reach) -> QuerySet[SheetUpload]:
    """The tables of which something waits for this person's decision: never his own."""
    open_ones = Amendment.objects.filter(state=AmendmentState.PROPOSED, upload__isnull=False)
    others = open_ones.exclude(proposed_by__in=reach.hands).values("upload")
    return SHEETS.visible(reach).filter(SHEETS.query("decide", reach), pk__in=others).select_related("region")


def first_day(tasks: Iterable[int], today: date) -> date:
    """The first day from which every change of some tasks can hold: none before what it replaces began."""
    tasks = list(tasks)
    held = Responsibility.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=today), task__in=tasks)
    begun = held.aggregate(day=Max("valid_from"))["day"]
    asked = TargetVersion.objects.filter(target__task__in=tasks).aggregate(day=Max("effective_on"))["day"]
    days = [today, asked or today, begun + timedelta(days=1) if begun else today]
    return max(days)
