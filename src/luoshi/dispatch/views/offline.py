"""What a unit is asked as a table: taken along, brought back and looked at, reported."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from luoshi.core import clock
from luoshi.core.downloads import download
from luoshi.core.errors import Invalid
from luoshi.dispatch import queries
from luoshi.dispatch.offline.book import book_of
from luoshi.dispatch.offline.looking import Sent, lines_of, sealed, send, waiting_in
from luoshi.dispatch.offline.reading import brought
from luoshi.dispatch.wording import period_in_words
from luoshi.documents.actions import note_marked
from luoshi.ledger.exporting import XLSX
from luoshi.organizations.acting import acting, reach_of


@login_required
@require_GET
def take_along(request: HttpRequest, pk: int) -> HttpResponse:
    """What the person's units still have to answer in a round, as a workbook."""
    reach = reach_of(request)
    round = queries.get_visible_round(reach, pk)
    on = clock.today()
    asked = waiting_in(reach, round, on)
    late_until = queries.first_end((one.ask for one in asked.values()), on)
    name = _("Reports %(period)s, %(plan)s") % {"period": period_in_words(round), "plan": round.plan.title[:40]}
    return download(book_of(round, asked.values(), late_until), f"{name}.xlsx", XLSX)


@login_required
@require_POST
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    """What a table would report: its problems by cell, and what stands on the page beside it."""
    reach = reach_of(request)
    round = queries.get_visible_round(reach, pk)
    asked = waiting_in(reach, round, clock.today())
    file = request.FILES.get("file")
    if file is None:
        raise Invalid(_("Choose the table that you have filled in."))
    act = acting(request)
    found = brought(file.read(), file.name or "", asked, lambda: note_marked(act, round.region))
    lines = lines_of(found, reach.user)
    context = {"round": round, "lines": lines, "strange": found.strange, "seal": sealed(lines)}
    return render(request, "dispatch/offline.html", context | {"fit": sum(not one.problems for one in lines)})


def told(done: Sent) -> Iterator[str]:
    """What became of a table, without what did not happen."""
    if done.reported:
        yield ngettext("%(n)s task reported.", "%(n)s tasks reported.", done.reported) % {"n": done.reported}
    if done.kept:
        yield ngettext(
            "%(n)s task lies here as a draft: complete it and report it.",
            "%(n)s tasks lie here as drafts: complete and report them.",
            done.kept,
        ) % {"n": done.kept}
    if not done.reported and not done.kept:
        yield _("Nothing was taken: your drafts on the page stay as they are.")


@login_required
@require_POST
def report_table(request: HttpRequest, pk: int) -> HttpResponse:
    """Reports what was looked at."""
    round = queries.get_visible_round(reach_of(request), pk)
    done = send(acting(request), round, request.POST.get("seal", ""), request.POST.getlist("take"))
    messages.success(request, " ".join(told(done)))
    return redirect("dispatch:mine")
