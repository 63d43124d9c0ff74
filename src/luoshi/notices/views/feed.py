"""The calendar itself, for programs that know its secret address and nothing else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from luoshi.core import clock
from luoshi.notices.feed import calendar_of
from luoshi.notices.queries import person_of_feed
from luoshi.organizations.reach import reach


@never_cache
@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """The calendar of whoever the address was given to."""
    user = person_of_feed(key)
    body = calendar_of(user, reach(user, clock.today()), clock.now())
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")
