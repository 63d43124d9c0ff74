"""The pages of a year's regions: bringing the file, looking at what it changes, and confirming it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from luoshi.core import clock
from luoshi.organizations import actions
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.regions.comparing import regions_proposal
from luoshi.organizations.regions.opening import regions_in
from luoshi.organizations.rules import SETUPS
from luoshi.organizations.setting_up.forms import ConfirmForm, RegionsForm
from luoshi.organizations.setting_up.models import SetupBook
from luoshi.organizations.views.asking import form_page
from luoshi.records import files


@login_required
@form_page
def bring(request: HttpRequest) -> HttpResponse:
    """The door for a file of regions."""
    SETUPS.anywhere("bring_setup", reach_of(request)).require()
    form = RegionsForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        setup = form.attempt(lambda: actions.bring_regions(acting(request), file.name, file.read()))
        if setup is not None:
            return redirect("organizations:setup", setup.pk)
    context = {"form": form}
    return render(request, "organizations/regions/bring.html", context, status=422 if form.errors else 200)


def show(request: HttpRequest, setup: SetupBook) -> HttpResponse:
    """What a file of regions would change; the system administrator confirms it."""
    proposal = regions_proposal(regions_in(files.read(setup.file_id), setup.name), clock.today())
    form = ConfirmForm(request.POST or None, asks_why=False)
    valid = form.is_valid()
    if valid and form.attempt(lambda: actions.set_up_regions(acting(request), setup, form.wish())) is not None:
        messages.success(request, _("The regions are as the file says, each from its day on."))
        return redirect("organizations:setup", setup.pk)
    may_make = SETUPS.answer("set_up_regions", reach_of(request), setup)
    context = {
        "setup": setup,
        "proposal": proposal,
        "form": form,
        "may_make": may_make and proposal.to_make and not proposal.troubles,
    }
    return render(request, "organizations/regions/show.html", context, status=422 if form.errors else 200)
