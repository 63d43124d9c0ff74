"""Saving a view of the list, and dropping it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.ledger.actions import drop_view, save_view
from luoshi.ledger.models import SavedView
from luoshi.ledger.rules import VIEWS
from luoshi.ledger.saved import essence_of, get_visible_view
from luoshi.ledger.view_forms import ViewForm
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.views.asking import Matter, ask, form_page


@login_required
@form_page
def save(request: HttpRequest) -> HttpResponse:
    """Keeps the list of the address under a name."""
    query = essence_of(request.GET)
    form = ViewForm(VIEWS.is_held("share", reach_of(request)), request.POST or None)

    def perform() -> SavedView:
        given = form.cleaned_data
        return save_view(acting(request), given["name"], query, given.get("shared", False))

    done = _("The view is saved. It stands above the list.")
    return ask(request, form, perform, Matter(_("Save this view"), done, f"{reverse('ledger:list')}?{query}"))


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a view away."""
    view = get_visible_view(reach_of(request), pk)
    drop_view(acting(request), view)
    messages.success(request, _("The view “%(name)s” is dropped.") % {"name": view.name})
    return redirect("ledger:list")
