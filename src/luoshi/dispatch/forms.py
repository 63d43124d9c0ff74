"""Forms of dispatch: which month a round is about, what a unit answers, what a reviewer says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luoshi.core import clock
from luoshi.core.amount_fields import AmountField
from luoshi.core.dates import month_in_words
from luoshi.core.figures import in_figures
from luoshi.dispatch.dates import last_month, last_period
from luoshi.dispatch.models import Measurement, Round
from luoshi.dispatch.proving.forms import wanted_by
from luoshi.dispatch.reports import Compared
from luoshi.dispatch.states import Confidence, RoundRule
from luoshi.ledger.models import Plan, Target
from luoshi.organizations.forms import ActForm

MONTHS_OFFERED = 3
NO_MONTH = _("Every month that has ended was asked about. Wait for the next, or choose a quarter.")


class OpenForm(ActForm):
    """How often a round asks, which month it is about (one that was not asked about yet), and why, where it must."""

    month = forms.ChoiceField(label=_("Month"), required=False)
    rule = forms.ChoiceField(
        label=_("How often"),
        help_text=_(
            "Other than every month: about the quarter, week or day that ended last, whatever month stands above."
        ),
        required=False,
        choices=RoundRule.choices,
    )
    because = forms.CharField(
        label=_("Why it asks so much or so often"),
        help_text=_(
            "Needed only where the meter stops, for a week or a day (who orders it, by which paper), or where a "
            "township is asked for what was taken back from it."
        ),
        required=False,
        max_length=300,
    )

    def __init__(self, plan: Plan, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest = Round.objects.filter(plan=plan).order_by("-period_end").first()
        months = [month for month in _last_months() if newest is None or month > newest.period_end]
        self.fields["month"].choices = [(f"{month}", month_in_words(month)) for month in months]  # type: ignore[attr-defined]
        if not months:
            self.fields["month"].help_text = NO_MONTH

    def clean(self) -> dict[str, Any]:
        """A month is needed by the rule of every month alone."""
        given: dict[str, Any] = super().clean() or {}
        if (given.get("rule") or RoundRule.MONTHLY) == RoundRule.MONTHLY and not given.get("month"):
            self.add_error("month", NO_MONTH)
        return given

    def chosen(self) -> tuple[date, str]:
        """A day of the period that was chosen, and the rule."""
        rule = self.cleaned_data["rule"] or RoundRule.MONTHLY
        if rule == RoundRule.MONTHLY:
            return date.fromisoformat(self.cleaned_data["month"]), rule
        return last_period(rule, clock.today())[0], rule


def _last_months() -> Iterator[date]:
    month = clock.today()
    for _n in range(MONTHS_OFFERED):
        month = last_month(month)
        yield month


class ExcuseForm(ActForm):
    """Why a unit is excused from a round (应急免报)."""

    unit = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Why it is excused"), max_length=300)


class ReviewForm(ActForm):
    """Accepting or returning a report, or asking for a proof, each with its own button."""

    message = forms.CharField(
        label=_("Message to the unit"),
        help_text=_("Needed when it is returned or a proof is asked for."),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    needed = {
        "return": ("message", _("Say why it is returned, so that it can be put right.")),
        "prove": ("message", _("Say what has to be proved, and by what.")),
    }

    def __init__(self, measured: list[Measurement], provable: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measured, self.provable = measured, provable
        if provable and measured:
            self.fields["unproved"] = _unproved_field(measured)
        if provable:
            self.fields["until"] = wanted_by(required=False, help_text=_("Only for “Ask for proof”."))
        for one in measured:
            self.fields[f"seen_{one.target_id}"] = AmountField(
                label=_("Seen instead of %(value)s: %(target)s")
                % {"value": _counted(one), "target": one.target.indicator},
                required=False,
                counted_in=one.target.unit_label,
            )
        self.order_fields([*(f"seen_{one.target_id}" for one in measured), "unproved", "message", "until"])

    def verified(self) -> Mapping[int, Decimal]:
        """The figures that were seen and are others than the reported ones."""
        seen = {one.target_id: self.cleaned_data.get(f"seen_{one.target_id}") for one in self.measured}
        return {target: value for target, value in seen.items() if value is not None}

    def unproved(self) -> frozenset[int]:
        """The targets of which the figures lack a proof; none where it is the report as a whole."""
        return frozenset(map(int, self.cleaned_data.get("unproved", ())))


def _counted(one: Measurement) -> str:
    return f"{in_figures(one.value)} {one.target.unit_label}".strip()


def _unproved_field(measured: list[Measurement]) -> forms.MultipleChoiceField:
    choices = [(one.target_id, f"{one.target.indicator} {_counted(one)}") for one in measured]
    hint = _("Only for “Ask for proof”; tick nothing where it is the report as a whole.")
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(
        label=_("Figures that lack a proof"), help_text=hint, required=False, choices=choices, widget=widget
    )


class CorrectionForm(ActForm):
    """The right value in the place of one that was accepted, and what was wrong."""

    value = AmountField(label=_("Right value"))
    reason = forms.CharField(label=_("What was wrong"), max_length=300)

    def __init__(self, target: Target, *args: Any) -> None:
        super().__init__(*args)
        self.fields["value"].counts_in(target.unit_label)  # type: ignore[attr-defined]


class JudgementForm(ActForm):
    """How sure the office is that a task will be done in time, and why."""

    confidence = forms.ChoiceField(label=_("Delivery"), choices=Confidence.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("What you saw or were told. Everybody who sees the task reads it."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ObstacleForm(ActForm):
    """What was done about an obstacle."""

    answer = forms.CharField(
        label=pgettext_lazy("obstacle", "Answer"),
        help_text=_("What was done, or by when it will be."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ReferenceForm(ActForm):
    """The other figure of a comparison, and where it stands."""

    value = AmountField(label=_("Figure it is compared with"))
    source = forms.CharField(label=_("Where that figure stands"), max_length=200)

    def __init__(self, target: Target, *args: Any) -> None:
        super().__init__(*args)
        self.fields["value"].counts_in(target.unit_label)  # type: ignore[attr-defined]

    def compared(self) -> Compared:
        return Compared(self.cleaned_data["value"], self.cleaned_data["source"])


class EntryAnswerForm(ActForm):
    """Whether what the office entered for a unit is right."""

    right = forms.ChoiceField(
        label=_("What the office entered"),
        choices=[("yes", _("It is right")), ("no", _("It is wrong"))],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=_("What is wrong in it"), help_text=_("Needed where it is wrong."), required=False, max_length=300
    )
