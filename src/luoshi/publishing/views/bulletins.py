"""The pages of bulletins: the list, one bulletin, the rows behind a figure, its files, its acts."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from luoshi.core import clock
from luoshi.core.errors import Unknown
from luoshi.core.paging import Page, paged
from luoshi.core.papers import given_out
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.models import User
from luoshi.organizations.views.asking import Matter, ask, form_page
from luoshi.publishing import actions, queries
from luoshi.publishing.forms import ForewordForm
from luoshi.publishing.hearing import has_looked, heard_by, look_until, waited_for
from luoshi.publishing.models import Bulletin
from luoshi.publishing.rules import BULLETINS, READERS
from luoshi.publishing.showing import LABELS, said_of, sheet_of


@login_required
@require_GET
def list_bulletins(request: HttpRequest) -> HttpResponse:
    """The bulletins that the person may read, the newest first, and the closed rounds that have none."""
    reach = reach_of(request)
    page: Page[Bulletin] = paged(queries.bulletins_visible_to(reach), request)
    context = {"page": page, "rounds": queries.rounds_without(reach)}
    return render(request, "publishing/bulletins.html", context)


@login_required
@require_POST
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Begins the bulletin of a closed round."""
    bulletin = actions.draft(acting(request), queries.get_visible_round(reach_of(request), pk))
    messages.success(request, _("The draft stands. Units that it names were told; another person publishes it."))
    return redirect("publishing:bulletin", bulletin.pk)


@login_required
@require_GET
def show_bulletin(request: HttpRequest, pk: int) -> HttpResponse:
    """A bulletin: its figures, each opening to its rows, and its words."""
    reach = reach_of(request)
    bulletin = queries.get_visible_bulletin(reach, pk)
    sheet = sheet_of(bulletin)
    may_rewrite = bool(BULLETINS.answer("rewrite", reach, bulletin))
    may_publish = bool(BULLETINS.answer("publish", reach, bulletin)) and bulletin.written_by_id not in reach.hands
    may_brief = bool(BULLETINS.answer("brief", reach, bulletin))
    context = {
        "bulletin": bulletin,
        "sheet": sheet,
        "heard": heard_by(bulletin, sheet.figures, clock.today()) if may_rewrite else [],
        "figures": [(key, LABELS[key], sheet.figures.of(key)) for key in LABELS if key in sheet.figures.counted],
        "waiting": waited_for(bulletin, sheet.figures, clock.today()) if may_publish else [],
        "look_until": look_until(bulletin),
        "early": queries.early_because(bulletin) if may_brief else "",
        "may_brief": may_brief,
        "may_rewrite": may_rewrite,
        "may_publish": may_publish,
        "own": bulletin.written_by_id in reach.hands,
    }
    return render(request, "publishing/bulletin.html", context)


@login_required
@require_GET
def show_figure(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """The rows behind a figure, as they were when the bulletin was published."""
    bulletin = queries.get_visible_bulletin(reach_of(request), pk)
    figures = sheet_of(bulletin).figures
    if key not in LABELS or key not in figures.counted:
        raise Unknown
    rows = figures.rows(key)
    context = {"bulletin": bulletin, "label": LABELS[key], "rows": rows}
    return render(request, "publishing/figure.html", context)


@login_required
@require_GET
def show_named(request: HttpRequest, pk: int) -> HttpResponse:
    """What a bulletin, also a draft, says of the units of whoever heads or reports for them; nobody else's rows.

    What was begun with it stands on the same page: one notice tells of both, and both have been shown.
    """
    reach = reach_of(request)
    bulletin = queries.get_heard_bulletin(reach, pk)
    units = {unit for role in READERS for unit in reach.units(role)} if reach else set()
    said = said_of(units, bulletin)
    if not said:
        raise Unknown
    for one in said:
        has_looked(cast(User, request.user), one.bulletin, clock.now())
    context = {"bulletin": bulletin, "said": said, "look_until": look_until(bulletin)}
    return render(request, "publishing/named.html", context)


@login_required
@require_GET
def bulletin_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The bulletin as a file."""
    bulletin = queries.get_visible_bulletin(reach_of(request), pk)
    paper = sheet_of(bulletin).paper
    return given_out(paper, paper.title, form)


@login_required
@form_page
def rewrite(request: HttpRequest, pk: int) -> HttpResponse:
    """Writes the foreword of a draft."""
    bulletin = queries.get_visible_bulletin(reach_of(request), pk)
    BULLETINS.answer("rewrite", reach_of(request), bulletin).require()
    form = ForewordForm(request.POST or None, initial={"foreword": bulletin.foreword})
    done = _("The foreword is written. Another person publishes the bulletin.")
    matter = Matter(_("Write the foreword"), done, reverse("publishing:bulletin", args=[pk]))
    return ask(request, form, lambda: actions.rewrite(acting(request), bulletin, form.cleaned_data["foreword"]), matter)


@login_required
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publishes a draft."""
    early = request.POST.get("early", "")
    actions.publish(acting(request), queries.get_visible_bulletin(reach_of(request), pk), early)
    messages.success(request, _("The bulletin is published and frozen. What turns out wrong stands in the next one."))
    return redirect("publishing:bulletin", pk)
