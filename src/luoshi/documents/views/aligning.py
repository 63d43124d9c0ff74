"""A document beside the plan above it: one is chosen, then the lists stand side by side."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from luoshi.core.errors import Unknown
from luoshi.documents import queries
from luoshi.documents.aligning import compared
from luoshi.documents.models import Document
from luoshi.documents.referring import named_in
from luoshi.organizations.acting import reach_of

#: Documents that are offered to choose from.
OFFERED = 20


@login_required
@require_GET
def align_plans(request: HttpRequest, pk: int) -> HttpResponse:
    """Which lines of the plan above the document carries out; without `?upper=` the plans to choose from."""
    document = queries.get_visible(reach_of(request), pk)
    upper = _chosen(request)
    context = {
        "document": document,
        "upper": upper,
        "compared": compared(upper, document) if upper else None,
        "offered": [] if upper else _offered(request, document),
        "words": request.GET.get("words", ""),
    }
    return render(request, "documents/align.html", context)


def _chosen(request: HttpRequest) -> Document | None:
    """The document that the address names as the plan above. Raises Unknown for one that is not there to see."""
    asked = request.GET.get("upper", "")
    if asked and not asked.isdecimal():
        raise Unknown
    return queries.get_visible(reach_of(request), int(asked)) if asked else None


def _offered(request: HttpRequest, document: Document) -> list[Document]:
    """The documents with the words that are searched; without words those that this one names, then the newest."""
    reach, words = reach_of(request), request.GET.get("words", "")
    named = [] if words else named_in(reach, document)
    others = queries.searched(reach, words).exclude(pk__in=[document.pk, *(one.pk for one in named)])
    return [*named, *others[: OFFERED - len(named)]]
