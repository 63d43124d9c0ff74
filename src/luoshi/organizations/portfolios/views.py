"""The page on which the office says what a leader is in charge of."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.core import clock
from luoshi.organizations import actions, queries
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.portfolios.forms import PortfolioForm
from luoshi.organizations.portfolios.listing import offered, portfolio_of
from luoshi.organizations.rules import POSTS
from luoshi.organizations.views.asking import Matter, ask, form_page


@login_required
@form_page
def set_portfolio(request: HttpRequest, pk: int) -> HttpResponse:
    """The units of the region, those ticked that the leader is in charge of."""
    reach, today = reach_of(request), clock.today()
    post = queries.get_visible_post(reach, pk)
    POSTS.answer("set_portfolio", reach, post).require()
    units = {one.unit_id: one for one in offered(reach, post, today)}
    held = [unit for unit, _name in portfolio_of(pk, today)]
    form = PortfolioForm([(pk, one.name) for pk, one in units.items()], held, request.POST or None)
    return ask(
        request,
        form,
        lambda: actions.set_portfolio(
            acting(request), post, [units[one].unit for one in form.cleaned_data["units"]], form.cleaned_data["basis"]
        ),
        Matter(
            what=_("Say which units “%(title)s” is in charge of") % {"title": post.title},
            done=_("It is noted from today on, and the leader has been told."),
            back=reverse("organizations:unit", args=[post.unit_id]),
        ),
    )
