"""Who may choose, see and try. Everybody looks after himself; the system administrator sees how the channels are."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from luoshi.notices.models import Condition, Contact, Feed, Message
from luoshi.notices.states import OPEN, MessageState
from luoshi.organizations.models import User
from luoshi.organizations.rights import SEE, Rule, Rules
from luoshi.organizations.rules import ANYBODY
from luoshi.organizations.states import Role

#: What a person decides about himself.
ONESELF = Rules(
    User,
    places={"own": "pk"},
    rows=[
        Rule(SEE, ANYBODY, "own"),
        *(Rule(act, ANYBODY, "own") for act in ("set_contact", "set_quiet_hours", "issue_feed")),
    ],
    refusals={},
    not_now={},
)

CONTACTS = Rules(
    Contact,
    places={"own": "user"},
    rows=[Rule(act, ANYBODY, "own") for act in (SEE, "drop_contact", "try_contact")],
    refusals={},
    not_now={},
)

FEEDS = Rules(
    Feed,
    places={"own": "user"},
    rows=[Rule(act, ANYBODY, "own") for act in (SEE, "revoke_feed")],
    refusals={},
    not_now={},
)

#: The worker sends; what is said of messages here holds for it too.
MESSAGES = Rules(
    Message,
    places={"own": "contact__user"},
    rows=[
        Rule(SEE, ANYBODY, "own"),
        Rule(SEE, Role.SYSTEM, "all"),
        Rule("begin", Role.SYSTEM, "all", OPEN),
        Rule("settle", Role.SYSTEM, "all", (MessageState.SENDING,)),
    ],
    refusals=dict.fromkeys(("begin", "settle"), _("Messages are sent by the worker.")),
    not_now=dict.fromkeys(("begin", "settle"), _("This message has another state by now.")),
)

CONDITIONS = Rules(
    Condition,
    places={},
    rows=[Rule(SEE, Role.SYSTEM, "all")],
    refusals={SEE: _("Only the system administrator looks after the channels. Yours stand under “My account”.")},
    not_now={},
)
