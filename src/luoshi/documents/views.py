"""The pages of documents: the list, the door, and what was read beside its source."""

from __future__ import annotations

from typing import NamedTuple

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
from luoshi.documents import actions, queries
from luoshi.documents.forms import UploadForm
from luoshi.documents.highlight import pieces
from luoshi.documents.models import Document, Finding
from luoshi.documents.queries import Judged
from luoshi.documents.rules import RULES, UPLOAD_RULES
from luoshi.documents.states import FindingKind, VerdictState
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


class Line(NamedTuple):
    """A task as it was read, with what was read under it."""

    finding: Finding
    said: str | None
    leads: list[Finding]
    others: list[Finding]
    targets: list[Finding]


@login_required
@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """What was read, beside its source; each jumps to the other."""
    reach = reach_of(request)
    document = queries.get_visible(reach, pk)
    reading = queries.newest_reading(document)
    body, flow = queries.opened(reading)
    judged = queries.with_verdict(reading)
    findings = [finding for finding, _said in judged]
    context = {
        "document": document,
        "fields": body["document"],
        "warnings": body["warnings"],
        "pieces": pieces(flow, findings),
        "lines": lines_of(judged),
        "counts": counts_of(findings),
        "left_out": [finding for finding in findings if finding.kind == FindingKind.LEFT_OUT],
        "claims": [finding for finding in findings if finding.kind == FindingKind.CLAIM],
        "results": [f for f in findings if f.kind in (FindingKind.ACHIEVEMENT, FindingKind.MECHANISM)],
        "may_judge": bool(RULES.answer("judge", reach, document)),
    }
    return render(request, "documents/document.html", context)


def lines_of(judged: list[Judged]) -> list[Line]:
    """The tasks of a reading in the order of the text."""
    lines: dict[str, Line] = {}
    for finding, said in judged:
        if finding.kind == FindingKind.TASK:
            lines[finding.path] = Line(finding, said, [], [], [])
        elif line := lines.get(finding.path.rsplit(".", 2)[0]):
            _sort_in(line, finding)
    return list(lines.values())


def _sort_in(line: Line, finding: Finding) -> None:
    if finding.kind == FindingKind.RESPONSIBILITY:
        (line.leads if finding.value["role"] == "lead" else line.others).append(finding)
    elif finding.kind == FindingKind.TARGET:
        line.targets.append(finding)


def counts_of(findings: list[Finding]) -> dict[str, int]:
    """How many of each kind were read, and how many of the units lead."""
    counts: dict[str, int] = dict.fromkeys(FindingKind.values, 0)
    for finding in findings:
        counts[finding.kind] += 1
    leads = [f for f in findings if f.kind == FindingKind.RESPONSIBILITY and f.value["role"] == "lead"]
    return counts | {"leads": len(leads)}


@login_required
@require_POST
def judge(request: HttpRequest, pk: int, finding: int) -> HttpResponse:
    """Leaves a task out of the ledger, or takes it in again."""
    document = queries.get_visible(reach_of(request), pk)
    found = queries.finding_of(document, finding)
    state = VerdictState.REJECTED if "leave_out" in request.POST else VerdictState.ACCEPTED
    actions.judge(acting(request), document, found, state)
    return redirect(f"{reverse('documents:document', args=[pk])}#t{finding}")


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
