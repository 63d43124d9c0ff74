"""How the channels are, for the system administrator."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from luoshi.core import clock
from luoshi.core.paging import Page, paged
from luoshi.notices.models import Message
from luoshi.notices.queries import contacts_of, unsent
from luoshi.notices.rules import CONDITIONS
from luoshi.notices.showing import losses, ways
from luoshi.organizations.acting import reach_of
from luoshi.organizations.rights import SEE


@login_required
@require_GET
def channels(request: HttpRequest) -> HttpResponse:
    """Each channel with its state, and what was given up with the reason and what to do."""
    reach = reach_of(request)
    CONDITIONS.anywhere(SEE, reach).require()
    page: Page[Message] = paged(unsent(reach), request)
    context = {"ways": ways(reach, clock.now()), "page": page, "losses": losses(page.rows), "own": contacts_of(reach)}
    return render(request, "notices/channels.html", context)
