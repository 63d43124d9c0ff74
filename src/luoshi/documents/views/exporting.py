"""Judged documents as candidates for the reader's corpus: chosen, seen with what is masked, taken away."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from luoshi.core import clock
from luoshi.core.downloads import download
from luoshi.core.errors import Invalid
from luoshi.documents import actions, queries
from luoshi.documents.assigning import units_in
from luoshi.documents.candidates import Candidate, candidate_of, packed
from luoshi.documents.passages import number_in
from luoshi.documents.rules import UPLOAD_RULES
from luoshi.organizations.acting import acting, post_in, reach_of

#: So many documents are offered and taken at once.
MOST = 50


@login_required
@require_http_methods(["GET", "POST"])
def candidates(request: HttpRequest) -> HttpResponse:
    """GET shows what is masked in the documents that are ticked; POST takes them away."""
    UPLOAD_RULES.answer("export", reach_of(request), queries.region_of(post_in(request))).require()
    chosen = chosen_in(request, request.POST or request.GET)
    if request.method == "POST":
        try:
            actions.export_candidates(acting(request), chosen)
        except Invalid as refusal:
            messages.error(request, " ".join(refusal.reasons))
            return redirect("documents:candidates")
        return _packet(chosen)
    context = {
        "documents": queries.judged(reach_of(request))[:MOST],
        "chosen": chosen,
        "ticked": [one.document.pk for one in chosen],
        "more": request.GET.get("more", ""),
    }
    return render(request, "documents/candidates.html", context)


def chosen_in(request: HttpRequest, asked: QueryDict) -> list[Candidate]:
    """The documents that are ticked, as they would leave."""
    ticked = {number_in(pk) for pk in asked.getlist("document")}
    documents = queries.judged(reach_of(request)).filter(pk__in=ticked)[:MOST]
    return [candidate_of(document, units_in(asked.get("more", ""))) for document in documents]


def _packet(chosen: list[Candidate]) -> HttpResponse:
    return download(packed(chosen), f"candidates-{clock.today():%Y%m%d}.zip", "application/zip")
