"""How documents are searched, and which of them wait for somebody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.registry import Hit, Hits, OpenItem, OpenItems, Searcher, open_items, searchers
from luoshi.documents.models import Document
from luoshi.documents.queries import searched, visible_to
from luoshi.documents.rules import RULES
from luoshi.organizations.reach import Reach


def found_documents(reach: Reach, words: str, limit: int) -> Hits:
    """Documents whose title or number holds what is searched."""
    documents = searched(reach, words)
    first = documents[:limit]
    return Hits(
        documents.count(),
        [Hit(one.title, reverse("documents:document", args=[one.pk]), one.number) for one in first],
    )


def documents_to_check(reach: Reach, on: date) -> QuerySet[Document]:
    """The documents that a person may adopt."""
    return visible_to(reach).filter(RULES.query("adopt", reach))


def to_check(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Documents that were read wait for whoever may adopt them."""
    for document in documents_to_check(reach, on):
        what = _("Check and adopt “%(title)s”") % {"title": document.title}
        url = reverse("documents:document", args=[document.pk])
        yield OpenItem("documents.to_check", document.issuer, what, None, url)


open_items.add("documents.to_check", OpenItems("documents.to_check", to_check, documents_to_check))
searchers.add("documents.document", Searcher("documents.document", gettext_lazy("Documents"), found_documents))
