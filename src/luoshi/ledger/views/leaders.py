"""The pages of leaders in charge: all of them, one with what he heads, and naming or releasing one."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.core import clock
from luoshi.core.errors import Unknown
from luoshi.ledger import actions, heads, leaders, queries
from luoshi.ledger.leader_forms import LeaderForm, ReleaseForm
from luoshi.ledger.rules import TASKS
from luoshi.organizations.acting import acting, post_in, reach_of
from luoshi.organizations.models import Post
from luoshi.organizations.states import Role
from luoshi.organizations.views.asking import Matter, ask, form_page


@login_required
@require_GET
def list_leaders(request: HttpRequest) -> HttpResponse:
    """Every leader of the region with what he heads, and the names in documents that are tied to nobody yet."""
    context = heads.overview_of(reach_of(request), clock.today())
    return render(request, "ledger/leaders.html", {"overview": context})


@login_required
@require_GET
def show_leader(request: HttpRequest, pk: int) -> HttpResponse:
    """A leader's one page: what he heads, by state, by unit, what is due and what is to change."""
    return page_of(request, leaders.get_visible_post(reach_of(request), pk))


@login_required
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """The same page of whoever is signed in; who is no leader finds the list of leaders."""
    reach, acts_in = reach_of(request), post_in(request)
    own = sorted(reach.in_role(Role.LEADER), key=lambda held: held != acts_in)
    if not own:
        return redirect("ledger:leaders")
    return page_of(request, leaders.get_visible_post(reach, own[0].post))


def page_of(request: HttpRequest, post: Post) -> HttpResponse:
    sheet = heads.sheet_of(post, reach_of(request), clock.today())
    return render(request, "ledger/leader.html", {"sheet": sheet})


@login_required
@form_page
def name_leader(request: HttpRequest, pk: int) -> HttpResponse:
    """Names one more leader for a task; who holds a name that its document writes is proposed."""
    reach, on = reach_of(request), clock.today()
    task = queries.get_visible_task(reach, pk)
    TASKS.answer("name_leader", reach, task).require()
    form = LeaderForm(request.POST or None, reach, heads.proposed_for(task, reach, on))

    def perform() -> object:
        given = form.cleaned_data
        return actions.name_leader(acting(request), [task], given["post"], given["reason"])

    matter = Matter(_("Name a leader in charge"), _("The leader heads this task now and was told."), back_to(pk))
    return ask(request, form, perform, matter)


@login_required
@form_page
def release_leader(request: HttpRequest, pk: int, post: int) -> HttpResponse:
    """Ends that a leader heads a task."""
    reach = reach_of(request)
    task, leader = queries.get_visible_task(reach, pk), leaders.get_visible_post(reach, post)
    TASKS.answer("release_leader", reach, task).require()
    form = ReleaseForm(request.POST or None)
    [named] = leaders.leaders_of([leader], clock.today())
    what = _("Release %(leader)s") % {"leader": named}
    done = _("The leader heads this task no longer and was told.")
    return ask(
        request,
        form,
        lambda: actions.release_leader(acting(request), [task], leader, form.cleaned_data["reason"]),
        Matter(what, done, back_to(pk)),
    )


def back_to(task: int) -> str:
    return reverse("ledger:task", args=[task])


@login_required
@form_page
def settle(request: HttpRequest) -> HttpResponse:
    """Says which post a name in documents stands for; the post then heads all tasks that are written so."""
    reach, on = reach_of(request), clock.today()
    written = heads.written_as(request.GET.get("name", ""), reach, on)
    if written is None:
        raise Unknown
    tasks = list(queries.tasks_visible_to(reach).filter(pk__in=written.tasks).select_related("plan"))
    for task in tasks:
        TASKS.answer("name_leader", reach, task).require()
    form = LeaderForm(request.POST or None, reach, written.post)

    def perform() -> object:
        given = form.cleaned_data
        return actions.name_leader(acting(request), tasks, given["post"], given["reason"], written.name)

    what = _("Who is “%(name)s”?") % {"name": written.name}
    done = _("The leader heads these tasks now and was told.")
    return ask(request, form, perform, Matter(what, done, reverse("ledger:leaders")))
