"""What waits in notices, and for whom: a channel that fails, for the system administrator."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.core.registry import OpenItem, OpenItems, open_items
from luoshi.notices.queries import ailing
from luoshi.notices.states import Reason
from luoshi.organizations.reach import Reach


def failing(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Channels that do not work wait for the system administrator."""
    for one in ailing(reach):
        what = _("%(channel)s: %(why)s") % {"channel": one.get_channel_display(), "why": Reason(one.reason).label}
        yield OpenItem("notices.failing", "", what, None, reverse("notices:channels"))


open_items.add("notices.failing", OpenItems("notices.failing", failing, lambda reach, on: ailing(reach)))
