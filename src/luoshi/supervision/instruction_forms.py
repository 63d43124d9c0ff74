"""What people enter about instructions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.core import clock
from luoshi.ledger.leaders import leaders_of
from luoshi.ledger.models import Task
from luoshi.organizations.forms import ActForm, day_field
from luoshi.organizations.models import Post, Unit
from luoshi.organizations.reach import Reach
from luoshi.organizations.states import Role
from luoshi.supervision.actions.instructing import Wording
from luoshi.supervision.forms import FilesField
from luoshi.supervision.instructions import posts_to_choose, to_instruct, usual_due


class InstructForm(ActForm):
    """What a leader wrote on a task, to whom, and until when it is answered."""

    post = forms.ModelChoiceField(Post.objects.none(), label=_("Leader"), empty_label=None)
    words = forms.CharField(
        label=_("Instruction"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4, "data-focus": ""}),
    )
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label=_("Who answers"), widget=forms.CheckboxSelectMultiple
    )
    due_on = day_field(_("Answer by"), initial=lambda: usual_due(clock.today()))
    given_on = day_field(pgettext_lazy("instruction", "Written on"))
    source = forms.CharField(
        label=_("Where it stands on paper"),
        help_text=_("File and page, or the meeting. Only for what a leader wrote on paper and you enter for him."),
        max_length=200,
        required=False,
    )

    def __init__(self, data: Any, reach: Reach, task: Task) -> None:
        super().__init__(data)
        if not reach.regions(Role.OFFICE):
            self._of_his_own_hand()
        on = clock.today()
        posts = posts_to_choose(reach, on)
        self._offer("post", posts, {one.post: str(one) for one in leaders_of(posts, on)})
        units, refused = to_instruct(task, posts, on)
        self._offer("units", Unit.objects.filter(pk__in=units), units)
        self.fields["units"].help_text = " ".join(refused)
        self.initial["units"] = list(units)[:1]

    def _of_his_own_hand(self) -> None:
        """A leader writes today and here; only what stood on paper has another day, and a source."""
        for name in ("given_on", "source"):
            del self.fields[name]

    def _offer(self, name: str, queryset: Any, names: dict[int, str]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = queryset
        field.choices = list(names.items())

    @property
    def wording(self) -> Wording:
        """What was entered, as the act takes it."""
        given = self.cleaned_data
        written = given.get("given_on") or clock.today()
        return Wording(given["words"], written, given["due_on"], given.get("source", ""))


class InstructionAnswerForm(ActForm):
    """The answer to an instruction; files where they say more than words."""

    words = forms.CharField(
        label=_("What was done, or until when it will be"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 5, "data-focus": ""}),
    )
    proofs = FilesField(label=_("Files"), required=False)
