"""What must hold among documents."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.registry import register_check
from luoshi.documents.actions.bringing import digest
from luoshi.documents.columns import signature_of
from luoshi.documents.findings import findings_of
from luoshi.documents.models import ColumnMapping, Document, Reading, ReadingChoice
from luoshi.documents.queries import opened, unsettled, words_of
from luoshi.documents.states import LEDGER_KINDS, DocumentState, FindingKind

AGAIN = gettext_lazy("The reading was edited by hand: restore the database, or upload the file again.")


@register_check("documents.reading", gettext_lazy("A reading is word for word what the reader wrote."), AGAIN)
def readings_whole(full: bool) -> Iterator[str]:
    for reading in Reading.objects.order_by("pk").iterator(50):
        if digest(reading.body, reading.flow) != reading.sha:
            yield _("reading %(reading)s of document %(document)s was altered") % {
                "reading": reading.pk,
                "document": reading.document_id,
            }


@register_check(
    "documents.findings", gettext_lazy("The findings are those of their reading, neither more nor fewer."), AGAIN
)
def findings_fit(full: bool) -> Iterator[str]:
    for reading in Reading.objects.order_by("pk").iterator(20):
        wanted = {f.path: (f.kind, f.start, f.end, f.value) for f in findings_of(reading, json.loads(reading.body))}
        stored = {f.path: (f.kind, f.start, f.end, f.value) for f in reading.findings.all()}
        for path in sorted(wanted.keys() | stored.keys()):
            if wanted.get(path) != stored.get(path):
                yield _("%(path)s of reading %(reading)s differs from what was read") % {
                    "path": path,
                    "reading": reading.pk,
                }


@register_check("documents.spans", gettext_lazy("The words of every unit that was read stand at its span."), AGAIN)
def spans_hold_words(full: bool) -> Iterator[str]:
    for reading in Reading.objects.order_by("pk").iterator(20):
        flow = opened(reading).flow
        for finding in reading.findings.filter(kind=FindingKind.RESPONSIBILITY):
            if words_of(flow, finding.start, finding.end) != finding.value["as_written"]:
                yield _("%(path)s of reading %(reading)s does not stand at its span") % {
                    "path": finding.path,
                    "reading": reading.pk,
                }


@register_check(
    "documents.names",
    gettext_lazy("On the desk every finding of the reading worked from goes by one name, and no two by the same."),
    gettext_lazy("Restore the database: the choice of a reading was edited by hand."),
)
def names_apart(full: bool) -> Iterator[str]:
    for choice in ReadingChoice.objects.select_related("reading").order_by("pk").iterator(50):
        paths = list(choice.reading.findings.filter(kind__in=LEDGER_KINDS).values_list("path", flat=True))
        named = {choice.names.get(path, path) for path in paths}
        if len(named) < len(paths) or not choice.names.keys() <= set(paths):
            yield _("reading %(reading)s of document %(document)s does not name its findings one by one") % {
                "reading": choice.reading_id,
                "document": choice.document_id,
            }


@register_check(
    "documents.columns",
    gettext_lazy("What was said of columns stands under the heading it was said of, one answer for each column."),
    gettext_lazy("Restore the database: an answer about columns was edited by hand."),
)
def columns_under_their_heading(full: bool) -> Iterator[str]:
    for mapping in ColumnMapping.objects.order_by("pk").iterator(200):
        fits = len(mapping.header) == len(mapping.meanings) and mapping.signature == signature_of(mapping.header)
        if not fits:
            yield _("answer %(id)s about columns does not fit its heading") % {"id": mapping.pk}


@register_check(
    "documents.verdicts",
    gettext_lazy("An adopted document has a verdict for everything that went into the ledger."),
    gettext_lazy("Restore the database: a verdict was deleted by hand."),
)
def verdicts_given(full: bool) -> Iterator[str]:
    for document in Document.objects.filter(state=DocumentState.ADOPTED).iterator(50):
        if missing := len(unsettled(document)):
            yield _("document %(document)s was adopted and %(missing)s findings have no verdict") % {
                "document": document.pk,
                "missing": missing,
            }
