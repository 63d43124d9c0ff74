"""Who brings files from which units and people are set up, and who does which part of what they say."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from luoshi.organizations.rights import SEE, Rule, Rules
from luoshi.organizations.setting_up.models import SetupBook
from luoshi.organizations.setting_up.states import SetupState
from luoshi.organizations.states import Role

#: Both administrators bring files and look at them; each does his own part.
_BOTH = (Role.SYSTEM, Role.SECURITY)

SETUPS = Rules(
    SetupBook,
    places={},
    rows=[
        *(Rule(act, role, "all") for act in (SEE, "bring_setup") for role in _BOTH),
        Rule("set_up_units", Role.SYSTEM, "all", (SetupState.BROUGHT,)),
        Rule("set_up_regions", Role.SYSTEM, "all", (SetupState.BROUGHT,)),
        Rule("set_up_posts", Role.SECURITY, "all", (SetupState.BROUGHT, SetupState.MADE)),
    ],
    refusals={
        "bring_setup": _("Only the system and the security administrator set up units and people from a table."),
        "set_up_units": _("Only the system administrator makes units, posts and accounts. Ask him to do his part."),
        "set_up_regions": _("Only the system administrator looks after regions. Ask him to do it."),
        "set_up_posts": _("Only the security administrator gives posts. Ask him to do his part."),
    },
    not_now={
        "set_up_units": _("What this table says has been made already. Bring a new one for further changes."),
        "set_up_regions": _("What this table says has been made already. Bring a new one for further changes."),
        "set_up_posts": _("The posts of this table are given already. Bring a new one for further changes."),
    },
)
