"""Notices and messages in words, in the language of whom they are for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luoshi.core.dates import from_iso, in_words, month_from_iso, month_in_words
from luoshi.notices.channels import Letter
from luoshi.notices.models import Message
from luoshi.records.models import Notice

LONGEST_SUBJECT = 60


def text_of(notice: Notice) -> str:
    """A notice in the reader's language."""
    return _(notice.text) % {name: in_reading(value) for name, value in notice.params.items()}


def in_reading(value: Any) -> Any:
    """A value as it is told: days and months in words, all else as it is."""
    if not isinstance(value, str):
        return value
    if month := month_from_iso(value):
        return month_in_words(month)
    day = from_iso(value)
    return in_words(day) if day else value


def letter_of(message: Message) -> Letter:
    """A message in words. What it tells was said in the product already, so it says the same each time."""
    notices = [line.notice for line in message.lines.select_related("notice").order_by("notice__at", "notice")]
    with translation.override(message.contact.user.language):
        lines = tuple(f"{text_of(one)}\n{settings.ADDRESS}{one.url}" for one in notices)
        return Letter(
            key=f"{message.key}@{urlsplit(settings.ADDRESS).hostname or 'luoshi'}",
            address=message.contact.address,
            subject=_subject(notices),
            text=_text(lines),
            discreet=_discreet(len(lines)),
            lines=lines,
            link=f"{settings.ADDRESS}/",
            at=message.due_at,
        )


def _subject(notices: list[Notice]) -> str:
    if not notices:
        return _("Luoshi: a trial")
    if len(notices) == 1:
        return _("Luoshi: %(what)s") % {"what": _shortened(text_of(notices[0]))}
    return ngettext("Luoshi: %(n)s notice", "Luoshi: %(n)s notices", len(notices)) % {"n": len(notices)}


def _shortened(words: str) -> str:
    """Words that fit into a line."""
    return words if len(words) <= LONGEST_SUBJECT else f"{words[: LONGEST_SUBJECT - 1]}…"


def _text(lines: Iterable[str]) -> str:
    said = list(lines) or [_("This is a trial: what is told to you in Luoshi reaches you here.")]
    foot = _("You have chosen this way in Luoshi. Change it here: %(address)s") % {
        "address": f"{settings.ADDRESS}{reverse('notices:mine')}"
    }
    return "\n\n".join([*said, f"—\n{foot}"]) + "\n"


def _discreet(n: int) -> str:
    """How many, not what: others read it too."""
    if not n:
        return _("This is a trial: what is told to you in Luoshi reaches you here.")
    said = ngettext("%(n)s new notice in Luoshi: %(link)s", "%(n)s new notices in Luoshi: %(link)s", n)
    return said % {"n": n, "link": f"{settings.ADDRESS}/"}
