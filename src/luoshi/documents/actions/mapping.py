"""Saying what the columns of an office's own table hold: the file is read so, and the answer kept for the next one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from luoshi.core.acts import Act
from luoshi.core.errors import Conflict
from luoshi.documents.actions.bringing import enter_reading, part_in, read_file
from luoshi.documents.actions.judging import held
from luoshi.documents.actions.rereading import choice_of
from luoshi.documents.columns import mappings_of, signature_of, times_said
from luoshi.documents.models import ColumnMapping, Document
from luoshi.documents.queries import desk_reading
from luoshi.documents.rules import RULES
from luoshi.reading import READER_VERSION
from luoshi.reading.mappings import mappings_in
from luoshi.records import files
from luoshi.records.log import Log, act

#: What a person says of one table: {"header": […], "meanings": […]}.
Said = dict[str, Any]


def preview_columns(act: Act, document: Document, said: Sequence[Said]) -> dict[str, Any]:
    """What would be read of the document if its columns held this; nothing is kept."""
    RULES.answer("map_columns", act.reach, document).require()
    return part_in(read_file(files.read(document.file_id), document.name, said), document)[0]


def map_columns(act: Act, document: Document, said: Sequence[Said]) -> Document:
    """Reads the stored file with its columns as a person says, and works from that reading from now on.

    The slow work is done before the transaction.
    """
    RULES.answer("map_columns", act.reach, document).require()
    return keep_mapping(act, document, said, read_file(files.read(document.file_id), document.name, said))


@act("documents.map_columns")
def keep_mapping(log: Log, document: Document, said: Sequence[Said], answer: dict[str, Any]) -> Document:
    """Keeps what was said of the columns for the region, and what was read with it; verdicts keep their things."""
    document = held(log, "map_columns", document)
    if mappings_in(json.loads(desk_reading(document).body)) == list(said):
        raise Conflict(_("The table is read so already."))
    entry = log.entry(document)
    entry.add_all(_mappings(log.act, document, said))
    body, flow = part_in(answer, document)
    reading = enter_reading(entry, document, body, flow, _version(document))
    entry.add(choice_of(log.act, document, reading))
    return document


def _mappings(act: Act, document: Document, said: Sequence[Said]) -> list[ColumnMapping]:
    """What is new of what was said, each the next word on its heading."""
    known = mappings_of(document.region, [one["header"] for one in said])
    spoken = times_said(document.region, known)
    mappings = []
    for one in said:
        signature = signature_of(one["header"])
        if signature not in known or known[signature].said != one:
            mappings.append(
                ColumnMapping(
                    region=document.region,
                    signature=signature,
                    header=one["header"],
                    meanings=[meaning or "" for meaning in one["meanings"]],
                    n=spoken.get(signature, 0) + 1,
                    by_id=act.actor_id,
                    at=act.at,
                )
            )
    return mappings


def _version(document: Document) -> str:
    """The reader's version, and for the how manieth time somebody said what the columns hold."""
    times = document.readings.filter(reader_version__startswith=f"{READER_VERSION}+").count()
    return f"{READER_VERSION}+c{times + 1}"
