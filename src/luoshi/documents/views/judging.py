"""What is said at the desk, one act a request; each leads back to the line it was said of.

`seen` is how often a thing was spoken of when its page was made: what somebody has said since is not
overwritten, but told.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from luoshi.core import clock
from luoshi.core.errors import Conflict, Invalid
from luoshi.documents import actions, marking, queries
from luoshi.documents.desk import Desk, desk_after, desk_of
from luoshi.documents.forms import UnitChoiceForm
from luoshi.documents.marking import Mark
from luoshi.documents.models import Document
from luoshi.documents.passages import NOWHERE, number_in, passage_in, title_of
from luoshi.documents.rules import RULES
from luoshi.documents.states import FindingKind
from luoshi.documents.views import open_forms
from luoshi.documents.views.checking import address, desk_page, shown_lines, top_of
from luoshi.documents.views.open_forms import OpenForm
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.queries import get_visible_unit
from luoshi.reading import Flow

#: The header by which desk.js asks for the changed line alone instead of the whole page.
LINE_ALONE = "X-Desk-Line"


@login_required
@require_POST
def judge(request: HttpRequest, pk: int) -> HttpResponse:
    """Accepts a thing, leaves it out of the ledger, or takes it in again; a task goes with all its parts."""
    desk = _desk(request, pk)
    key = request.POST.get("thing", "")
    mark = marking.reject if "leave_out" in request.POST else marking.accept
    at = marking.thing_at(desk, key).under or key
    after = _line_after(request, desk, at) if "accept" in request.POST else at
    done = _tell(request, lambda: _write(request, desk, mark(desk, key, _seen(request))))
    if LINE_ALONE in request.headers:
        return _line_alone(request, desk, at, done)
    return _back(request, desk.document, after if done else at)


@login_required
@require_POST
def accept_clear(request: HttpRequest, pk: int) -> HttpResponse:
    """Accepts at once every task without doubts that nobody has judged, and goes on to the doubts alone."""
    desk = _desk(request, pk)
    doubtful = [line.task.key for line in desk.lines if line.doubtful]
    if not _tell(request, lambda: _accept_clear(request, desk)):
        return _back(request, desk.document, "")
    messages.success(request, _what_is_left(len(doubtful)))
    page = reverse("documents:document", args=[pk])
    return redirect(f"{page}?show=doubtful#line-{doubtful[0]}" if doubtful else page)


@login_required
@require_POST
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes the thing as it should be."""
    desk = _desk(request, pk)
    key = request.POST.get("thing", "")
    opened = open_forms.correcting(desk, key, request.POST)
    return _entered(request, desk, opened, lambda: marking.correct(desk, key, opened.form.cleaned_data, _seen(request)))


@login_required
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes in what the reader did not find; without a passage of its own it stands at its task's end."""
    desk = _desk(request, pk)
    kind, under = request.POST.get("kind", ""), request.POST.get("under", "")
    passage = passage_in(_flow(desk), request.POST.dict())
    opened = open_forms.adding(desk, kind, under, passage, request.POST)
    span = [passage.start, passage.end] if passage != NOWHERE else [_end(desk, under)] * 2
    stands = {"text": passage.words, "statement": passage.words, "as_written": passage.words}
    value = {**stands, "under": under or None, "span": span}
    return _entered(request, desk, opened, lambda: marking.add(FindingKind(kind), value | opened.form.cleaned_data))


@login_required
@require_POST
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """Makes two tasks of one."""
    desk = _desk(request, pk)
    flow, key = _flow(desk), request.POST.get("thing", "")
    marked = NOWHERE._replace(start=number_in(request.POST.get("at")))
    opened = open_forms.splitting(desk, key, flow, marked, request.POST)

    def marks() -> list[Mark]:
        end = marking.thing_at(desk, key, _seen(request)).span[1]
        at = opened.form.cleaned_data["at"]
        title = opened.form.cleaned_data["title"] or title_of(queries.words_of(flow, at, end))
        return marking.split(desk, key, at, title, lambda *span: queries.words_of(flow, *span))

    return _entered(request, desk, opened, marks)


@login_required
@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Joins a task with the one above it."""
    desk = _desk(request, pk)
    key = request.POST.get("thing", "")
    above = _standing_above(desk, key)

    def marks() -> list[Mark]:
        marking.thing_at(desk, key, _seen(request))
        if above is None:
            raise Invalid(_("No task stands above this one. Join the one below with it instead."))
        return marking.join(desk, key, into=above)

    done = _tell(request, lambda: _write(request, desk, marks()))
    return _back(request, desk.document, above if done and above else key)


@login_required
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes back the last word of who asks."""
    document = _document(request, pk)
    if not _tell(request, lambda: actions.undo(acting(request), document)):
        return _back(request, document, "")
    desk = desk_of(document)
    last = document.verdicts.order_by("-pk").values_list("key", flat=True)[:1]
    thing = desk.things().get(last[0])
    messages.success(request, _("Taken back. The word before counts again."))
    return _back(request, document, (thing.under or thing.key) if thing else "")


@login_required
@require_POST
def choose_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Settles which unit a name means, wherever it stands in the document."""
    document = _document(request, pk)
    form = UnitChoiceForm(request.POST, reach_of(request))
    name = request.POST.get("name", "")
    if form.is_valid() and name:
        chosen = form.cleaned_data["unit"]
        unit = get_visible_unit(reach_of(request), chosen, clock.today()).unit if chosen else None
        _tell(request, lambda: actions.choose_unit(acting(request), document, name, unit))
    else:
        messages.error(request, _("Choose a unit from the list, or one that is not registered yet."))
    return redirect(f"{address(request, 'document', document)}#units")


def _document(request: HttpRequest, pk: int) -> Document:
    document = queries.get_visible(reach_of(request), pk)
    RULES.answer("judge", reach_of(request), document).require()
    return document


def _desk(request: HttpRequest, pk: int) -> Desk:
    """The desk of a document that may be judged now. Raises the refusal where it may not."""
    return desk_of(_document(request, pk))


def _flow(desk: Desk) -> Flow:
    return queries.opened(queries.desk_reading(desk.document)).flow


def _seen(request: HttpRequest) -> int | None:
    return number_in(request.POST["seen"]) if "seen" in request.POST else None


def _end(desk: Desk, under: str) -> int:
    """Where something without words of its own stands: at the end of its task, or of all tasks."""
    line = desk.line(under)
    return line.task.span[1] if line else max((one.task.span[1] for one in desk.lines), default=0)


def _write(request: HttpRequest, desk: Desk, marks: list[Mark]) -> None:
    actions.judge(acting(request), desk.document, marks)


def _accept_clear(request: HttpRequest, desk: Desk) -> None:
    """Raises Conflict where somebody else has spoken since the page was made: he saw other tasks than these."""
    if said := queries.said_by_others(desk.document, number_in(request.POST.get("version")), request.user.pk):
        raise Conflict(
            _("%(who)s has judged something meanwhile. Look at what changed, then accept the rest.")
            % {"who": said.actor_name}
        )
    _write(request, desk, marking.accept_clear(desk))


def _what_is_left(doubtful: int) -> str:
    if not doubtful:
        return _("All tasks are judged. Adopt the document into the ledger now.")
    left = ngettext(
        "Accepted. %(n)s task with doubts is left: judge it by itself.",
        "Accepted. %(n)s tasks with doubts are left: judge them one by one.",
        doubtful,
    )
    return left % {"n": doubtful}


def _tell(request: HttpRequest, do: Callable[[], object]) -> bool:
    """Does it; what stands against it is told on the page that comes next."""
    try:
        do()
    except (Conflict, Invalid) as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return False
    return True


def _entered(request: HttpRequest, desk: Desk, opened: OpenForm, marks: Callable[[], list[Mark]]) -> HttpResponse:
    """Writes what was entered in a form, or shows the form again with everything that is wrong."""
    if opened.form.is_valid():
        try:
            _write(request, desk, marks())
        except (Conflict, Invalid) as refusal:
            opened.form.add_error(None, refusal.reasons)
    if opened.form.errors:
        return desk_page(request, desk.document, opened)
    return _back(request, desk.document, opened.at)


def _line_after(request: HttpRequest, desk: Desk, key: str) -> str:
    """The key of the line below on the page as it is narrowed; the line itself at the end."""
    keys = [line.task.key for line in shown_lines(request, desk)]
    at = keys.index(key) + 1 if key in keys else 0
    return keys[at] if at < len(keys) else key


def _standing_above(desk: Desk, key: str) -> str | None:
    keys = [line.task.key for line in desk.lines if line.task.standing or line.task.key == key]
    return keys[keys.index(key) - 1] if key in keys[1:] else None


def _line_alone(request: HttpRequest, desk: Desk, key: str, done: bool) -> HttpResponse:
    line = desk.line(key)
    desk = desk_after(desk, [thing.key for thing in line.things()] if line else [])
    context = {**top_of(request, desk), "line": desk.line(key), "may_judge": True}
    return render(request, "documents/_judged.html", context, status=200 if done else 409)


def _back(request: HttpRequest, document: Document, key: str) -> HttpResponse:
    anchor = f"#line-{key}" if key else ""
    return redirect(f"{address(request, 'document', document)}{anchor}")
