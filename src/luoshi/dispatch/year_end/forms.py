"""What the office enters at the end of a plan's year, and when its figures are settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core import clock
from luoshi.core.amount_fields import AmountField
from luoshi.core.errors import At
from luoshi.core.figures import in_figures
from luoshi.dispatch.models import Measurement
from luoshi.dispatch.year_end.outcomes import Ended, Outcome, stocks_in
from luoshi.dispatch.year_end.settling import ToSettle, Unreported
from luoshi.dispatch.year_end.wishes import Ending, end_of_later, offered_for, problems_by_line, targets_to_begin
from luoshi.ledger.models import Plan, Target
from luoshi.organizations.forms import ActForm, day_field


@dataclass(frozen=True)
class Row:
    """A line with its fields: whether it goes on, until when, or why not."""

    line: Ended
    carry: BoundField
    due: BoundField
    why_not: BoundField


class EndingForm(ActForm):
    """For each line that may go on: whether, until when, why not; for each stock where it goes on."""

    def __init__(self, plan: Plan, later: Plan | None, lines: Sequence[Ended], *args: Any) -> None:
        super().__init__(*args)
        self.plan, self.later, self.lines = plan, later, [line for line in lines if line.may_go_on]
        for line in self.lines:
            self._add_line(line, end_of_later(plan, later).isoformat())
        there = targets_to_begin(later)
        self.stocks = [one for one in stocks_in(lines) if offered_for(one, there)]
        for stock in self.stocks:
            self.fields[f"start_{stock.target.pk}"] = _start_field(stock, there)

    def _add_line(self, line: Ended, until: str) -> None:
        pk, named = line.task.pk, {"task": line.task.title}
        self.fields[f"carry_{pk}"] = forms.BooleanField(
            label=_("Carry over: %(task)s") % named, required=False, initial=line.is_open
        )
        self.fields[f"due_{pk}"] = day_field(_("Until when: %(task)s") % named, required=False, initial=until)
        self.fields[f"why_{pk}"] = forms.CharField(
            label=_("Why not carried over: %(task)s") % named, required=False, max_length=300
        )

    def open_rows(self) -> list[Row]:
        """The lines that were not done, with their fields."""
        return [row for row in self._rows() if row.line.is_open]

    def other_rows(self) -> list[Row]:
        """The lines that no number judges."""
        return [row for row in self._rows() if not row.line.is_open]

    def _rows(self) -> Iterator[Row]:
        for line in self.lines:
            carry, due, why_not = (self[f"{name}_{line.task.pk}"] for name in ("carry", "due", "why"))
            yield Row(line, carry, due, why_not)

    def stock_rows(self) -> list[tuple[Outcome, BoundField]]:
        return [(one, self[f"start_{one.target.pk}"]) for one in self.stocks]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for line in self.lines:
            if given.get(f"carry_{line.task.pk}") and not given.get(f"due_{line.task.pk}"):
                self.add_error(f"due_{line.task.pk}", _("Say until when it goes on."))
        if not self.errors:
            for task, problem in problems_by_line(self.plan, self.lines, self.ending(), clock.today()):
                name = problem.field if isinstance(problem, At) else "why"
                self.add_error(f"{name}_{task}", problem)
        return given

    def ending(self) -> Ending:
        """What was entered."""
        given = self.cleaned_data
        tasks = [line.task.pk for line in self.lines]
        return Ending(
            self.later,
            {pk: given[f"due_{pk}"] for pk in tasks if given[f"carry_{pk}"]},
            {pk: why for pk in tasks if (why := given[f"why_{pk}"].strip()) and not given[f"carry_{pk}"]},
            {one.target.pk: goes_on for one in self.stocks if (goes_on := given[f"start_{one.target.pk}"])},
        )


def _start_field(stock: Outcome, there: Sequence[Target]) -> forms.TypedChoiceField:
    found = [(one.pk, f"{one.task.title} · {one.indicator}") for one in offered_for(stock, there)]
    return forms.TypedChoiceField(
        label=_("Goes on in: %(target)s") % {"target": stock.target.indicator},
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("In no target of the later plan")), *found],
    )


class SettlingForm(ActForm):
    """The settled figure of each target where it differs or nobody reported, and by which paper."""

    basis = forms.CharField(
        label=gettext_lazy("By which paper or record"),
        help_text=gettext_lazy("It stands as the reason of every correction."),
        max_length=300,
    )

    def __init__(self, known: ToSettle, *args: Any) -> None:
        super().__init__(*args)
        self.known = known
        for one in known.measured:
            self.fields[f"settled_{one.pk}"] = _settled_field(one.target, one)
        for silent in known.unreported:
            self.fields[f"unreported_{silent.target.pk}"] = _settled_field(silent.target, None)

    def rows(self) -> list[tuple[Measurement, BoundField, date | None]]:
        return [(one, self[f"settled_{one.pk}"], self.known.told.get(one.pk)) for one in self.known.measured]

    def unreported_rows(self) -> list[tuple[Unreported, BoundField]]:
        return [(one, self[f"unreported_{one.target.pk}"]) for one in self.known.unreported]

    def figures(self) -> Mapping[int, Decimal]:
        """The figures that were entered, by measurement."""
        return self._given("settled", (one.pk for one in self.known.measured))

    def unreported(self) -> Mapping[int, Decimal]:
        """The figures of the year that were entered where the last report never came, by target."""
        return self._given("unreported", (one.target.pk for one in self.known.unreported))

    def _given(self, name: str, keys: Iterable[int]) -> Mapping[int, Decimal]:
        given = {pk: self.cleaned_data.get(f"{name}_{pk}") for pk in keys}
        return {pk: value for pk, value in given.items() if value is not None}


def _settled_field(target: Target, accepted: Measurement | None) -> AmountField:
    """The settled figure of a target; what stands lies in it as a hint."""
    hint = {"placeholder": in_figures(accepted.counts)} if accepted else {}
    label = _("Settled figure: %(target)s") % {"target": target.indicator}
    return AmountField(label=label, required=False, counted_in=target.unit_label, attrs=hint)


class DecidingForm(ActForm):
    """Approving or refusing the end of a year, each with its own button."""

    remark = forms.CharField(
        label=gettext_lazy("Remark"),
        help_text=gettext_lazy("Needed when it is refused."),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    needed = {"refuse": ("remark", gettext_lazy("Say why it is refused, so that its proposer can act on it."))}
