"""How the person himself wants to be told: channels, quiet hours, the calendar's address."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from luoshi.notices import actions, queries
from luoshi.notices.forms import ContactForm, QuietForm
from luoshi.notices.showing import feed_address, mine_context
from luoshi.notices.states import ChannelKind
from luoshi.organizations import keys
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.views.account import person_of
from luoshi.organizations.views.asking import Matter, ask, form_page


@never_cache
@login_required
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """A person's channels, quiet hours, calendar, and what was sent to him."""
    return render(request, "notices/mine.html", mine_context(person_of(request), reach_of(request)))


@never_cache
@login_required
@form_page
def contact(request: HttpRequest, channel: str) -> HttpResponse:
    """One channel: turns it on, or changes what it tells."""
    way, user = queries.offered(channel), person_of(request)
    form = ContactForm(way, queries.contacts_of(reach_of(request)).get(way), request.POST or None)
    matter = Matter(
        _("Told by %(channel)s") % {"channel": ChannelKind(way).label},
        _("From now on you are told by %(channel)s. Send yourself a trial to see that it arrives.")
        % {"channel": ChannelKind(way).label},
        reverse("notices:mine"),
    )
    return ask(request, form, lambda: actions.set_contact(acting(request), user, way, form.choice()), matter)


@login_required
@require_POST
def drop(request: HttpRequest, channel: str) -> HttpResponse:
    actions.drop_contact(acting(request), queries.get_own_contact(reach_of(request), channel))
    messages.success(request, _("You are not told by this channel any more; your address there is erased."))
    return redirect("notices:mine")


@login_required
@require_POST
def try_it(request: HttpRequest, channel: str) -> HttpResponse:
    actions.try_contact(acting(request), queries.get_own_contact(reach_of(request), channel))
    messages.success(request, _("A trial is on its way. In two minutes it has arrived, or stands below with a reason."))
    return redirect("notices:mine")


@login_required
@form_page
def quiet_hours(request: HttpRequest) -> HttpResponse:
    """When the person is left in peace."""
    user = person_of(request)
    form = QuietForm(queries.quiet_of(user), request.POST or None)
    matter = Matter(_("Quiet hours"), _("Your quiet hours hold from today on."), reverse("notices:mine"))
    return ask(request, form, lambda: actions.set_quiet_hours(acting(request), user, form.quiet()), matter)


@never_cache
@login_required
@require_POST
def issue_feed(request: HttpRequest) -> HttpResponse:
    """A new address for the calendar, shown in this answer and never again."""
    user, key = person_of(request), keys.fresh_key()
    feed = actions.issue_feed(acting(request), user, digest=keys.digest(key))
    shown = feed_address(key) if feed.digest == keys.digest(key) else ""
    return render(request, "notices/mine.html", mine_context(user, reach_of(request)) | {"shown": shown})


@login_required
@require_POST
def revoke_feed(request: HttpRequest, pk: int) -> HttpResponse:
    actions.revoke_feed(acting(request), queries.get_own_feed(reach_of(request), pk))
    messages.success(request, _("The calendar's address no longer opens anything."))
    return redirect("notices:mine")
