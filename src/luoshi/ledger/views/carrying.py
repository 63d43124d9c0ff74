"""Plans over several levels: handing lines down, sharing them out, and saying what carries them out."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luoshi.core import clock
from luoshi.ledger import actions, queries
from luoshi.ledger.carrying import queries as carrying
from luoshi.ledger.carrying.apportioning import apportioned
from luoshi.ledger.carrying.forms import AcceptForm, ApportionForm, CarryForm, HandDownForm, ReasonForm
from luoshi.ledger.carrying.receiving import compared_with, own_lines, sheet_of
from luoshi.ledger.rules import HANDED, LINKS, PLANS
from luoshi.ledger.states import RollUp
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.views.asking import Matter, ask, form_page


@login_required
@form_page
def hand_down(request: HttpRequest, pk: int) -> HttpResponse:
    """Hands lines of a plan down to the regions below."""
    reach, on = reach_of(request), clock.today()
    plan = queries.get_visible_plan(reach, pk)
    PLANS.answer("hand_down", reach, plan).require()
    tasks = list(plan.tasks.order_by("no"))
    form = HandDownForm(list(carrying.regions_directly_below(plan, on)), tasks, request.POST or None)
    done = _(
        "The lines are handed down; the offices of these regions have been told. Say next which share each brings."
    )
    matter = Matter(_("Hand down to the regions below"), done, reverse("ledger:plan", args=[pk]))
    return ask(request, form, lambda: actions.hand_down(acting(request), plan, **form.chosen()), matter)


@login_required
@form_page
def apportion(request: HttpRequest, pk: int) -> HttpResponse:
    """Which share of a line each region is to bring, and how their results come together."""
    reach, on = reach_of(request), clock.today()
    task = queries.get_task_with_parts(reach, pk, on)
    PLANS.answer("hand_down", reach, task.plan).require()
    form = ApportionForm(apportioned(task, on), request.POST or None)
    if form.is_valid() and form.attempt(lambda: _apportion(request, form)) is not None:
        messages.success(request, _("The shares stand as you entered them; the regions see their own."))
        return redirect("ledger:apportion", pk)
    return render(request, "ledger/apportion.html", {"task": task, "form": form}, status=422 if form.errors else 200)


def _apportion(request: HttpRequest, form: ApportionForm) -> object:
    how = RollUp(form.cleaned_data["how"])
    return actions.apportion(acting(request), form.sheet.task, how, form.shares())


@login_required
@form_page
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a line back from a region."""
    reach = reach_of(request)
    line = carrying.get_visible_line(reach, pk)
    HANDED.answer("take_back", reach, line).require()
    form = ReasonForm(request.POST or None)
    matter = Matter(
        _("Take “%(task)s” back from the region") % {"task": line.task.title},
        _("The line is taken back; the office of the region has been told."),
        reverse("ledger:apportion", args=[line.task_id]),
    )
    return ask(request, form, lambda: actions.take_back(acting(request), line, form.cleaned_data["reason"]), matter)


@login_required
@form_page
def show_handed(request: HttpRequest, pk: int, region: int) -> HttpResponse:
    """A plan from above line by line, with what carries it out and what is proposed; accepted in bulk."""
    reach, on = reach_of(request), clock.today()
    plan, here = carrying.get_received_plan(reach, pk, region, on)
    own, plans = compared_with(plan, here, request.GET.get("with", ""), on)
    sheet = sheet_of(plan, here, own, on)
    may = HANDED.answer("carry_out", reach, sheet.rows[0].line)
    if request.method == "POST":
        may.require()
    form = AcceptForm(sheet.proposals, request.POST or None)
    if form.is_valid() and form.attempt(lambda: actions.link_tasks(acting(request), form.pairs())) is not None:
        n = len(form.cleaned_data["pairs"])
        messages.success(request, ngettext("%(n)s line is linked.", "%(n)s lines are linked.", n) % {"n": n})
        return redirect(request.get_full_path())
    context = {"sheet": sheet, "form": form, "ticked": form.ticked(), "plans": plans, "may_carry_out": bool(may)}
    return render(request, "ledger/handed.html", context, status=422 if form.errors else 200)


@login_required
@form_page
def carry_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Says which line of one's own carries out a line from above, whatever was proposed."""
    reach = reach_of(request)
    line = carrying.get_visible_line(reach, pk)
    HANDED.answer("carry_out", reach, line).require()
    form = CarryForm(own_lines(line.region), request.POST or None)

    def perform() -> object:
        lower = queries.get_visible_task(reach, form.cleaned_data["task"])
        return actions.link_tasks(acting(request), [(line, lower)])

    what = _("What carries out “%(task)s”?") % {"task": line.task.title}
    back = reverse("ledger:handed", args=[line.task.plan_id, line.region_id])
    return ask(request, form, perform, Matter(what, _("The line is linked."), back))


@login_required
@form_page
def end_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends that a task carries out a line from above."""
    reach = reach_of(request)
    link = carrying.get_visible_link(reach, pk)
    LINKS.answer("end", reach, link).require()
    form = ReasonForm(request.POST or None)
    matter = Matter(
        _("“%(task)s” carries out the line from above no longer") % {"task": link.lower.title},
        _("The link has ended; what was reported until now stays told."),
        reverse("ledger:handed", args=[link.upper.plan_id, link.lower.plan.region_id]),
    )
    return ask(request, form, lambda: actions.end_link(acting(request), link, form.cleaned_data["reason"]), matter)
