"""The pages of plans: the list, one plan, the same plan on two days, and the step that makes a plan of a document."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from luoshi.core import clock
from luoshi.core.dates import local_day
from luoshi.core.errors import Refusal
from luoshi.core.paging import Page, paged
from luoshi.documents import queries as documents
from luoshi.documents.rules import RULES
from luoshi.ledger import actions, preview, queries
from luoshi.ledger.comparing import Difference, differences
from luoshi.ledger.forms import DaysForm
from luoshi.ledger.models import Plan
from luoshi.organizations.acting import acting, reach_of


@login_required
@require_GET
def list_plans(request: HttpRequest) -> HttpResponse:
    reach = reach_of(request)
    page: Page[Plan] = paged(queries.plans_visible_to(reach), request)
    counts = queries.tasks_by_plan(page.rows, reach)
    rows = [(plan, counts.get(plan.pk, 0)) for plan in page.rows]
    return render(request, "ledger/plans.html", {"page": page, "rows": rows})


@login_required
@require_GET
def show_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """A plan by its sections and by its lead units; every count opens its rows."""
    reach, on = reach_of(request), clock.today()
    plan = queries.get_visible_plan(reach, pk)
    tasks = queries.tasks_visible_to(reach).filter(plan=plan)
    by_lead = queries.tasks_by_lead(plan, reach, on)
    context = {
        "plan": plan,
        "sections": queries.tasks_by_section(plan, reach),
        "by_lead": by_lead,
        "chart": preview.leads_chart(plan, by_lead),
        "total": tasks.count(),
        "leads": queries.leads_among(tasks, on),
        "may_see_document": plan.document and bool(RULES.answer("see", reach, plan.document)),
    }
    return render(request, "ledger/plan.html", context)


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
    context = {"document": document, "preview": preview.preview_of(document, clock.today()), "reasons": reasons}
    return render(request, "ledger/adopt.html", context, status=422 if reasons else 200)
