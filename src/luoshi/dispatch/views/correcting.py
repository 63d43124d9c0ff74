"""The page on which an accepted figure is corrected."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.dispatch import actions, queries
from luoshi.dispatch.forms import CorrectionForm
from luoshi.dispatch.rules import REPORTS
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.views.asking import Matter, ask, form_page


@login_required
@form_page
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts the right value in the place of one that was accepted."""
    measurement = queries.get_visible_measurement(reach_of(request), pk)
    REPORTS.answer("correct", reach_of(request), measurement.report).require()
    form = CorrectionForm(measurement.target, request.POST or None)
    matter = Matter(
        _("Correct “%(target)s”") % {"target": measurement.target.indicator},
        _("The figure is corrected. What was published stays; the next bulletin tells it."),
        reverse("dispatch:report", args=[measurement.report_id]),
    )

    def perform() -> object:
        given = form.cleaned_data
        return actions.correct_value(acting(request), measurement, given["value"], given["reason"])

    return ask(request, form, perform, matter)
