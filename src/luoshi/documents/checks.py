"""What must hold among documents."""

from __future__ import annotations

import json
from collections.abc import Iterator

from luoshi.core.registry import register_check
from luoshi.documents.actions import digest
from luoshi.documents.findings import findings_of
from luoshi.documents.models import Document, Reading
from luoshi.documents.queries import opened, unsettled, words_of
from luoshi.documents.states import DocumentState, FindingKind

AGAIN = "The reading was edited by hand: restore the database, or upload the file again."


@register_check("documents.reading", "A reading is word for word what the reader wrote.", AGAIN)
def readings_whole(full: bool) -> Iterator[str]:
    for reading in Reading.objects.order_by("pk").iterator(50):
        if digest(reading.body, reading.flow) != reading.sha:
            yield f"reading {reading.pk} of document {reading.document_id} was altered"


@register_check("documents.findings", "The findings are those of their reading, neither more nor fewer.", AGAIN)
def findings_fit(full: bool) -> Iterator[str]:
    for reading in Reading.objects.order_by("pk").iterator(20):
        wanted = {f.path: (f.kind, f.start, f.end, f.value) for f in findings_of(reading, json.loads(reading.body))}
        stored = {f.path: (f.kind, f.start, f.end, f.value) for f in reading.findings.all()}
        for path in sorted(wanted.keys() | stored.keys()):
            if wanted.get(path) != stored.get(path):
                yield f"{path} of reading {reading.pk} differs from what was read"


@register_check("documents.spans", "The words of every unit that was read stand at its span.", AGAIN)
def spans_hold_words(full: bool) -> Iterator[str]:
    for reading in Reading.objects.order_by("pk").iterator(20):
        flow = opened(reading).flow
        for finding in reading.findings.filter(kind=FindingKind.RESPONSIBILITY):
            if words_of(flow, finding.start, finding.end) != finding.value["as_written"]:
                yield f"{finding.path} of reading {reading.pk} does not stand at its span"


@register_check(
    "documents.verdicts",
    "An adopted document has a verdict for everything that went into the ledger.",
    "Restore the database: a verdict was deleted by hand.",
)
def verdicts_given(full: bool) -> Iterator[str]:
    for document in Document.objects.filter(state=DocumentState.ADOPTED).iterator(50):
        if missing := len(unsettled(document)):
            yield f"document {document.pk} was adopted and {missing} findings have no verdict"
