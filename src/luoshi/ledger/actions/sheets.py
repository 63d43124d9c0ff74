"""Tables that come back: bringing one, proposing what it changes, deciding on all of it at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.acts import Act
from luoshi.core.errors import Conflict, Forbidden, Invalid
from luoshi.documents import actions as documents
from luoshi.ledger.actions.amending import Grounds, decided, proposed_on
from luoshi.ledger.actions.leading import named
from luoshi.ledger.models import Amendment, SheetUpload, Task
from luoshi.ledger.rules import BRINGING, SHEETS
from luoshi.ledger.sheets.opening import Book, book_in, look_at
from luoshi.ledger.sheets.proposals import ORDER, Proposal, proposals_of
from luoshi.ledger.states import AmendmentState, SheetState
from luoshi.organizations.models import Region
from luoshi.records import files
from luoshi.records.files import Stored
from luoshi.records.log import Log, act

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def bring_sheet(act: Act, region: Region, name: str, data: bytes) -> SheetUpload:
    """Takes in a table of the ledger that was edited; nothing of it is written into the ledger.

    Raises Invalid for a file that is no such table, is too large, or carries a secrecy marking.
    """
    BRINGING.answer("bring_sheet", act.reach, region).require()
    if book_in(data).is_marked(name):
        documents.note_marked(act, region)
        raise Invalid(_("This file carries a secrecy marking and was not taken; no copy was kept."))
    return receive_sheet(act, region, name, files.store(data))


@act("ledger.receive_sheet")
def receive_sheet(log: Log, region: Region, name: str, stored: Stored) -> SheetUpload:
    """Keeps the file of a table that came back, so that its changes can be looked at and proposed."""
    BRINGING.answer("bring_sheet", log.act.reach, region).require()
    if log.act.actor_id is None:
        raise Forbidden(_("A table is brought back by a person."))
    file = log.keep(stored, MEDIA_TYPE)
    upload = SheetUpload(region=region, file=file, name=name[-255:], by_id=log.act.actor_id, at=log.act.at)
    return log.entry().add(upload)


@dataclass(frozen=True)
class Wish:
    """What is to be proposed: all edits and the clashes that were taken, of exactly what was looked at."""

    reason: str
    effective_on: date
    seen: str  # the digest of what was looked at
    taken: frozenset[str] = frozenset()


def apply_sheet(act: Act, upload: SheetUpload, wish: Wish) -> SheetUpload:
    """Reads the kept file again, before any transaction, and proposes what it changes."""
    SHEETS.answer("apply", act.reach, upload).require()
    return propose_sheet(act, upload, book_in(files.read(upload.file_id)), wish)


@act("ledger.apply_sheet")
def propose_sheet(log: Log, upload: SheetUpload, book: Book, wish: Wish) -> SheetUpload:
    """Makes each change of a table a proposed amendment, all or none; a lead where none was is named at once.

    Raises Invalid with every problem and its cell.
    """
    SHEETS.answer("apply", log.act.reach, upload).require()
    today = timezone.localdate(log.act.at)
    look = look_at(book, upload, log.act.reach, today)
    if look.preview.troubles:
        raise Invalid(*(str(one) for one in look.preview.troubles))
    if look.preview.digest != wish.seen:
        raise Conflict(_("The ledger was changed since you looked. Look at the changes again, then propose them."))
    proposals = proposals_of(look.preview, look.standing, wish.taken)
    if not proposals:
        raise Invalid(_("Nothing in this table differs from the ledger, so there is nothing to propose."))
    entry = log.entry(upload)
    entry.change(upload, state=SheetState.PROPOSED)
    entry.note(proposals=len(proposals), reason=wish.reason.strip())
    _propose(log, upload, proposals, wish)
    return upload


def _propose(log: Log, upload: SheetUpload, proposals: list[Proposal], wish: Wish) -> None:
    today = timezone.localdate(log.act.at)
    tasks = Task.objects.select_related("plan").in_bulk([one.task for one in proposals])

    def grounds(one: Proposal) -> Grounds:
        return Grounds(wish.reason, one.holds_from(wish.effective_on, today), upload, one.cells[:200])

    _all_or_none((one.cells, partial(_propose_one, log, tasks[one.task], one, grounds(one))) for one in proposals)


def _propose_one(log: Log, task: Task, one: Proposal, grounds: Grounds) -> None:
    if one.names_lead and one.change.unit:
        named(log, task, one.change.unit, grounds.reason)
    else:
        proposed_on(log, task, one.change, grounds)


@act("ledger.decide_sheet")
def decide_sheet(log: Log, upload: SheetUpload, approve: bool, remark: str = "") -> SheetUpload:
    """Decides on every change of a table that is still open, all alike; its proposer is told once."""
    SHEETS.answer("decide", log.act.reach, upload).require()
    if not approve and not remark.strip():
        raise Invalid(_("Say why the change is refused, so that its proposer can act on it."))
    waiting = _waiting(upload)
    if not waiting:
        raise Conflict(_("Nothing of this table waits for a decision any more."))
    entry = log.entry(upload)
    entry.note(decided=len(waiting), approved=approve, reason=remark.strip())
    _all_or_none((cell, partial(_decide_one, log, pk, approve, remark)) for pk, cell in waiting)
    _tell_proposer(log, upload, waiting[0][0])
    return upload


def _waiting(upload: SheetUpload) -> list[tuple[int, str]]:
    """The open changes of a table with their cells; who leads comes first, because other units follow from it."""
    rows = upload.amendments.filter(state=AmendmentState.PROPOSED).order_by("pk").values_list("kind", "pk", "cell")
    return [(pk, cell) for _kind, pk, cell in sorted(rows, key=lambda row: ORDER.index(row[0]))]


def _amendment(pk: int) -> Amendment:
    """An amendment with its task as it stands after the ones before it."""
    return Amendment.objects.select_related("task__plan", "target", "unit", "proposed_by").get(pk=pk)


def _decide_one(log: Log, pk: int, approve: bool, remark: str) -> None:
    decided(log, _amendment(pk), approve, remark)


def _all_or_none(parts: Iterable[tuple[str, Callable[[], None]]]) -> None:
    """Does every part of an act; what refuses is told together, each with its cell, and then nothing is done."""
    reasons: list[str] = []
    for cell, perform in parts:
        try:
            perform()
        except (Invalid, Conflict) as refusal:
            reasons.extend(f"{cell}: {reason}" for reason in refusal.reasons)
    if reasons:
        raise Conflict(*reasons)


def _tell_proposer(log: Log, upload: SheetUpload, amendment: int) -> None:
    log.notify(
        _amendment(amendment).proposed_by,
        f"ledger.sheet_decided:{upload.pk}:{amendment}",
        gettext_noop("It was decided on the changes of your table “%(name)s”."),
        reverse("ledger:sheet", args=[upload.pk]),
        name=upload.name,
    )
