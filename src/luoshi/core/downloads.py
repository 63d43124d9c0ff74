"""Files as answers to a request, each under its own name."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

#: What tells a browser nothing of what is inside: for files that others brought, so that nothing in them runs.
BYTES = "application/octet-stream"


def download(data: bytes, name: str, media_type: str = BYTES, *, shown: bool = False) -> HttpResponse:
    """A file under a name, to be saved; `shown` in place is only what we made ourselves."""
    disposition = content_disposition_header(not shown, name) or "attachment"
    return HttpResponse(data, content_type=media_type, headers={"Content-Disposition": disposition})
