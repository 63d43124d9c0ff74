"""The page of an obstacle: what is needed from whom, its answer, and whether it is solved."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from luoshi.core import clock
from luoshi.dispatch import actions
from luoshi.dispatch.forms import ObstacleForm
from luoshi.dispatch.obstacles import get_visible_obstacle, may, told
from luoshi.organizations.acting import acting, reach_of


@login_required
@require_http_methods(["GET", "POST"])
def show_obstacle(request: HttpRequest, pk: int) -> HttpResponse:
    """An obstacle; who is needed answers here."""
    reach, form = reach_of(request), ObstacleForm(request.POST or None)
    obstacle = get_visible_obstacle(reach, pk)
    if request.method == "POST":
        may("answer", reach, obstacle).require()
        given = form.cleaned_data["answer"] if form.is_valid() else None
        if given and form.attempt(lambda: actions.answer_obstacle(acting(request), obstacle, given)):
            messages.success(request, _("Answered. It stands until the unit says that it is solved."))
            return redirect("dispatch:obstacle", pk)
    [shown] = told([obstacle], clock.today())
    rights = {f"may_{act}": bool(may(act, reach, obstacle)) for act in ("answer", "solve")}
    context = {"told": shown, "obstacle": obstacle, "form": form, **rights}
    return render(request, "dispatch/obstacle.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def solve(request: HttpRequest, pk: int) -> HttpResponse:
    obstacle = get_visible_obstacle(reach_of(request), pk)
    actions.solve_obstacle(acting(request), obstacle)
    messages.success(request, _("The obstacle is out of the way."))
    return redirect("dispatch:obstacle", pk)
