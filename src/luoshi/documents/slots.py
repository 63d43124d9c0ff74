"""How documents are searched."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy

from luoshi.core.registry import Hit, Hits, Searcher, searchers
from luoshi.documents.queries import searched
from luoshi.organizations.reach import Reach


def found_documents(reach: Reach, words: str, limit: int) -> Hits:
    """Documents whose title or number holds what is searched."""
    documents = searched(reach, words)
    first = documents[:limit]
    return Hits(
        documents.count(),
        [Hit(one.title, reverse("documents:document", args=[one.pk]), one.number) for one in first],
    )


searchers.add("documents.document", Searcher("documents.document", gettext_lazy("Documents"), found_documents))
