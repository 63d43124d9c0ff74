"""Named questions about files from which units, people or regions are set up."""

from __future__ import annotations

from django.db.models import QuerySet

from luoshi.core.errors import Unknown
from luoshi.organizations.reach import Reach
from luoshi.organizations.rules import SETUPS
from luoshi.organizations.setting_up.models import SetupBook
from luoshi.organizations.setting_up.opening import Content, content_of
from luoshi.records import files


def setups_visible_to(reach: Reach | None) -> QuerySet[SetupBook]:
    """The files that a person may see, the newest first."""
    return SETUPS.visible(reach).select_related("by", "apart").order_by("-at", "-pk")


def content_in(setup: SetupBook) -> Content:
    """What a kept file says, with what was taken out of it as long as the vault has it."""
    return content_of(files.read(setup.file_id), setup.apart.value if setup.apart else None)


def get_visible_setup(reach: Reach | None, pk: int) -> SetupBook:
    """A file that may be seen; any other raises Unknown."""
    setup = setups_visible_to(reach).filter(pk=pk).first()
    if setup is None:
        raise Unknown
    return setup
