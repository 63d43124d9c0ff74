"""Who may do what with bulletins. A draft is the office's; what is published everybody in the region may read."""

from django.utils.translation import gettext_lazy as _

from luoshi.dispatch.models import Round
from luoshi.dispatch.states import RoundState
from luoshi.organizations.rights import SEE, Rule, Rules
from luoshi.organizations.states import Role
from luoshi.publishing.models import Bulletin
from luoshi.publishing.states import BulletinState

WHOLE_REGION = (Role.OFFICE, Role.LEADER, Role.AUDITOR)
READERS = (Role.HEAD, Role.LIAISON)

ROUNDS = Rules(
    Round,
    places={"region": "region"},
    rows=[
        *(Rule(SEE, role, "region") for role in WHOLE_REGION),
        Rule("draft", Role.OFFICE, "region", (RoundState.CLOSED,)),
    ],
    refusals={"draft": _("Only the supervision office makes a bulletin.")},
    not_now={"draft": _("A bulletin is made of a round that is closed. Close it first.")},
)

BULLETINS = Rules(
    Bulletin,
    places={"region": "region"},
    rows=[
        *(Rule(SEE, role, "region") for role in WHOLE_REGION),
        *(Rule(SEE, role, "region", (BulletinState.PUBLISHED,)) for role in READERS),
        *(Rule("hear", role, "region") for role in READERS),
        Rule("rewrite", Role.OFFICE, "region", (BulletinState.DRAFT,)),
        Rule("publish", Role.OFFICE, "region", (BulletinState.DRAFT,)),
        Rule("publish", Role.LEADER, "region", (BulletinState.DRAFT,)),
        *(Rule("brief", role, "region", (BulletinState.PUBLISHED,)) for role in WHOLE_REGION),
    ],
    refusals={
        "rewrite": _("Only the supervision office writes a bulletin."),
        "publish": _("Only the supervision office and the leaders of the region publish a bulletin."),
        "hear": _("Only the heads and liaison officers of units look here at what a bulletin says of theirs."),
        "brief": _("Press briefs are given out by the supervision office. Ask it for one."),
    },
    not_now=dict.fromkeys(
        ("rewrite", "publish"),
        _("This bulletin is published; what turns out wrong stands as a correction in the next one."),
    )
    | {"brief": _("A press brief is written from a published bulletin. Publish it first.")},
)
