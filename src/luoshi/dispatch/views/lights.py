"""The page of a light: why it has its colour, by which rules, and every colour it has had."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from luoshi.core import clock
from luoshi.dispatch import queries
from luoshi.dispatch.carrying.panels import panel_of
from luoshi.dispatch.courses import courses_of
from luoshi.dispatch.workings import workings_of
from luoshi.organizations.acting import reach_of


@login_required
@require_GET
def show_light(request: HttpRequest, pk: int) -> HttpResponse:
    reach = reach_of(request)
    task = queries.get_visible_task(reach, pk)
    lights = queries.open_lights(reach, task)
    context = {
        "task": task,
        "workings": workings_of(lights, reach),
        "charts": courses_of(task, clock.today()),
        "spans": queries.spans_of(reach, task),
        "panel": panel_of(reach, task),
    }
    return render(request, "dispatch/light.html", context)
