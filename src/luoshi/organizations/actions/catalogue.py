"""Editions of the catalogue of duties: bringing one to be looked at, and taking it in one act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from luoshi.core.acts import Act
from luoshi.core.demands import refuse
from luoshi.core.errors import Conflict, Invalid
from luoshi.organizations.catalogue.comparing import DutiesProposal, duties_proposal
from luoshi.organizations.catalogue.models import Duty, DutyBook, DutyPart, DutyVersion
from luoshi.organizations.catalogue.opening import duties_in
from luoshi.organizations.catalogue.reading import WantedDuty
from luoshi.organizations.models import Region
from luoshi.organizations.rules import DUTY_BOOKS, REGIONS
from luoshi.organizations.setting_up.opening import Content
from luoshi.organizations.states import DutyBookState
from luoshi.records import files
from luoshi.records.files import Stored
from luoshi.records.log import Entry, Log, act, change_all, insert

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Edition:
    """Of which region the lists are, which paper decided them, and from which day on they hold."""

    region: Region
    basis: str
    since: date


def bring_duties(act: Act, edition: Edition, name: str, data: bytes) -> DutyBook:
    """Takes in a workbook of duties; nothing of it holds yet.

    Raises Invalid for a file that is no such workbook, is too large, or carries a secrecy marking.
    """
    REGIONS.answer("bring_duties", act.reach, edition.region).require()
    marked = _("This file carries a secrecy marking and was not taken; no copy was kept.")
    refuse(Invalid, (duties_in(data).is_marked(name), marked))
    return receive_duties(act, edition, name, files.store(data))


@act("organizations.bring_duties")
def receive_duties(log: Log, edition: Edition, name: str, stored: Stored) -> DutyBook:
    """Keeps an edition of the catalogue of duties, so that it can be looked at before it is taken."""
    REGIONS.answer("bring_duties", log.act.reach, edition.region).require()
    basis = edition.basis.strip()
    refuse(
        Invalid, (not basis, pgettext("catalogue", "Say which paper decided the lists: it stands beside each entry."))
    )
    return log.entry().add(
        DutyBook(
            region=edition.region,
            file=log.keep(stored, MEDIA_TYPE),
            name=name[-255:],
            basis=basis,
            since=edition.since,
            by_id=log.act.person,
            at=log.act.at,
        )
    )


def take_duties(act: Act, book: DutyBook, seen: str) -> DutyBook:
    """Reads the kept file again, before any transaction, and takes what it says."""
    DUTY_BOOKS.answer("take_duties", act.reach, book).require()
    return enter_duties(act, book, duties_in(files.read(book.file_id)), seen)


@act("organizations.take_duties")
def enter_duties(log: Log, book: DutyBook, content: Content, seen: str) -> DutyBook:
    """Opens, changes and ends entries as an edition says, from its first day on, all or none; nothing is deleted.

    `seen` is the digest of what was looked at. Raises Invalid with every problem and its cell.
    """
    DUTY_BOOKS.answer("take_duties", log.act.reach, book).require()
    proposal = _as_seen(content, book, timezone.localdate(log.act.at), seen)
    main = log.entry(book)
    main.change(book, state=DutyBookState.TAKEN)
    main.note(**proposal.figures)
    opened = [(log.entry(), one) for one in proposal.opened]
    changed = [(log.entry(), one, one.stands) for one in proposal.changed if one.stands]
    ending = [(entry, row) for entry, _one, row in changed] + [(log.entry(), row) for row in proposal.ended]
    change_all((entry, row, {"valid_to": book.since}) for entry, row in ending)
    duties = insert((entry, Duty(region_id=book.region_id)) for entry, _one in opened)
    meant = [(entry, one, duty.pk) for (entry, one), duty in zip(opened, duties, strict=True)]
    meant += [(entry, one, row.duty_id) for entry, one, row in changed]
    versions = insert((entry, _version(one, duty, book)) for entry, one, duty in meant)
    insert(_parts((entry, one, row) for (entry, one, _duty), row in zip(meant, versions, strict=True)))
    return book


def _as_seen(content: Content, book: DutyBook, on: date, seen: str) -> DutiesProposal:
    """What an edition would change now; refused where it is not what was looked at."""
    list(Region.objects.select_for_update().filter(pk=book.region_id))  # one edition of a region at a time
    proposal = duties_proposal(content, book, on)
    refuse(Invalid, *((True, str(trouble)) for trouble in proposal.troubles))
    refuse(
        Invalid, (not proposal.to_take, pgettext("catalogue", "The lists say exactly this. There is nothing to take."))
    )
    moved = pgettext("catalogue", "The catalogue was changed since you looked. Look at the page again, then take it.")
    refuse(Conflict, (proposal.digest != seen, moved))
    return proposal


def _version(one: WantedDuty, duty: int, book: DutyBook) -> DutyVersion:
    return DutyVersion(
        duty_id=duty,
        book=book,
        kind=one.kind,
        no=one.no,
        field=one.field,
        words=one.words,
        unit_id=one.unit.unit_id if one.unit else None,
        does=one.does,
        town_id=one.town.unit_id if one.town else None,
        basis=one.basis,
        valid_from=book.since,
    )


def _parts(taken: Iterable[tuple[Entry, WantedDuty, DutyVersion]]) -> Iterator[tuple[Entry, DutyPart]]:
    for entry, one, row in taken:
        for no, (unit, does) in enumerate(one.parts):
            yield entry, DutyPart(version=row, unit_id=unit.unit_id, no=no, does=does)
