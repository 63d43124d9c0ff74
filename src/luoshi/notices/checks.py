"""What must hold among messages and the settings of channels; each breach is a sentence that names the place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core import clock
from luoshi.core.registry import register_check
from luoshi.notices.channels import CHANNELS
from luoshi.notices.course import PAUSES
from luoshi.notices.models import Line, Message
from luoshi.notices.states import ChannelKind, MessageState

#: No server is waited for so long: who sends then is no more.
LONGEST = timedelta(minutes=10)
#: Addresses on this machine.
HERE = re.compile(r"http://(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?(/|$)")
SECURITIES = ("starttls", "tls", "none")

WORKER = gettext_lazy("Look whether `luoshi serve` runs and what its worker writes; it makes good what was left.")
RESTORE = gettext_lazy("Restore the table from the last good backup: only the acts of notices write it.")


@register_check("notices.sending", gettext_lazy("No message is being sent by a worker that is no more."), WORKER)
def nobody_gone(full: bool) -> Iterator[str]:
    long_ago = clock.now() - LONGEST
    for message in Message.objects.filter(state=MessageState.SENDING, begun_at__lt=long_ago).order_by("pk"):
        yield _("message %(key)s is being sent since %(since)s") % {"key": message.key, "since": message.begun_at}


@register_check(
    "notices.course",
    gettext_lazy("A message ends once, and says why it was given up."),
    RESTORE,
)
def courses_fit(full: bool) -> Iterator[str]:
    ends = Q(state__in=(MessageState.SENT, MessageState.FAILED, MessageState.DROPPED))
    unended = ends & Q(ended_at__isnull=True)
    untold = Q(state__in=(MessageState.FAILED, MessageState.DROPPED), reason="")
    too_often = Q(tries__gt=len(PAUSES) + 1)
    reopened = Q(state__in=(MessageState.WAITING, MessageState.SENDING), ended_at__isnull=False)
    for message in Message.objects.filter(unended | untold | too_often | reopened).order_by("pk"):
        yield _("message %(key)s is “%(state)s” after %(n)s attempts, which cannot be") % {
            "key": message.key,
            "state": message.state,
            "n": message.tries,
        }


@register_check("notices.lines", gettext_lazy("What a message tells is for the person to whom it goes."), RESTORE)
def told_to_the_right_one(full: bool) -> Iterator[str]:
    elsewhere = Line.objects.exclude(contact=F("message__contact"), notice__recipient=F("contact__user"))
    for line in elsewhere.select_related("message").order_by("pk"):
        yield _("message %(key)s holds notice %(notice)s, which is for somebody else") % {
            "key": line.message.key,
            "notice": line.notice_id,
        }


@register_check(
    "settings.channels",
    gettext_lazy("A channel outside has all its settings or none, and its secrets go over encrypted lines."),
    gettext_lazy("Set what is missing, or take the rest away: docs/howto/notices.md says what each channel needs."),
)
def channels_whole(full: bool) -> Iterator[str]:
    for kind, channel in CHANNELS.items():
        given = [name for name in channel.needs if getattr(settings, name)]
        for name in channel.needs:
            if given and name not in given:
                yield _("LUOSHI_%(name)s is missing for the channel “%(channel)s”") % {
                    "name": name,
                    "channel": ChannelKind(kind).label,
                }
    yield from _mail_in_order()
    for name in ("WECOM_URL", "WECOM_GROUP_URL", "DINGTALK_GROUP_URL", "WEBHOOK_URL"):
        if _in_the_open(getattr(settings, name)):
            yield _("LUOSHI_%(name)s is not opened by https") % {"name": name}


def _mail_in_order() -> Iterator[str]:
    if settings.MAIL_SECURITY not in SECURITIES:
        yield _("LUOSHI_MAIL_SECURITY is “%(value)s”, which is neither starttls nor tls nor none") % {
            "value": settings.MAIL_SECURITY
        }
    if settings.MAIL_SECURITY == "none" and settings.MAIL_PASSWORD:
        yield _("LUOSHI_MAIL_SECURITY is none, so the mail server's password would go over an open line")
    if settings.MAIL_USER and not settings.MAIL_PASSWORD:
        yield _("LUOSHI_MAIL_USER is set without LUOSHI_MAIL_PASSWORD")


def _in_the_open(address: str) -> bool:
    """Whether what is said there can be overheard: plain http to another machine."""
    return address.startswith("http://") and not HERE.match(address)
