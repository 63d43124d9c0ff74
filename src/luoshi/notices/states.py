"""The channels, the states of a message, and why one was not sent, with their labels."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ChannelKind(models.TextChoices):
    """Ways outside. Each is there when its settings are."""

    MAIL = "mail", _("E-mail")
    WECOM = "wecom", _("WeCom")
    WECOM_GROUP = "wecom_group", _("WeCom group")
    DINGTALK_GROUP = "dingtalk_group", _("DingTalk group")
    WEBHOOK = "webhook", _("Another system (webhook)")


class MessageState(models.TextChoices):
    """What became of a message. UNKNOWN: nobody can tell whether it arrived."""

    WAITING = "waiting", pgettext_lazy("message", "Waiting")
    SENDING = "sending", pgettext_lazy("message", "Being sent")
    SENT = "sent", pgettext_lazy("message", "Sent")
    UNKNOWN = "unknown", pgettext_lazy("message", "Outcome unknown")
    FAILED = "failed", pgettext_lazy("message", "Given up")
    DROPPED = "dropped", pgettext_lazy("message", "No longer wanted")


#: Where a message may go from a state. What is unknown is repeated once, under the same key.
GOES: dict[str, tuple[str, ...]] = {
    MessageState.WAITING: (MessageState.SENDING, MessageState.FAILED, MessageState.DROPPED),
    MessageState.SENDING: (
        MessageState.SENT,
        MessageState.WAITING,
        MessageState.UNKNOWN,
        MessageState.FAILED,
    ),
    MessageState.UNKNOWN: (MessageState.SENDING, MessageState.FAILED, MessageState.DROPPED),
    MessageState.SENT: (),
    MessageState.FAILED: (),
    MessageState.DROPPED: (),
}

#: What the sender still has to look at.
OPEN = (MessageState.WAITING, MessageState.UNKNOWN)


class Reason(models.TextChoices):
    """Why a message was not sent, or why nobody knows."""

    UNREACHABLE = "unreachable", _("The server cannot be reached.")
    INSECURE = "insecure", _("The server's certificate is not trusted, or it does not encrypt.")
    SIGN_IN = "sign_in", _("The server does not accept our credentials.")
    BUSY = "busy", _("The server takes nothing now.")
    REFUSED = "refused", _("The server refused this message.")
    ADDRESS = "address", _("There is no such recipient.")
    SILENT = "silent", _("The server did not answer.")
    INTERRUPTED = "interrupted", _("The worker ended while it was sending.")
    STRANGE = "strange", _("The server's answer cannot be understood.")
    TOO_OLD = "too_old", _("It could not be sent for several days.")
    OFF = "off", _("The channel is not set up any more.")
    UNWANTED = "unwanted", _("The person has turned the channel off, or has left.")


#: What to do about it.
REMEDIES: dict[str, Any] = {
    Reason.UNREACHABLE: _("Look whether the server runs, and whether its address and port in the settings are right."),
    Reason.INSECURE: _("Use the server's full name in the settings, and have this machine trust its certificate."),
    Reason.SIGN_IN: _("Renew the password, secret or token in the settings, and start again."),
    Reason.BUSY: _("Wait: it is tried again with growing pauses."),
    Reason.REFUSED: _("Ask who runs the server why; the number is its answer."),
    Reason.ADDRESS: _("Ask the person to correct the address under “My account”."),
    Reason.SILENT: _("Look whether the server is overloaded. The message is repeated once."),
    Reason.INTERRUPTED: _("Nothing: the message is repeated once under the same key."),
    Reason.STRANGE: _("Look whether the address in the settings is that of the service."),
    Reason.TOO_OLD: _("Repair the channel. The person finds everything in the product."),
    Reason.OFF: _("Set the channel up again, or ask the person to choose another."),
    Reason.UNWANTED: _("Nothing."),
}


class Rhythm(models.TextChoices):
    """How often a channel speaks."""

    AT_ONCE = "at_once", _("each at once")
    DAILY = "daily", _("once a day, all together")
