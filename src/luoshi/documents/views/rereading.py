"""A second reading: having it made, seeing what changed, choosing to work from it, deciding what differs."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from luoshi.core.errors import Conflict, Invalid, Unknown
from luoshi.documents import actions, marking, queries
from luoshi.documents.comparing import compared
from luoshi.documents.desk import desk_of
from luoshi.documents.highlight import source_of
from luoshi.documents.models import Document, Reading
from luoshi.documents.passages import number_in
from luoshi.documents.rules import RULES
from luoshi.documents.views.checking import heads_of
from luoshi.documents.working import basis_of
from luoshi.organizations.acting import acting, reach_of


@login_required
@require_POST
def read_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Has the stored file read by the present reader; what changed is shown next."""
    document = queries.get_visible(reach_of(request), pk)
    try:
        actions.read_again(acting(request), document)
    except (Conflict, Invalid) as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return redirect("documents:document", pk)
    return redirect("documents:reading", pk, document.readings.latest("pk").pk)


@login_required
@require_GET
def show(request: HttpRequest, pk: int, reading: int) -> HttpResponse:
    """What a reading has otherwise than the one that the desk works from, beside the source."""
    document = queries.get_visible(reach_of(request), pk)
    comparison = compared(document, _reading(document, reading))
    body, flow = queries.opened(comparison.newer)
    may_judge = bool(RULES.answer("judge", reach_of(request), document))
    context = {
        "document": document,
        "comparison": comparison,
        "reading": _reading(document, reading),
        "working": basis_of(document).reading,
        "may_choose": bool(RULES.answer("work_from", reach_of(request), document)),
        "may_judge": may_judge,
        "source": source_of(flow, comparison.places(), heads_of(body)),
    }
    return render(request, "documents/reading.html", context)


@login_required
@require_POST
def work_from(request: HttpRequest, pk: int, reading: int) -> HttpResponse:
    """Makes this reading the one that the desk works from."""
    document = queries.get_visible(reach_of(request), pk)
    actions.work_from(acting(request), document, _reading(document, reading))
    messages.success(request, _("The desk works from this reading now. What was judged stays judged."))
    return redirect("documents:reading", pk, reading)


@login_required
@require_POST
def decide(request: HttpRequest, pk: int, reading: int) -> HttpResponse:
    """Decides one difference at a judged thing: what was judged stands, or the newer words do."""
    document = queries.get_visible(reach_of(request), pk)
    RULES.answer("judge", reach_of(request), document).require()
    key, seen = request.POST.get("thing", ""), number_in(request.POST.get("seen"))
    mark = marking.follow if "follow" in request.POST else marking.keep
    try:
        actions.judge(acting(request), document, mark(desk_of(document), key, seen))
    except Conflict as refusal:
        messages.error(request, " ".join(refusal.reasons))
    return redirect(f"{reverse('documents:reading', args=[pk, reading])}#{request.POST.get('at', '')}")


def _reading(document: Document, pk: int) -> Reading:
    reading = document.readings.filter(pk=pk).first()
    if reading is None:
        raise Unknown
    return reading
