"""The words by which a unit is urged about a letter that waits for it."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.core.dates import in_words
from luoshi.supervision.models import Letter
from luoshi.supervision.states import LetterState


def text_to_copy(letter: Letter) -> str:
    """What is pasted into a group: which letter waits for whom, and until when; "" when nothing waits for its unit."""
    facts = {
        "unit": letter.unit_name_then,
        "letter": letter.label,
        "due": in_words(letter.due_on) if letter.due_on else "",
        "link": f"{settings.ADDRESS}{reverse('supervision:letter', args=[letter.pk])}",
    }
    if letter.state == LetterState.ISSUED:
        return _("%(unit)s: %(letter)s waits for you. Please sign for it in Luoshi: %(link)s") % facts
    if letter.state == LetterState.SIGNED_FOR:
        return _("%(unit)s: your answer to %(letter)s is due on %(due)s. Please answer in Luoshi: %(link)s") % facts
    return ""
