"""Forms of a line that changes: a new lead, date or target, and the decision on it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.core import clock
from luoshi.core.amount_fields import AmountField
from luoshi.core.dates import in_words
from luoshi.ledger.changes import Change, asked_from, current, earliest_day, problems_of, version_on
from luoshi.ledger.forms import UnitField
from luoshi.ledger.models import Target, Task
from luoshi.ledger.states import AmendmentKind
from luoshi.ledger.wording import version_in_words
from luoshi.organizations.forms import ActForm, day_field
from luoshi.organizations.queries import names_of, visible_units
from luoshi.organizations.reach import Reach

COMPARATORS = (
    (">=", _("at least")),
    ("=", _("the bare number (counts as at least)")),
    ("<=", _("at most")),
    (">", _("more than")),
    ("<", _("less than")),
    ("~", _("about")),
)


class ChangeForm(ActForm):
    """What all changes ask: from which day, and why. Problems of the change stand beside their fields."""

    effective_on = day_field(_("Holds from"))
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("With the document or meeting that decided it."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, task: Task, plain: Change, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.task, self.plain = task, plain
        earliest = earliest_day(task, plain)
        self.fields["effective_on"].initial = max(clock.today(), earliest) if earliest else clock.today()

    def change(self) -> Change:
        """What was entered, as a change."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors:
            change, reason, on = self.change(), given["reason"], given["effective_on"]
            for problem in problems_of(self.task, change, reason, on, clock.today()):
                self.add_error(problem.part if problem.part in self.fields else None, problem.what)
        return given


class NewLeadForm(ChangeForm):
    unit = UnitField(label=_("New main lead"), empty_label=_("Choose a unit"))
    field_order = ("unit", "effective_on", "reason")

    def __init__(self, task: Task, reach: Reach, data: Any, target: Target | None = None) -> None:
        super().__init__(task, Change(AmendmentKind.LEAD, target=target), data)
        unit = self.fields["unit"]
        assert isinstance(unit, UnitField)
        unit.offer(visible_units(reach, clock.today()))
        held = current(task, self.plain, clock.today())["units"]
        unit.help_text = now_stands("、".join(names_of(held, clock.today()).values()))

    def change(self) -> Change:
        return Change(AmendmentKind.LEAD, target=self.plain.target, unit=self.cleaned_data["unit"])


class NewDateForm(ChangeForm):
    deadline = day_field(_("New date"), initial=None)
    field_order = ("deadline", "effective_on", "reason")

    def __init__(self, task: Task, *args: Any) -> None:
        super().__init__(task, Change(AmendmentKind.DEADLINE), *args)
        self.fields["deadline"].help_text = now_stands(in_words(task.deadline) if task.deadline else "")

    def change(self) -> Change:
        return Change(AmendmentKind.DEADLINE, {"deadline": self.cleaned_data["deadline"].isoformat()})


class NewTargetForm(ChangeForm):
    comparator = forms.ChoiceField(label=_("How it is meant"), choices=COMPARATORS)
    amount = AmountField(label=_("New figure"))
    due_on = day_field(_("Due"), initial=None, required=False)
    field_order = ("comparator", "amount", "due_on", "effective_on", "reason")

    def __init__(self, target: Target, *args: Any) -> None:
        super().__init__(target.task, Change(AmendmentKind.TARGET, target=target), *args)
        self.target = target
        self.fields["amount"].counts_in(target.unit_label)  # type: ignore[attr-defined]
        version = version_on(target, clock.today())
        if version is not None:
            self.fields["amount"].help_text = now_stands(version_in_words(version, target.unit_label))
            self.fields["comparator"].initial = version.comparator
            self.fields["due_on"].initial = version.due_on

    def change(self) -> Change:
        given = self.cleaned_data
        value = asked_from(given["comparator"], given["amount"], given["due_on"])
        return Change(AmendmentKind.TARGET, value, target=self.target)


class DecisionForm(ActForm):
    """Yes or no to a change, each with its own button; no says why."""

    remark = forms.CharField(
        label=_("Remark"),
        help_text=_("Needed for a refusal: what would have to be different."),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    needed = {"refuse": ("remark", _("Say why the change is refused, so that its proposer can act on it."))}


def now_stands(what: str) -> str:
    """The hint beside what shall change."""
    return str(_("Now: %(what)s")) % {"what": what or _("nothing")}
