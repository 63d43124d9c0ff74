"""Named questions about documents."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from luoshi.core.errors import Unknown
from luoshi.documents.desk import Desk, Thing, as_read, desk_of
from luoshi.documents.marking import Mark
from luoshi.documents.models import Document, Finding, Reading, Verdict
from luoshi.documents.rereading import Seen
from luoshi.documents.rules import RULES
from luoshi.documents.states import LEDGER_KINDS, FindingKind, VerdictState
from luoshi.documents.working import basis_of
from luoshi.organizations.models import Region
from luoshi.organizations.reach import Held, Reach
from luoshi.reading import Flow, Span
from luoshi.reading.export.flow import flow_of
from luoshi.records.models import LogEntry

#: The acts by which a person speaks at the desk, and takes back what was said.
JUDGED, UNDONE = "documents.judge", "documents.undo"


def visible_to(reach: Reach | None) -> QuerySet[Document]:
    """The documents a person may see, newest first."""
    return RULES.visible(reach).order_by("-received_at", "-pk")


def get_visible(reach: Reach | None, pk: int) -> Document:
    """One document, or Unknown."""
    document = visible_to(reach).filter(pk=pk).select_related("file", "region").first()
    if document is None:
        raise Unknown
    return document


def region_of(held: Held | None) -> Region:
    """The region for which a person acts in this post. Raises Unknown for who acts for none."""
    if held is None:
        raise Unknown
    return Region.objects.get(pk=held.region)


def searched(reach: Reach | None, words: str) -> QuerySet[Document]:
    """The documents whose title or number holds all the words."""
    documents = visible_to(reach)
    for word in words.split():
        documents = documents.filter(Q(title__icontains=word) | Q(number__icontains=word))
    return documents


def others_in_file(reach: Reach | None, document: Document) -> QuerySet[Document]:
    """The other documents that were found in the file of a document, in the order of the file."""
    same = visible_to(reach).filter(region=document.region_id, file=document.file_id)
    return same.exclude(pk=document.pk).order_by("part")


def desk_reading(document: Document) -> Reading:
    """The reading that the desk works from."""
    return Reading.objects.get(pk=basis_of(document).reading)


def has_columns_to_name(document: Document) -> bool:
    """Whether the document has a table of whose columns nobody has said yet what they hold."""
    return any(not table["mapped"] for table in json.loads(desk_reading(document).body)["tables"])


def judged(reach: Reach | None) -> QuerySet[Document]:
    """The documents of which a person has said something, with how many things were corrected, added or left out."""
    changed = Q(verdicts__state__in=(VerdictState.CORRECTED, VerdictState.ADDED, VerdictState.REJECTED))
    counted = Count("verdicts__key", filter=changed, distinct=True)
    spoken = RULES.query("export", reach) & Q(pk__in=Verdict.objects.values("document"))
    return visible_to(reach).filter(spoken).annotate(corrections=counted)


def is_read_by(document: Document, version: str) -> bool:
    """Whether this version of the reader has read the document."""
    return document.readings.filter(_by(version)).exists()


def unread_by(reach: Reach | None, version: str) -> QuerySet[Document]:
    """The documents that a person may see and this version of the reader has not read."""
    return visible_to(reach).exclude(pk__in=Reading.objects.filter(_by(version)).values("document"))


def _by(version: str) -> Q:
    """Readings of a version of the reader, also those for which somebody said what the columns hold."""
    return Q(reader_version=version) | Q(reader_version__startswith=f"{version}+")


def seen_in(reading: Reading) -> list[Seen]:
    """What a reading has for the ledger, each by its path."""
    findings = reading.findings.filter(kind__in=LEDGER_KINDS).order_by("pk")
    return [Seen(one.path, one.kind, under_of(one), (one.start, one.end), one.value) for one in findings]


def under_of(finding: Finding) -> str:
    """The path of the task under which a reading has something."""
    return "" if finding.kind == FindingKind.TASK else finding.path.rsplit(".", 2)[0]


def seen_on(desk: Desk) -> list[Seen]:
    """What the desk knows, by its names: as its reading has it, or as a person added it."""
    return [_seen(thing) for thing in desk.things().values()]


def _seen(thing: Thing) -> Seen:
    read = thing.finding
    if read is None:
        return Seen(thing.key, thing.kind, thing.under, thing.span, thing.value)
    return Seen(thing.key, thing.kind, thing.parent, (read.start, read.end), read.value)


def findings_at(document: Document, keys: Collection[str]) -> dict[str, Finding]:
    """The findings of the desk's reading by what they are called on the desk."""
    basis = basis_of(document)
    paths = basis.paths()
    findings = Finding.objects.filter(reading=basis.reading, path__in={paths.get(key, key) for key in keys})
    named = {basis.name(finding.path): finding for finding in findings}
    return {key: named[key] for key in keys if key in named}


def last_words(document: Document, keys: Collection[str]) -> dict[str, int]:
    """How often was spoken of each key."""
    counted = document.verdicts.filter(key__in=keys).order_by().values_list("key")
    return dict(counted.annotate(last=Max("n")))


def entries_about(document: Document) -> QuerySet[LogEntry]:
    """Every act on a document that the log holds."""
    return LogEntry.objects.filter(subject_type=document._meta.label_lower, subject_id=document.pk)


def said_by_others(document: Document, since: int, person: int | None) -> LogEntry | None:
    """The first act of somebody else on a document after a place in the log."""
    return entries_about(document).filter(seq__gt=since).exclude(actor_id=person).order_by("seq").first()


def last_batch(document: Document, person: int | None) -> list[Verdict]:
    """What a person said last on a document and has not taken back: taking back again goes one step further back."""
    said: list[UUID] = []
    acts = entries_about(document).filter(actor_id=person)
    for name, entry in acts.filter(act__in=(JUDGED, UNDONE)).order_by("seq").values_list("act", "entry"):
        if name == JUDGED:
            said.append(entry)
        elif said:
            said.pop()
    return list(document.verdicts.filter(act=said[-1]).order_by("pk")) if said else []


def is_superseded(verdicts: Sequence[Verdict]) -> bool:
    """Whether one of these words no longer counts, because somebody has said something else since."""
    said = verdicts[0].document.verdicts.filter(key__in={one.key for one in verdicts}).order_by("n")
    newest = {verdict.key: verdict for verdict in said}
    return any((newest[one.key].state, newest[one.key].value) != (one.state, one.value) for one in verdicts)


def mark_before(verdict: Verdict, reading: int) -> Mark:
    """The mark that makes the word before a verdict count again, at a desk that works from `reading`."""
    spoken = Verdict.objects.filter(document=verdict.document_id, key=verdict.key).select_related("finding")
    before = spoken.filter(n=verdict.n - 1).first()
    if before is None:
        return Mark(verdict.key, verdict.kind, VerdictState.WITHDRAWN)
    # A word on another reading is spelled out, because what is written now is about the reading at hand.
    elsewhere = before.value is None and before.finding and before.finding.reading_id != reading
    value = as_read(before.finding) if elsewhere else before.value
    return Mark(verdict.key, verdict.kind, VerdictState(before.state), value)


def unsettled(document: Document) -> list[Thing]:
    """What goes into the ledger and has no verdict yet."""
    return [one for line in desk_of(document).standing() for one in line.things() if one.state == ""]


class Opened(NamedTuple):
    """A stored reading ready to be shown: the contract's body and the running text it was read from."""

    body: dict[str, Any]
    flow: Flow


def opened(reading: Reading) -> Opened:
    return Opened(json.loads(reading.body), flow_of(json.loads(reading.flow)))


def words_of(flow: Flow, start: int, end: int) -> str:
    """The words at a span of the source."""
    return flow.words(flow.to_flow(Span(start, end)))
