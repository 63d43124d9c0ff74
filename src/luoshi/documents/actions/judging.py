"""Saying what of a reading holds: verdicts, taking back, the units that names mean, closing the document."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from luoshi.core.errors import Conflict, Invalid
from luoshi.documents.desk import Line, desk_of
from luoshi.documents.marking import Mark
from luoshi.documents.models import Document, UnitChoice, Verdict
from luoshi.documents.queries import findings_at, is_superseded, last_batch, last_words, mark_before
from luoshi.documents.rules import RULES
from luoshi.documents.states import DocumentState, VerdictState
from luoshi.documents.working import basis_of
from luoshi.organizations.models import Unit
from luoshi.organizations.rules import UNITS
from luoshi.records.log import Log, act


@act("documents.judge")
def judge(log: Log, document: Document, marks: Sequence[Mark]) -> Document:
    """Writes what a person says at the desk; of each thing the last word counts."""
    document = held(log, "judge", document)
    if not marks:
        raise Invalid(_("There is nothing to judge here: it was judged already."))
    log.entry(document).add_all(_verdicts(log, document, marks))
    return document


@act("documents.undo")
def undo(log: Log, document: Document) -> Document:
    """Takes back this person's last word on the document, all marks of it; the word before counts again."""
    document = held(log, "judge", document)
    batch = last_batch(document, log.act.actor_id)
    if not batch or is_superseded(batch):
        raise Conflict(_("There is nothing of yours to take back here."))
    reading = basis_of(document).reading
    log.entry(document).add_all(_verdicts(log, document, [mark_before(one, reading) for one in batch]))
    return document


@act("documents.choose_unit")
def choose_unit(log: Log, document: Document, name: str, unit: Unit | None) -> Document:
    """Says which registered unit a name of the document means, wherever it stands there (None: a new one)."""
    document = held(log, "judge", document)
    if unit is not None:
        UNITS.answer("see", log.act.reach, unit).require()
    n = UnitChoice.objects.filter(document=document, name=name).count() + 1
    by = log.act.actor_id
    choice = UnitChoice(document=document, name=name, n=n, unit=unit, by_id=by, at=log.act.at)
    log.entry(document).add(choice)
    return document


def settle(log: Log, document: Document) -> list[Line]:
    """For the ledger's adoption: accepts what nobody judged, closes the document, gives the lines that stand."""
    document = held(log, "adopt", document)
    desk = desk_of(document)
    open_marks = [
        Mark(thing.key, thing.kind, VerdictState.ACCEPTED, thing.spelled)
        for line in desk.standing()
        for thing in line.things()
        if thing.state == ""
    ]
    entry = log.entry(document)
    entry.add_all(_verdicts(log, document, open_marks))
    entry.change(document, state=DocumentState.ADOPTED)
    return desk_of(document).standing()


def held(log: Log, act: str, document: Document) -> Document:
    """The document as it stands now, held until the act ends: nobody judges it while another adopts it."""
    held = Document.objects.select_for_update().get(pk=document.pk)
    RULES.answer(act, log.act.reach, held).require()
    return held


def _verdicts(log: Log, document: Document, marks: Sequence[Mark]) -> list[Verdict]:
    """Marks as rows, each the next word on its key."""
    spoken = last_words(document, {mark.key for mark in marks})
    found = findings_at(document, {mark.key for mark in marks})
    return [
        Verdict(
            document=document,
            key=mark.key,
            n=spoken.get(mark.key, 0) + 1,
            kind=mark.kind,
            finding=found.get(mark.key),
            state=mark.state,
            value=mark.value,
            by_id=log.act.actor_id,
            at=log.act.at,
        )
        for mark in marks
    ]
