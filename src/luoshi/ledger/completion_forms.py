"""The form that completes a target: only what is missing is asked, with rows for its nodes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from luoshi.core import clock
from luoshi.core.amount_fields import AmountField
from luoshi.core.dates import MONTHS
from luoshi.documents.kinds import are_few, goes_by_nodes
from luoshi.ledger.changes import version_on
from luoshi.ledger.models import Target, TargetVersion
from luoshi.ledger.nodes import Node
from luoshi.ledger.states import TargetKind
from luoshi.organizations.forms import ActForm, day_field

#: How many nodes one form takes; a target that goes by nodes is small.
ROWS = 5

#: What is asked once, each where it is missing.
SINGLE = ("baseline", "due_on", "judged_in", "lag")


class CompletionForm(ActForm):
    """What a target's words do not say. Only what is missing is asked."""

    kind = forms.ChoiceField(label=_("Kind"), choices=TargetKind.choices)
    baseline = AmountField(label=_("Value it starts from"), required=False)
    due_on = day_field(_("Due"), initial=None, required=False)
    judged_in = forms.TypedMultipleChoiceField(
        label=_("Judged only at the ends of"),
        help_text=_("For harvests and the like; without a choice every month is judged."),
        choices=list(enumerate(MONTHS, 1)),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "together"}),
    )
    lag = forms.IntegerField(
        label=_("Months by which its figures come late"),
        help_text=_("Statistics of July that come in August are one month late."),
        required=False,
        min_value=1,
        max_value=11,
    )

    def __init__(self, target: Target, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].initial = target.kind
        self.fields["baseline"].counts_in(target.unit_label)  # type: ignore[attr-defined]
        version = version_on(target, clock.today())
        for name in SINGLE:
            if getattr(version, name, None) not in (None, []):
                del self.fields[name]
        self.takes_nodes = version is not None and may_go_by_nodes(TargetKind(target.kind), version)
        if self.takes_nodes:
            self._ask_for_nodes(target.unit_label)

    def _ask_for_nodes(self, unit: str) -> None:
        for no in range(1, ROWS + 1):
            at = {"no": no}
            self.fields[f"day_{no}"] = day_field(_("Node %(no)s, day") % at, initial=None, required=False)
            self.fields[f"value_{no}"] = AmountField(
                label=_("Node %(no)s, value") % at, required=False, counted_in=unit
            )
            self.fields[f"words_{no}"] = forms.CharField(
                label=_("Node %(no)s, what stands by then") % at, required=False, max_length=100
            )

    def plain_fields(self) -> list[BoundField]:
        """Every field that belongs to no node."""
        of_nodes = {field.name for row in self.rows() for field in row}
        return [field for field in self if field.name not in of_nodes]

    def rows(self) -> list[list[BoundField]]:
        """Day, value and words of each node."""
        if not self.takes_nodes:
            return []
        return [[self[f"{part}_{no}"] for part in ("day", "value", "words")] for no in range(1, ROWS + 1)]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for no in range(1, ROWS + 1):
            says_something = given.get(f"value_{no}") is not None or given.get(f"words_{no}")
            if says_something and not given.get(f"day_{no}") and f"day_{no}" not in self.errors:
                self.add_error(f"day_{no}", _("Give the day by which this stands."))
        return given

    def facts(self) -> dict[str, Any]:
        """The single facts that were given."""
        return {name: self.cleaned_data.get(name) for name in SINGLE}

    def nodes(self) -> list[Node]:
        """The nodes that were given, in the order of the rows."""
        return list(self._nodes())

    def _nodes(self) -> Iterator[Node]:
        given = self.cleaned_data
        for no in range(1, ROWS + 1):
            if day := given.get(f"day_{no}"):
                yield Node(day, given[f"value_{no}"], given[f"words_{no}"].strip())


def may_go_by_nodes(kind: TargetKind, version: TargetVersion) -> bool:
    """Whether the form offers rows for nodes: not where some stand, nor where the number itself is followed."""
    amount, unit = version.amount, version.target.unit_label
    undecided_and_few = kind == TargetKind.OPEN and are_few(amount, unit)
    return not version.points and (undecided_and_few or goes_by_nodes(kind, amount, unit))
