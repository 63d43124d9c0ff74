"""Forms of documents: the door, and what is entered at the desk.

The fields collect what was typed; what a task or a target may be, `values.cleaned` says.
"""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.core import clock
from luoshi.documents.passages import title_of
from luoshi.documents.states import FindingKind, TargetKind
from luoshi.organizations.queries import visible_units
from luoshi.organizations.reach import Reach

FIGURE = re.compile(r"(?P<value>\d[\d,]*(?:\.\d+)?)(?P<unit>%|[^\s\d，。；、,;以左]{0,4})")
COMPARATORS = [
    (">=", _("at least")),
    ("<=", _("at most")),
    ("=", _("exactly")),
    (">", _("more than")),
    ("<", _("less than")),
    ("~", _("about")),
]
ROLES = [("lead", _("leads")), ("participant", _("joins"))]


class UploadForm(forms.Form):
    """A file to be read: a document, a scan of one, plain text, a saved web page or an office's own table."""

    file = forms.FileField(
        label=_("Policy document"),
        help_text=_(
            "A document (Word, WPS, PDF, OFD), a scan or photograph of one, plain text, a saved web page, or a table "
            "(Excel, WPS, csv). A file with a secrecy marking is refused and not kept."
        ),
        allow_empty_file=True,  # the act has its own sentence for an empty file
        max_length=255,
        widget=forms.ClearableFileInput(
            attrs={
                "accept": ".docx,.docm,.doc,.wps,.pdf,.ofd,.png,.jpg,.jpeg,.tif,.tiff,"
                ".txt,.html,.htm,.xlsx,.xlsm,.xls,.et,.ods,.csv"
            }
        ),
    )


class DeskForm(forms.Form):
    """What stands in one thing of the desk; `proposed` fills an empty one from the words that were marked."""

    use_required_attribute = False

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options, auto_id="desk-%s")
        next(iter(self.fields.values())).widget.attrs["data-focus"] = ""

    @classmethod
    def proposed(cls, words: str) -> dict[str, Any]:
        return {next(iter(cls.base_fields)): words}


class DayField(forms.CharField):
    """A day as the browser's calendar gives it; whether it is one, `values.cleaned` says."""

    widget = forms.DateInput(attrs={"type": "date"})

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=20, **options)


class TaskForm(DeskForm):
    title = forms.CharField(label=_("Title"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    section = forms.CharField(label=_("Section"), max_length=200, required=False)
    deadline = DayField(label=_("Deadline"))


class NewTaskForm(TaskForm):
    statement = forms.CharField(label=_("Text"), required=False, widget=forms.Textarea(attrs={"rows": 4}))

    @classmethod
    def proposed(cls, words: str) -> dict[str, Any]:
        return {"title": title_of(words), "statement": words}


class UnitForm(DeskForm):
    unit = forms.CharField(
        label=_("Unit"), max_length=100, widget=forms.TextInput(attrs={"list": "unit-names", "autocomplete": "off"})
    )
    role = forms.ChoiceField(label=_("Part"), choices=ROLES)


class LeaderForm(DeskForm):
    name = forms.CharField(label=_("Name or post"), max_length=100)


class TargetForm(DeskForm):
    indicator = forms.CharField(label=_("What is counted"), max_length=200)
    comparator = forms.ChoiceField(label=_("Compares"), choices=COMPARATORS)
    value = forms.CharField(label=_("Figure"), max_length=40, widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    unit = forms.CharField(label=_("Unit of measure"), max_length=40, required=False)
    due = DayField(label=_("Due"))
    target_kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        kinds = [choice for choice in TargetKind.choices if choice[0]]
        self.fields["target_kind"].choices = [("", _("As its words propose")), *kinds]  # type: ignore[attr-defined]

    @classmethod
    def proposed(cls, words: str) -> dict[str, Any]:
        """The last figure of the words with its unit; what stands before it is counted."""
        found = list(FIGURE.finditer(words))
        if not found:
            return {"indicator": words}
        return {"indicator": words[: found[-1].start()].strip() or words, **found[-1].groupdict()}


class SplitForm(DeskForm):
    at = forms.TypedChoiceField(label=_("The second task begins with"), coerce=int)
    title = forms.CharField(
        label=_("Title of the second task"),
        max_length=300,
        required=False,
        help_text=_("Left empty, it is called by its first words."),
    )

    def offer(self, places: list[tuple[int, str]]) -> None:
        """Offers the places at which the text can be split."""
        self.fields["at"].choices = places  # type: ignore[attr-defined]


class UnitChoiceForm(forms.Form):
    """Which registered unit a name of the document means."""

    unit = forms.TypedChoiceField(label=_("Means"), required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any, reach: Reach, **options: Any) -> None:
        super().__init__(data, **options, auto_id="choose-%s")
        units = visible_units(reach, clock.today()).values_list("unit", "name")
        self.fields["unit"].choices = [("", _("A unit that is not registered yet")), *units]  # type: ignore[attr-defined]
        self.fields["unit"].widget.attrs["data-focus"] = ""


class LeadsForm(forms.Form):
    """One answer for many tasks: which units have which part, and for which tasks."""

    use_required_attribute = False

    units = forms.CharField(
        label=_("Unit"),
        max_length=300,
        required=False,
        help_text=_("Several with 、 between them; the first one leads."),
        widget=forms.TextInput(attrs={"list": "unit-names", "autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=_("Part"), choices=ROLES)
    where = forms.ChoiceField(label=_("For"))

    def __init__(self, data: Any, sections: list[str]) -> None:
        super().__init__(data, auto_id="many-%s")
        named = [
            (f"section-{n}", _("Section: %(title)s") % {"title": title}) for n, title in enumerate(sections) if title
        ]
        where = [("unled", _("all tasks without a lead")), ("ticked", _("the ticked tasks")), ("all", _("all tasks"))]
        self.fields["where"].choices = [*where, *named]  # type: ignore[attr-defined]


#: The form of each kind of thing.
KIND_FORMS: dict[str, type[DeskForm]] = {
    FindingKind.TASK: TaskForm,
    FindingKind.RESPONSIBILITY: UnitForm,
    FindingKind.LEADER: LeaderForm,
    FindingKind.TARGET: TargetForm,
}
