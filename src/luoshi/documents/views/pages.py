"""The pages of a document as pictures."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_GET

from luoshi.documents import pages, queries
from luoshi.documents.models import Document
from luoshi.organizations.acting import reach_of


@login_required
@require_GET
def show(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """A page as a picture: asked for each time, so that rights hold, and sent once."""
    document: Document = queries.get_visible(reach_of(request), pk)
    response = HttpResponse(pages.picture_of(document, number), content_type="image/jpeg")
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["ETag"] = f'"{document.file_id}-{number}"'
    return get_conditional_response(request, response.headers["ETag"], response=response) or response
