"""The pages of plans: the list, one plan, the same plan on two days, and the step that makes a plan of a document."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from luoshi.core import clock
from luoshi.core.dates import local_day
from luoshi.core.errors import Refusal, Unknown
from luoshi.core.filters import chosen_filters
from luoshi.core.paging import Page, paged
from luoshi.documents import queries as documents
from luoshi.documents.rules import RULES
from luoshi.ledger import actions, preview, queries
from luoshi.ledger.carrying.queries import regions_directly_below
from luoshi.ledger.charts import charts_of
from luoshi.ledger.comparing import Difference, differences
from luoshi.ledger.families import family_of
from luoshi.ledger.forms import DaysForm
from luoshi.ledger.models import Plan
from luoshi.ledger.overview import Scope, headline
from luoshi.ledger.plan_forms import DescriptionForm, PlanFilterForm
from luoshi.ledger.plan_kinds import KINDS
from luoshi.ledger.plan_parts import pieces_of
from luoshi.ledger.rules import PLANS
from luoshi.ledger.states import PlanKind
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.reach import Reach
from luoshi.organizations.views.asking import Matter, ask, form_page


@login_required
@require_GET
def list_plans(request: HttpRequest) -> HttpResponse:
    """All plans that the person may see, of one kind or year if he asks for it."""
    reach = reach_of(request)
    form = PlanFilterForm(request.GET, queries.years_of_plans(reach))
    page: Page[Plan] = paged(queries.plans_visible_to(reach).filter(**form.narrowing()), request)
    counts = queries.tasks_by_plan(page.rows, reach)
    rows = [(plan, counts.get(plan.pk, 0)) for plan in page.rows]
    context = {"page": page, "rows": rows, "form": form, "chosen": chosen_filters(form, request)}
    return render(request, "ledger/plans.html", context)


@login_required
@require_GET
def show_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """A plan as its kind is read, with its charts and its family; every count opens its rows."""
    reach = reach_of(request)
    plan = queries.get_visible_plan(reach, pk)
    scope = scope_of(plan, reach)
    context = {
        "plan": plan,
        "kind": KINDS[PlanKind(plan.kind)],
        "figures": headline(scope),
        "pieces": pieces_of(plan, scope),
        "charts": charts_of(scope, with_sections=True),
        "sections": queries.tasks_by_section(plan, reach),
        "family": family_of(plan, reach, scope.on),
        **rights_on(plan, reach),
    }
    return render(request, "ledger/plan.html", context)


def scope_of(plan: Plan, reach: Reach) -> Scope:
    """The tasks of a plan, as far as the person sees them."""
    return Scope(queries.tasks_visible_to(reach).filter(plan=plan), clock.today(), {"plan": plan.pk})


def rights_on(plan: Plan, reach: Reach) -> dict[str, Any]:
    return {
        "may_see_document": plan.document and bool(RULES.answer("see", reach, plan.document)),
        "may_describe": bool(PLANS.answer("describe", reach, plan)),
        "may_link": bool(PLANS.answer("link", reach, plan)),
        "may_hand_down": PLANS.answer("hand_down", reach, plan) and regions_directly_below(plan, reach.on).exists(),
    }


@login_required
@require_GET
def show_public(request: HttpRequest, pk: int) -> HttpResponse:
    """A public list as residents would read it: each matter with what is promised, by whom and until when."""
    reach = reach_of(request)
    plan = queries.get_visible_plan(reach, pk)
    if not KINDS[PlanKind(plan.kind)].is_public_list:
        raise Unknown
    [cards] = pieces_of(plan, scope_of(plan, reach))
    return render(request, "ledger/plan_public.html", {"plan": plan, "rows": cards["rows"]})


@login_required
@form_page
def describe(request: HttpRequest, pk: int) -> HttpResponse:
    """Corrects what kind of plan it is, and sets the days of a campaign or a meeting."""
    reach = reach_of(request)
    plan = queries.get_visible_plan(reach, pk)
    PLANS.answer("describe", reach, plan).require()
    form = DescriptionForm(plan, request.POST or None)
    done = _("The plan is described anew; its page follows its kind.")
    matter = Matter(_("Say what kind of plan this is"), done, reverse("ledger:plan", args=[pk]))
    return ask(request, form, lambda: actions.describe_plan(acting(request), plan, form.description()), matter)


@login_required
@require_GET
def show_section(request: HttpRequest, pk: int) -> HttpResponse:
    """A section of a plan with its charts; every count opens its rows."""
    reach = reach_of(request)
    section = queries.get_visible_section(reach, pk)
    tasks = queries.tasks_visible_to(reach).filter(section=section)
    scope = Scope(tasks, clock.today(), {"plan": section.plan_id, "section": section.pk})
    context = {
        "section": section,
        "figures": headline(scope),
        "charts": charts_of(scope, with_sections=False),
        "tasks": tasks,
        "list_url": scope.address(),
    }
    return render(request, "ledger/plan_section.html", context)


@login_required
@require_GET
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """The lines of a plan that say something else on the second day, as far as the person sees them."""
    reach = reach_of(request)
    plan = queries.get_visible_plan(reach, pk)
    adopted = local_day(plan.adopted_at)
    days = {name: request.GET[name] for name in ("then", "now") if name in request.GET}
    form = DaysForm({"then": adopted, "now": clock.today()} | days)
    found: list[Difference] = []
    if form.is_valid():
        tasks = queries.tasks_visible_to(reach).filter(plan=plan).select_related("plan")
        found = differences(list(tasks), **form.cleaned_data)
    context = {"plan": plan, "form": form, "differences": found, "before_adoption": form.is_before(adopted)}
    return render(request, "ledger/compare.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """What adoption will write, and the act itself."""
    reach = reach_of(request)
    document = documents.get_visible(reach, pk)
    RULES.answer("adopt", reach, document).require()
    reasons: list[str] = []
    if request.method == "POST":
        try:
            plan = actions.adopt(acting(request), document)
        except Refusal as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, _("The plan stands in the ledger. The lead units were told."))
            return redirect("ledger:plan", plan.pk)
    foretold = preview.preview_of(document, clock.today(), reach)
    context = {"document": document, "preview": foretold, "reasons": reasons}
    return render(request, "ledger/adopt.html", context, status=422 if reasons else 200)
