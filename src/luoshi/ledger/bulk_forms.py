"""Forms of acts on many tasks: what each asks, what it would do to each task, and the act itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.core import clock
from luoshi.core.acts import Act
from luoshi.core.dates import in_words
from luoshi.core.errors import Answer
from luoshi.ledger import bulk
from luoshi.ledger.actions.bulk import assign_lead, propose_dates
from luoshi.ledger.actions.heading import name_leader
from luoshi.ledger.bulk import Prospect
from luoshi.ledger.catalogued import doubts_if_led
from luoshi.ledger.changes import Change, problems_in
from luoshi.ledger.forms import UnitField
from luoshi.ledger.leader_forms import PostField
from luoshi.ledger.models import Task
from luoshi.ledger.rules import TASKS
from luoshi.ledger.states import AmendmentKind
from luoshi.organizations.catalogue.suggesting import Doubt
from luoshi.organizations.forms import ActForm, day_field
from luoshi.organizations.queries import visible_units
from luoshi.organizations.reach import Reach
from luoshi.records.models import Recorded


class BulkForm(ActForm):
    """What one act on many tasks asks. `confirmed` names the tasks that were shown before as those that can do it."""

    do_not_call_in_templates: ClassVar[bool] = True  # the list's page names the classes
    key_of_act: ClassVar[str]
    acts: ClassVar[tuple[str, ...]]  # whoever may do one of these somewhere is offered it
    label: ClassVar[Any]
    done: ClassVar[Any]

    reason = forms.CharField(
        label=_("Reason"), help_text=_("With the document or meeting that decided it."), max_length=300
    )
    confirmed = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, reach: Reach, tasks: Sequence[Task], data: Any = None) -> None:
        super().__init__(data)
        self.reach, self.tasks, self.on = reach, tasks, clock.today()
        self.prepare()

    @classmethod
    def is_open_to(cls, reach: Reach) -> bool:
        """Whether a person may do it anywhere at all."""
        return any(TASKS.is_held(act, reach) for act in cls.acts)

    def prepare(self) -> None:
        """Offers what can be chosen."""

    def answer(self, task: Task) -> Answer:
        """Whether this may be done to a task at all."""
        return TASKS.answer(self.acts[-1], self.reach, task)

    def prospects(self) -> Iterable[Prospect]:
        """What would become of each task."""
        raise NotImplementedError

    def doubts(self) -> list[tuple[str, list[Doubt]]]:
        """What the catalogue of duties has against it, by task; the person decides."""
        return []

    def perform(self, act: Act, tasks: Sequence[Task]) -> Recorded:
        """Does it."""
        raise NotImplementedError

    def told(self) -> list[tuple[Any, str]]:
        """What was entered, each as (label, words)."""
        return [(field.label, self._in_words(field)) for field in self.visible_fields()]

    def _in_words(self, field: forms.BoundField) -> str:
        value = self.cleaned_data[field.name]
        if isinstance(value, date):
            return in_words(value)
        choices = {str(key): str(label) for key, label in getattr(field.field, "choices", ())}
        return choices.get(str(field.data), str(value))

    def chosen(self) -> list[Task]:
        """The tasks that were shown as those that can do it; those that are gone since then are not among them."""
        keys = set(self.cleaned_data["confirmed"].split(","))
        return [task for task in self.tasks if str(task.pk) in keys]


class ChangeManyForm(BulkForm):
    """A change that is proposed for many tasks; what is wrong with it in itself stands beside its fields."""

    effective_on = day_field(_("Holds from"))

    def change(self) -> Change:
        """What was entered, as a change."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors:
            for problem in problems_in(self.change(), given["reason"], given["effective_on"], self.on):
                self.add_error(problem.part if problem.part in self.fields else None, problem.what)
        return given


class LeadManyForm(ChangeManyForm):
    key_of_act = "lead"
    acts = ("name_lead", "amend")
    label = _("Name the lead")
    done = _("Tasks without a lead have it now. For the others it is proposed, and another person decides.")

    unit = UnitField(label=_("Lead unit"), empty_label=_("Choose a unit"))
    field_order = ("unit", "effective_on", "reason")

    def prepare(self) -> None:
        unit = self.fields["unit"]
        assert isinstance(unit, UnitField)
        unit.offer(visible_units(self.reach, self.on))
        day = self.fields["effective_on"]
        day.initial = bulk.first_day(self.tasks, Change(AmendmentKind.LEAD), self.on)
        day.help_text = _("Of tasks that have a lead already. The others get theirs today.")

    def answer(self, task: Task) -> Answer:
        return bulk.answer_lead(self.reach, task)

    def change(self) -> Change:
        return Change(AmendmentKind.LEAD, unit=self.cleaned_data["unit"])

    def doubts(self) -> list[tuple[str, list[Doubt]]]:
        return doubts_if_led(self.reach, self.tasks, self.cleaned_data["unit"], self.on)

    def prospects(self) -> Iterable[Prospect]:
        given = self.cleaned_data
        return bulk.prospects_of_lead(self.reach, self.tasks, given["unit"], given["effective_on"])

    def perform(self, act: Act, tasks: Sequence[Task]) -> Recorded:
        given = self.cleaned_data
        return assign_lead(act, tasks, given["unit"], given["reason"], given["effective_on"])


class DateManyForm(ChangeManyForm):
    key_of_act = "date"
    acts = ("amend",)
    label = _("Set the date")
    done = _("The date is proposed for each task. It takes effect when another person approves it.")

    deadline = day_field(_("New date"), initial=None)
    field_order = ("deadline", "effective_on", "reason")

    def change(self) -> Change:
        deadline: date = self.cleaned_data["deadline"]
        return Change(AmendmentKind.DEADLINE, {"deadline": deadline.isoformat()})

    def prospects(self) -> Iterable[Prospect]:
        given = self.cleaned_data
        return bulk.prospects_of_date(self.reach, self.tasks, given["deadline"], given["effective_on"])

    def perform(self, act: Act, tasks: Sequence[Task]) -> Recorded:
        given = self.cleaned_data
        return propose_dates(act, tasks, given["deadline"], given["reason"], given["effective_on"])


class LeaderManyForm(BulkForm):
    key_of_act = "leader"
    acts = ("name_leader",)
    label = _("Name the leader in charge")
    done = _("The leader heads these tasks from today on and was told.")

    post = PostField(label=_("Leader in charge"), empty_label=_("Choose a leader"))
    field_order = ("post", "reason")

    def prepare(self) -> None:
        post = self.fields["post"]
        assert isinstance(post, PostField)
        post.offer(self.reach, self.on)

    def prospects(self) -> Iterable[Prospect]:
        return bulk.prospects_of_leader(self.reach, self.tasks, self.cleaned_data["post"], self.on)

    def perform(self, act: Act, tasks: Sequence[Task]) -> Recorded:
        return name_leader(act, tasks, self.cleaned_data["post"], self.cleaned_data["reason"])


#: The acts on many tasks, by the last part of their address.
BULK: dict[str, type[BulkForm]] = {form.key_of_act: form for form in (LeadManyForm, DateManyForm, LeaderManyForm)}
