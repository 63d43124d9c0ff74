"""What waits in notices, and for whom: a channel that fails, for the system administrator."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.core.registry import OpenItem, OpenItems, Slot, open_items, slots
from luoshi.notices.queries import ailing
from luoshi.notices.rules import CONDITIONS
from luoshi.notices.states import Reason
from luoshi.organizations.acting import reach_of
from luoshi.organizations.models import User
from luoshi.organizations.reach import Reach
from luoshi.organizations.rights import SEE


def failing(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Channels that do not work wait for the system administrator."""
    for one in ailing(reach):
        what = _("%(channel)s: %(why)s") % {"channel": one.get_channel_display(), "why": Reason(one.reason).label}
        yield OpenItem("notices.failing", "", what, None, reverse("notices:channels"))


def ways_to(request: HttpRequest, user: User) -> dict[str, Any]:
    """The ways from a person's account to how he is told, and to the channels for who looks after them."""
    return {"may_see_channels": bool(CONDITIONS.anywhere(SEE, reach_of(request)))}


slots.add("organizations.account", Slot("notices/_account.html", ways_to))
open_items.add("notices.failing", OpenItems("notices.failing", failing, lambda reach, on: ailing(reach)))
