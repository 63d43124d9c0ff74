"""The pages of documents: the list, the door, and what was read beside its source."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.core.errors import Refusal
from luoshi.core.paging import Page, paged
from luoshi.documents import actions, marking, queries
from luoshi.documents.desk import Desk, desk_of
from luoshi.documents.forms import UploadForm
from luoshi.documents.highlight import pieces, places_of
from luoshi.documents.models import Document, Finding
from luoshi.documents.rules import RULES, UPLOAD_RULES
from luoshi.documents.states import LEDGER_KINDS, FindingKind
from luoshi.organizations.acting import acting, post_in, reach_of
from luoshi.records import files


@login_required
@require_GET
def list_documents(request: HttpRequest) -> HttpResponse:
    page: Page[Document] = paged(queries.visible_to(reach_of(request)), request)
    return render(request, "documents/list.html", {"page": page, "may_upload": may_upload(request)})


def may_upload(request: HttpRequest) -> bool:
    held = post_in(request)
    return bool(held) and bool(UPLOAD_RULES.answer("upload", reach_of(request), queries.region_of(held)))


@login_required
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    region = queries.region_of(post_in(request))
    UPLOAD_RULES.answer("upload", reach_of(request), region).require()
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            document = actions.bring(acting(request), region, file.name, file.read())
        except Refusal as refusal:
            for reason in refusal.reasons:
                form.add_error("file", reason)
        else:
            messages.success(request, _("The document was read. Look at what was found, then adopt it."))
            return redirect("documents:document", document.pk)
    status = 422 if form.is_bound else 200
    return render(request, "documents/upload.html", {"form": form}, status=status)


@login_required
@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """What was read, beside its source; each jumps to the other."""
    reach = reach_of(request)
    document = queries.get_visible(reach, pk)
    reading = queries.newest_reading(document)
    body, flow = queries.opened(reading)
    desk = desk_of(document)
    facts = list(reading.findings.exclude(kind__in=LEDGER_KINDS).order_by("pk"))
    context = {
        "document": document,
        "fields": body["document"],
        "warnings": body["warnings"],
        "pieces": pieces(flow, places_of(desk, facts)),
        "lines": desk.lines,
        "counts": counts_of(desk, facts),
        "left_out": [fact for fact in facts if fact.kind == FindingKind.LEFT_OUT],
        "claims": [fact for fact in facts if fact.kind == FindingKind.CLAIM],
        "results": [fact for fact in facts if fact.kind in (FindingKind.ACHIEVEMENT, FindingKind.MECHANISM)],
        "may_judge": bool(RULES.answer("judge", reach, document)),
    }
    return render(request, "documents/document.html", context)


def counts_of(desk: Desk, facts: list[Finding]) -> dict[str, int]:
    """How many of each kind stand now, and how many of the units lead."""
    counts = Counter(fact.kind for fact in facts)
    counts.update(thing.kind for line in desk.standing() for thing in line.things())
    leads = sum(len(line.leads()) for line in desk.standing())
    return {**dict.fromkeys(FindingKind.values, 0), **counts, "leads": leads}


@login_required
@require_POST
def judge(request: HttpRequest, pk: int) -> HttpResponse:
    """Leaves a thing out of the ledger, or accepts it."""
    document = queries.get_visible(reach_of(request), pk)
    key = request.POST.get("thing", "")
    mark = marking.reject if "leave_out" in request.POST else marking.accept
    actions.judge(acting(request), document, mark(desk_of(document), key))
    return redirect(f"{reverse('documents:document', args=[pk])}#line-{key}")


@login_required
@require_GET
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as it was uploaded; always as a download, so that a page in it runs nowhere."""
    document: Document = queries.get_visible(reach_of(request), pk)
    response = HttpResponse(files.read(document.file_id), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = _attachment(document.name)
    return response


def _attachment(name: str) -> str:
    return content_disposition_header(as_attachment=True, filename=name) or "attachment"
