"""Letters whose due day a notice may still move, and the sweep that reckons them again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.core.acts import Act
from luoshi.core.registry import OpenItem, Reckoned, Sweep, reckoned, sweeps
from luoshi.organizations.reach import Reach
from luoshi.supervision import actions
from luoshi.supervision.actions.reckoning import changes_of
from luoshi.supervision.models import Letter
from luoshi.supervision.queries import letters_visible_to
from luoshi.supervision.states import OPEN_LETTERS

BATCH = 100
TEN_MINUTES = 10


def provisional(reach: Reach) -> Iterator[OpenItem]:
    """The open letters that a person may see whose due day is provisional."""
    letters = letters_visible_to(reach).filter(provisional=True, state__in=OPEN_LETTERS)
    for letter in letters.order_by("due_on", "pk"):
        what = _("Reply of %(unit)s to %(letter)s") % {"unit": letter.unit_name_then, "letter": letter.label}
        yield OpenItem(
            "supervision.letter",
            letter.unit_name_then,
            what,
            letter.due_on,
            reverse("supervision:letter", args=[letter.pk]),
        )


def reckon_letters(now: datetime) -> int:
    """Reckons again, at most a batch; how many letters changed."""
    on = timezone.localdate(now)
    running = Letter.objects.filter(state__in=OPEN_LETTERS, due_on__gt=on).select_related("receipt").order_by("pk")
    stale = [letter for letter in running if changes_of(letter, on)][:BATCH]
    for letter in stale:
        actions.reckon_again(Act(None, "", now, "sweep"), letter)
    return len(stale)


reckoned.add("supervision.calendar", Reckoned("supervision.calendar", provisional))
sweeps.add("supervision.calendar", Sweep("supervision.calendar", TEN_MINUTES, reckon_letters))
