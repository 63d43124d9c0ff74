"""What is asked of who hands lines down, of who apportions them, and of who carries them out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from luoshi.core.amount_fields import AmountField
from luoshi.ledger.carrying.apportioning import Apportioned
from luoshi.ledger.carrying.receiving import Proposal
from luoshi.ledger.models import Task
from luoshi.ledger.states import RollUp, TaskState
from luoshi.organizations.forms import ActForm, Choices
from luoshi.organizations.models import RegionVersion


class Ticks(forms.TypedMultipleChoiceField):
    """Several things, each by its key."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, label: Any, choices: Iterable[tuple[int, str]], **more: Any) -> None:
        super().__init__(label=label, choices=list(choices), coerce=int, **more)


class HandDownForm(ActForm):
    """To which regions, and which lines: all that are more than a supporting measure unless said otherwise."""

    def __init__(self, regions: Sequence[RegionVersion], tasks: Sequence[Task], data: Any) -> None:
        super().__init__(data)
        self.regions, self.tasks = regions, tasks
        self.fields["regions"] = Ticks(_("To the regions"), [(one.region_id, one.name) for one in regions])
        usual = [task.pk for task in tasks if task.state != TaskState.SUPPORT]
        named = [(task.pk, f"{task.number or task.no}. {task.title}") for task in tasks]
        self.fields["tasks"] = Ticks(_("The lines"), named, initial=usual)

    def chosen(self) -> dict[str, Any]:
        """What the act asks for."""
        wanted, lines = self.cleaned_data["regions"], self.cleaned_data["tasks"]
        return {
            "regions": [one.region for one in self.regions if one.region_id in wanted],
            "tasks": [task for task in self.tasks if task.pk in lines],
        }


class ApportionForm(ActForm):
    """How the results come together, and a figure for each region and target; empty where none is set."""

    how = forms.ChoiceField(label=_("How the results come together"), choices=RollUp.choices)

    def __init__(self, sheet: Apportioned, data: Any) -> None:
        super().__init__(data, initial={"how": sheet.how})
        self.sheet = sheet
        for row in sheet.rows:
            for target in sheet.targets:
                amount = row.shares.get(target.pk)
                field = _amount(f"{row.region} · {target.indicator}", amount, target.unit_label)
                self.fields[_name(row.line.pk, target.pk)] = field

    def cells(self) -> Iterable[tuple[Any, list[BoundField]]]:
        """Each region with its fields, in the order of the targets."""
        for row in self.sheet.rows:
            yield row, [self[_name(row.line.pk, target.pk)] for target in self.sheet.targets]

    def shares(self) -> dict[tuple[int, int], Decimal | None]:
        """What was entered, by line and target."""
        given = self.cleaned_data
        return {
            (row.line.pk, target.pk): given[_name(row.line.pk, target.pk)]
            for row in self.sheet.rows
            for target in self.sheet.targets
        }


def _name(line: int, target: int) -> str:
    return f"share_{line}_{target}"


def _amount(label: str, initial: Decimal | None, counted_in: str) -> AmountField:
    return AmountField(
        label=label,
        required=False,
        initial=initial,
        min_value=0,
        counted_in=counted_in,
        attrs={"aria-label": label},
    )


class ReasonForm(ActForm):
    """Why something ends."""

    reason = forms.CharField(label=_("Why"), max_length=200)


class AcceptForm(ActForm):
    """The proposals that are accepted together; those that leave no doubt are ticked."""

    def __init__(self, proposals: Sequence[Proposal], data: Any) -> None:
        super().__init__(data)
        self.proposals = {one.key: one for one in proposals}
        sure = [key for key, one in self.proposals.items() if not one.match.doubtful]
        choices = [(key, one.task.title) for key, one in self.proposals.items()]
        self.fields["pairs"] = forms.MultipleChoiceField(
            label=_("Carried out by"), choices=choices, initial=sure, required=False
        )

    def ticked(self) -> set[str]:
        """The pairs that stand ticked on the page."""
        return set(self["pairs"].value() or ())

    def pairs(self) -> list[tuple[Any, Task]]:
        """What the act asks for."""
        return [(self.proposals[key].line, self.proposals[key].task) for key in self.cleaned_data["pairs"]]


class CarryForm(ActForm):
    """Which line of one's own carries out a line from above, whatever was proposed."""

    task = forms.TypedChoiceField(label=_("Carried out by"), coerce=int)

    def __init__(self, plans: Iterable[tuple[str, Choices]], data: Any) -> None:
        super().__init__(data)
        self.fields["task"].choices = [("", _("Choose a line of your own")), *plans]  # type: ignore[attr-defined]
