"""Named questions about documents."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from django.db.models import OuterRef, Q, QuerySet, Subquery

from luoshi.core.errors import Unknown
from luoshi.documents.models import Document, Finding, Reading, Verdict
from luoshi.documents.rules import RULES
from luoshi.documents.states import LEDGER_KINDS, VerdictState
from luoshi.organizations.models import Region
from luoshi.organizations.reach import Held, Reach
from luoshi.reading import Flow, Span


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


def newest_reading(document: Document) -> Reading:
    reading = document.readings.order_by("pk").last()
    if reading is None:
        raise LookupError(f"document {document.pk} has no reading")
    return reading


def finding_of(document: Document, pk: int) -> Finding:
    """One finding of a document's newest reading, or Unknown."""
    finding = newest_reading(document).findings.filter(pk=pk).first()
    if finding is None:
        raise Unknown
    return finding


class Judged(NamedTuple):
    """A finding and the last verdict on it, None where nobody has spoken."""

    finding: Finding
    said: str | None


def with_verdict(reading: Reading, *kinds: str) -> list[Judged]:
    """The findings of a reading (of some kinds) in the order of the text, each with its last verdict."""
    findings = reading.findings.filter(kind__in=kinds) if kinds else reading.findings.all()
    last = Verdict.objects.filter(finding=OuterRef("pk")).order_by("-n").values("state")[:1]
    said = dict(findings.annotate(last=Subquery(last)).values_list("pk", "last"))
    return [Judged(finding, said[finding.pk]) for finding in findings.order_by("pk")]


def unsettled(document: Document) -> list[Finding]:
    """What would go into the ledger and has no verdict yet."""
    return [finding for finding, said in with_verdict(newest_reading(document), *LEDGER_KINDS) if said is None]


def settled(document: Document) -> list[Finding]:
    """What was accepted, without what stands under a task that was left out."""
    judged = with_verdict(newest_reading(document), *LEDGER_KINDS)
    rejected = tuple(f"{finding.path}." for finding, said in judged if said == VerdictState.REJECTED)
    return [f for f, said in judged if said == VerdictState.ACCEPTED and not f"{f.path}.".startswith(rejected)]


class Opened(NamedTuple):
    """A stored reading ready to be shown: the contract's body and the running text it was read from."""

    body: dict[str, Any]
    flow: Flow


def opened(reading: Reading) -> Opened:
    stored = json.loads(reading.flow)
    return Opened(
        json.loads(reading.body), Flow(stored["text"], tuple((at, source) for at, source in stored["segments"]))
    )


def words_of(flow: Flow, start: int, end: int) -> str:
    """The words at a span of the source."""
    return flow.words(flow.to_flow(Span(start, end)))
