"""What a person enters about how he wants to be told."""

from __future__ import annotations

from dataclasses import asdict

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from luoshi.notices.actions import Choice
from luoshi.notices.channels import channel_of
from luoshi.notices.hours import Quiet
from luoshi.notices.models import Contact
from luoshi.notices.states import Rhythm
from luoshi.notices.topics import all_topics
from luoshi.organizations.forms import ActForm


class ContactForm(ActForm):
    """A channel: where to, of what, how often."""

    address = forms.CharField(max_length=200)
    topics = forms.MultipleChoiceField(label=_("About what"), required=False, widget=forms.CheckboxSelectMultiple)
    rhythm = forms.ChoiceField(
        label=pgettext_lazy("messages", "How often"), choices=Rhythm.choices, widget=forms.RadioSelect
    )

    def __init__(self, channel: str, known: Contact | None, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        way, names = channel_of(channel), [topic.name for topic in all_topics()]
        address = self.fields["address"]
        address.label = gettext(way.asks)
        address.help_text = gettext("For example %(example)s.") % {"example": way.example}
        self.fields["topics"].choices = [(topic.name, topic.label) for topic in all_topics()]  # type: ignore[attr-defined]
        self.initial.setdefault("topics", [name for name in names if name not in (known.without if known else [])])
        self.initial.setdefault("rhythm", known.rhythm if known else Rhythm.AT_ONCE)
        self.initial.setdefault("address", known.address if known else "")

    def choice(self) -> Choice:
        """What `set_contact` asks for."""
        given = self.cleaned_data
        without = [topic.name for topic in all_topics() if topic.name not in given["topics"]]
        return Choice(given["address"], given["rhythm"], without)


def _time(label: object) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))  # type: ignore[arg-type]


class QuietForm(ActForm):
    """Quiet hours, and when the message of the day comes."""

    begins = _time(_("Quiet from"))
    ends = _time(_("Quiet until"))
    days_off = forms.BooleanField(label=_("Quiet on days off, by the working calendar"), required=False)
    daily_at = _time(_("What is told once a day comes at"))

    def __init__(self, quiet: Quiet, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.initial = {**asdict(quiet), **self.initial}

    def quiet(self) -> Quiet:
        """What `set_quiet_hours` asks for."""
        given = self.cleaned_data
        return Quiet(given["begins"], given["ends"], given["days_off"], given["daily_at"])
