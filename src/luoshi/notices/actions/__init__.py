"""The acts of notices: what people choose, and each step of a message."""

from luoshi.notices.actions.choosing import Choice, drop_contact, set_contact, set_quiet_hours, try_contact
from luoshi.notices.actions.feeds import issue_feed, revoke_feed
from luoshi.notices.actions.sending import begin, gather, settle

__all__ = [
    "Choice",
    "begin",
    "drop_contact",
    "gather",
    "issue_feed",
    "revoke_feed",
    "set_contact",
    "set_quiet_hours",
    "settle",
    "try_contact",
]
