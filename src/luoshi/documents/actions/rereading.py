"""Reading a stored file again with the present reader, and choosing the reading that the desk works from."""

from __future__ import annotations

import json
from typing import Any

from django.utils.translation import gettext as _

from luoshi.core.acts import Act
from luoshi.core.errors import Conflict, Invalid
from luoshi.documents.actions.bringing import enter_reading, part_in, read_file
from luoshi.documents.actions.judging import held
from luoshi.documents.desk import desk_of
from luoshi.documents.models import Document, Reading, ReadingChoice
from luoshi.documents.queries import desk_reading, is_read_by, seen_in, seen_on
from luoshi.documents.rereading import matched, names
from luoshi.documents.rules import RULES
from luoshi.documents.working import basis_of
from luoshi.reading import READER_VERSION
from luoshi.reading.mappings import mappings_in
from luoshi.records import files
from luoshi.records.log import Log, act


def read_again(act: Act, document: Document) -> Document:
    """Reads the stored file with the present reader and keeps the reading beside the earlier ones.

    The slow work is done before the transaction. Raises Conflict where the present reader has read it
    already, Invalid where it cannot read the file or finds no such document in it.
    """
    RULES.answer("read_again", act.reach, document).require()
    _refuse_same_reader(document, READER_VERSION)
    mappings = mappings_in(json.loads(desk_reading(document).body))
    answer = read_file(files.read(document.file_id), document.name, mappings)
    if answer["secrecy"]:
        raise Invalid(_("The present reader finds a secrecy marking in this file. Tell whoever answers for secrecy."))
    return keep_reading(act, document, answer, READER_VERSION)


@act("documents.read_again")
def keep_reading(log: Log, document: Document, answer: dict[str, Any], version: str) -> Document:
    """Enters what another version of the reader reads; the desk goes on with the reading that it works from."""
    document = held(log, "read_again", document)
    _refuse_same_reader(document, version)
    body, flow = part_in(answer, document)
    enter_reading(log.entry(document), document, body, flow, version)
    return document


def _refuse_same_reader(document: Document, version: str) -> None:
    if is_read_by(document, version):
        raise Conflict(_("The present reader (%(version)s) has read this document already.") % {"version": version})


@act("documents.work_from")
def work_from(log: Log, document: Document, reading: Reading) -> Document:
    """Makes another reading the one that the desk works from; what was judged keeps its name and its verdicts."""
    document = held(log, "work_from", document)
    if basis_of(document).reading == reading.pk:
        raise Conflict(_("The desk works from this reading already."))
    log.entry(document).add(choice_of(log.act, document, reading))
    return document


def choice_of(act: Act, document: Document, reading: Reading) -> ReadingChoice:
    """The choice of another reading to work from, unsaved."""
    return ReadingChoice(
        document=document,
        n=document.reading_choices.count() + 1,
        reading=reading,
        names=_names_in(document, reading),
        by_id=act.actor_id,
        at=act.at,
    )


def _names_in(document: Document, reading: Reading) -> dict[str, str]:
    """What the things of a reading are called: what the desk knows keeps its name; named once, named for good."""
    before = list(document.readings.filter(pk__lt=reading.pk).values_list("pk", flat=True))
    earlier = document.reading_choices.filter(reading=reading).first()
    if earlier or not before:
        return earlier.names if earlier else {}
    news = seen_in(reading)
    return names(news, matched(seen_on(desk_of(document)), news), len(before) + 1)
