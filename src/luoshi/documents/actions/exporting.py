"""Taking judged documents away as candidates for the reader's corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _

from luoshi.core.errors import Invalid
from luoshi.documents.candidates import Candidate
from luoshi.documents.models import Document
from luoshi.documents.rules import RULES
from luoshi.records.log import Log, act


@act("documents.export_candidates")
def export_candidates(log: Log, candidates: Sequence[Candidate]) -> Document:
    """Records for each document that it was taken away: the digest of what left and how much was masked in it."""
    if not candidates:
        raise Invalid(_("Nothing was chosen: tick the documents that are to be taken along."))
    for one in candidates:
        RULES.answer("export", log.act.reach, one.document).require()
        counted = Counter(str(mask.kind) for mask in one.masks)
        log.entry(one.document).note(sha256=one.digest, tasks=len(one.gold["tasks"]), masked=dict(counted))
    return candidates[0].document
