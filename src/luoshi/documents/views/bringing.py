"""The list of documents, the door they come in by, and the file as it came."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from luoshi.core.downloads import download
from luoshi.core.errors import Refusal
from luoshi.core.paging import Page, paged
from luoshi.documents import actions, queries
from luoshi.documents.forms import UploadForm
from luoshi.documents.models import Document
from luoshi.documents.rules import UPLOAD_RULES
from luoshi.organizations.acting import acting, post_in, reach_of
from luoshi.reading import READER_VERSION
from luoshi.records import files


@login_required
@require_GET
def list_documents(request: HttpRequest) -> HttpResponse:
    unread = queries.unread_by(reach_of(request), READER_VERSION)
    asked = request.GET.get("reader") == "older"  # those alone that the present reader has not read
    page: Page[Document] = paged(unread if asked else queries.visible_to(reach_of(request)), request)
    context = {"page": page, "may_upload": may_upload(request), "unread": unread.count(), "only_unread": asked}
    return render(request, "documents/list.html", context)


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
            return _onwards(request, document)
    status = 422 if form.is_bound else 200
    return render(request, "documents/upload.html", {"form": form}, status=status)


def _onwards(request: HttpRequest, document: Document) -> HttpResponse:
    """To what was read; a table of whose columns nobody has said what they hold asks for that first."""
    if others := queries.others_in_file(reach_of(request), document).count():
        messages.success(
            request,
            _("%(count)s documents were found in this file; each is checked by itself.") % {"count": others + 1},
        )
    if queries.has_columns_to_name(document):
        messages.success(request, _("The table was read by its headings. Say once what its columns hold."))
        return redirect("documents:columns", document.pk)
    messages.success(request, _("The document was read. Look at what was found, then adopt it."))
    return redirect("documents:document", document.pk)


@login_required
@require_GET
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as it was uploaded; always as a download, so that a page in it runs nowhere."""
    document: Document = queries.get_visible(reach_of(request), pk)
    return download(files.read(document.file_id), document.name)
