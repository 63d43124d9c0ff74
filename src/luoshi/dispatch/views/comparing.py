"""The page on which the office enters what a target is compared with."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.dispatch import actions, queries
from luoshi.dispatch.forms import ReferenceForm
from luoshi.dispatch.references import get_compared
from luoshi.dispatch.rules import ROUNDS
from luoshi.dispatch.wording import period_in_words
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.views.asking import Matter, ask, form_page


@login_required
@form_page
def enter_reference(request: HttpRequest, pk: int, target: int) -> HttpResponse:
    """The other figure of a comparison in one round, with its source."""
    round = queries.get_visible_round(reach_of(request), pk)
    ROUNDS.answer("compare", reach_of(request), round).require()
    compared = get_compared(round, target)
    form = ReferenceForm(compared, request.POST or None)
    facts = {"target": compared.indicator, "month": period_in_words(round)}
    matter = Matter(
        _("%(month)s: what “%(target)s” is compared with") % facts,
        _("Entered. The light is judged by it."),
        reverse("dispatch:round", args=[pk]),
    )

    def perform() -> object:
        return actions.enter_reference(acting(request), round, compared, form.compared())

    return ask(request, form, perform, matter)
