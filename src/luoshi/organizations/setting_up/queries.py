"""Named questions about files from which units, people or regions are set up."""

from __future__ import annotations

from django.db.models import QuerySet

from luoshi.core.errors import Unknown
from luoshi.organizations.reach import Reach
from luoshi.organizations.rules import SETUPS
from luoshi.organizations.setting_up.models import SetupBook


def setups_visible_to(reach: Reach | None) -> QuerySet[SetupBook]:
    """The files that a person may see, the newest first."""
    return SETUPS.visible(reach).select_related("by").order_by("-at", "-pk")


def get_visible_setup(reach: Reach | None, pk: int) -> SetupBook:
    """A file that may be seen; any other raises Unknown."""
    setup = setups_visible_to(reach).filter(pk=pk).first()
    if setup is None:
        raise Unknown
    return setup
