"""People and their posts, for the administrators."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.core import clock
from luoshi.core.filters import chosen_filters
from luoshi.core.paging import Page, paged
from luoshi.organizations import actions, queries
from luoshi.organizations.accounts.queries import waiting_people
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.forms import ActForm, AppointForm, DismissForm, PeopleFilter, PersonForm
from luoshi.organizations.models import User
from luoshi.organizations.rights import SEE
from luoshi.organizations.rules import PEOPLE, POSTS
from luoshi.organizations.views.asking import Matter, ask, form_page


@login_required
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """The accounts, with the posts that each holds today."""
    reach = reach_of(request)
    PEOPLE.anywhere(SEE, reach).require()
    form = PeopleFilter(request.GET)
    words = form.cleaned_data["words"].strip() if form.is_valid() else ""
    page: Page[User] = paged(queries.visible_people(reach, words), request)
    held = queries.posts_held([user.pk for user in page.rows], clock.today())
    context = {
        "form": form,
        "chosen": chosen_filters(form, request),
        "page": page,
        "rows": [(user, held.get(user.pk, ())) for user in page.rows],
        "may_register": bool(PEOPLE.anywhere("register_person", reach)),
        "waiting": waiting_people(reach).count() if PEOPLE.anywhere("invite", reach) else 0,
    }
    return render(request, "organizations/people.html", context)


@login_required
@form_page
def register(request: HttpRequest) -> HttpResponse:
    PEOPLE.anywhere("register_person", reach_of(request)).require()
    form = PersonForm(request.POST or None)
    made = form.attempt(lambda: actions.register_person(acting(request), *form.account())) if form.is_valid() else None
    if made:
        messages.success(
            request, _("The account is made. Hand a one-time code over; posts come from the security administrator.")
        )
        return redirect("organizations:person", made.pk)
    matter = Matter(what=_("Register a person"), done="", back=reverse("organizations:people"))
    return render(
        request, "organizations/ask.html", {"form": form, "matter": matter}, status=422 if form.errors else 200
    )


@login_required
@form_page
def close(request: HttpRequest, pk: int) -> HttpResponse:
    person = queries.get_visible_person(reach_of(request), pk)
    PEOPLE.answer("close_account", reach_of(request), person).require()
    form = ActForm(request.POST or None)
    return ask(
        request,
        form,
        lambda: actions.close_account(acting(request), person),
        Matter(
            what=_("Close the account of %(name)s") % {"name": person.name},
            done=_("The account is closed; what the person did stays in the log."),
            back=reverse("organizations:people"),
        ),
    )


@login_required
@form_page
def appoint(request: HttpRequest, pk: int) -> HttpResponse:
    reach = reach_of(request)
    post = queries.get_visible_post(reach, pk)
    POSTS.answer("appoint", reach, post).require()
    people = {user.pk: user for user in queries.visible_people(reach).filter(is_active=True)}
    form = AppointForm([(pk, f"{user.name} ({user.username})") for pk, user in people.items()], request.POST or None)
    return ask(
        request,
        form,
        lambda: actions.appoint(
            acting(request), post, people[form.cleaned_data["person"]], form.cleaned_data["valid_from"]
        ),
        Matter(
            what=_("Give the post “%(title)s”") % {"title": post.title},
            done=_("The post is given, and the person has been told."),
            back=reverse("organizations:unit", args=[post.unit_id]),
        ),
    )


@login_required
@form_page
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    reach = reach_of(request)
    holding = queries.get_visible_holding(reach, pk)
    POSTS.answer("dismiss", reach, holding.post).require()
    form = DismissForm(request.POST or None)
    return ask(
        request,
        form,
        lambda: actions.dismiss(acting(request), holding, form.cleaned_data["valid_to"]),
        Matter(
            what=_("End that %(name)s holds “%(title)s”") % {"name": holding.user.name, "title": holding.post.title},
            done=_("The end is noted, and the person has been told."),
            back=reverse("organizations:unit", args=[holding.post.unit_id]),
        ),
    )


@login_required
@form_page
def succeed(request: HttpRequest, pk: int) -> HttpResponse:
    reach = reach_of(request)
    holding = queries.get_visible_holding(reach, pk)
    POSTS.answer("succeed", reach, holding.post).require()
    people = {user.pk: user for user in queries.visible_people(reach).filter(is_active=True)}
    form = AppointForm(
        [(pk, f"{user.name} ({user.username})") for pk, user in people.items() if pk != holding.user_id],
        request.POST or None,
    )
    return ask(
        request,
        form,
        lambda: actions.succeed(
            acting(request), holding, people[form.cleaned_data["person"]], form.cleaned_data["valid_from"]
        ),
        Matter(
            what=_("Hand over “%(title)s” of %(name)s") % {"title": holding.post.title, "name": holding.user.name},
            done=_("The post is handed over without a gap, and both have been told."),
            back=reverse("organizations:unit", args=[holding.post.unit_id]),
        ),
    )
