"""The pages of acts on many tasks: what is asked, what would become of each task, and done."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from luoshi.core import clock
from luoshi.ledger import bulk
from luoshi.ledger.bulk_forms import BULK, BulkForm
from luoshi.ledger.listing import listing_of
from luoshi.ledger.saved import essence_of
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.views.asking import form_page


@login_required
@form_page
def change_many(request: HttpRequest, what: str) -> HttpResponse:
    """Asks, shows what would become of each task, and does it: the tasks stand in the address as in the list's."""
    if what not in BULK:
        raise Http404
    reach = reach_of(request)
    listing = listing_of(request.GET, reach, clock.today())
    tasks = bulk.tasks_meant(listing, bool(request.GET.get("all")))
    form = BULK[what](reach, tasks, request.POST or None)
    bulk.require_any(form.answer(task) for task in tasks)
    return answered(request, form)


def answered(request: HttpRequest, form: BulkForm) -> HttpResponse:
    """The page of the next step; after the last one, the list again."""
    back = f"{reverse('ledger:list')}?{essence_of(request.GET)}"
    if not form.is_valid():
        context = {"form": form, "back": back}
        return render(request, "ledger/bulk_ask.html", context, status=422 if form.errors else 200)
    if form.cleaned_data["confirmed"] and form.attempt(lambda: form.perform(acting(request), form.chosen())):
        messages.success(request, form.done)
        return redirect(back)
    prospects = list(form.prospects())
    able = [one for one in prospects if one.may]
    context = {"form": form, "back": back, "prospects": prospects, "able": able, "unable": len(prospects) - len(able)}
    return render(request, "ledger/bulk_preview.html", context, status=422 if form.errors else 200)
