"""Refusals and Django's own errors in one look: a page for people, problem+json (RFC 9457) for programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from luoshi.core.errors import Forbidden, Refusal, Unknown
from luoshi.web import repeats
from luoshi.web.navigation import UncountedFrame

API = "/api/"
DRAINED = 4  # how many times the limit of an upload is taken in before the answer, so that the browser reads it
PIECE = 1024 * 1024
PATIENCE = 5  # seconds for the next piece of what is too large


@dataclass(frozen=True)
class Trouble:
    """Why something is not done: status, a title, and whole sentences with what to do next."""

    status: int
    title: str
    reasons: Sequence[str] = ()

    @classmethod
    def of(cls, refusal: Refusal) -> Trouble:
        """A refusal as trouble."""
        return cls(refusal.status, str(refusal.title), tuple(refusal.reasons))

    def problem(self) -> dict[str, Any]:
        """The trouble for a program."""
        """The same as an RFC 9457 problem."""
        return {
            "type": "about:blank",
            "title": self.title,
            "status": self.status,
            "detail": " ".join(self.reasons),
            "reasons": list(self.reasons),
        }


def answer(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """The trouble in the form that the asker understands."""
    return problem(trouble) if wants_json(request) else page(request, trouble)


def problem(trouble: Trouble) -> JsonResponse:
    return JsonResponse(trouble.problem(), status=trouble.status, content_type="application/problem+json")


def page(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """The trouble for a person: in the frame when he is signed in, else on a sheet."""
    user = getattr(request, "user", None)
    layout = "web/base.html" if user is not None and user.is_authenticated else "web/sheet.html"
    context = {"layout": layout, "trouble": trouble, "back": way_back(request), "frame": UncountedFrame(request)}
    return render(request, "web/refusal.html", context, status=trouble.status)


def wants_json(request: HttpRequest) -> bool:
    """Programs ask under /api/ or prefer JSON; browsers never do."""
    types = ["text/html", "application/problem+json", "application/json"]
    return request.path.startswith(API) or (request.get_preferred_type(types) or "text/html") != "text/html"


def way_back(request: HttpRequest) -> str:
    """The page of ours that the person came from, or nothing."""
    referer = request.headers.get("Referer", "")
    return referer if url_has_allowed_host_and_scheme(referer, {request.get_host()}) else ""


class RefusalPages:
    """Middleware: an act's refusal becomes its page; an upload beyond all limits is answered unread."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if too_large(request):
            drain(request)
            return answer(request, Trouble(413, _("This is too large"), [size_limit()]))
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django hands over whatever a view raised; what is no refusal stays what it is."""
        if not isinstance(exception, Refusal):
            return None
        if repeats.is_done(request) and not wants_json(request):
            return repeats.told_again(request, way_back(request))
        return answer(request, Trouble.of(exception))


def too_large(request: HttpRequest) -> bool:
    """An upload that no form of ours takes (some room is left for the form's other fields)."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    limit = settings.UPLOAD_LIMIT + settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return request.content_type == "multipart/form-data" and length.isdecimal() and int(length) > limit


def drain(request: HttpRequest) -> None:
    """Takes in what is still being sent, up to a bound: a browser reads an answer only after it has sent all.

    Who has announced more than he sends is not waited for: each of the few threads that serve is needed.
    """
    if connection := request.META.get("gunicorn.socket"):
        connection.settimeout(PATIENCE)
    left = min(int(request.META["CONTENT_LENGTH"]), DRAINED * settings.UPLOAD_LIMIT)
    with suppress(UnreadablePostError):
        while left > 0 and (piece := request.read(min(left, PIECE))):
            left -= len(piece)


def size_limit() -> str:
    """How large a file may be, and what to do when it is larger."""
    megabytes = settings.UPLOAD_LIMIT // (1024 * 1024)
    return _("A file may have up to %(limit)s MB. Send a smaller file, or the text without its pictures.") % {
        "limit": megabytes
    }


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's 400."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        reason = _("The form holds more than can be taken at once. Send it in several parts.")
        return answer(request, Trouble(413, _("This is too large"), [reason]))
    reason = _("The request could not be understood. Open the page again and repeat what you want to do.")
    if isinstance(exception, SuspiciousOperation):  # no template of ours: the host itself may be false
        return HttpResponse(reason, status=400, content_type="text/plain; charset=utf-8")
    return answer(request, Trouble(400, _("This was not understood"), [reason]))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's 403."""
    return answer(request, Trouble.of(Forbidden(_("Your post does not include this."))))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's 404; the address is not repeated."""
    reason = _("The address may be mistyped, or what stood here is not yours to see.")
    return answer(request, Trouble.of(Unknown(reason)))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its key: too old, sent from elsewhere, or after signing in again in another window."""
    advice = _("The form is too old or was sent from elsewhere. Go back, load the page again and repeat it.")
    return answer(request, Trouble(403, _("The form was not accepted"), [advice]))


def broken(request: HttpRequest) -> HttpResponse:
    """Django's 500: needs neither database nor session."""
    reason = _(
        "Something broke on our side; nothing was changed. Try again, and tell the system administrator if it stays."
    )
    trouble = Trouble(500, _("This did not work"), [reason])
    if wants_json(request):
        return problem(trouble)
    context = {"layout": "web/sheet.html", "trouble": trouble}
    return HttpResponse(render_to_string("web/refusal.html", context), status=500)
