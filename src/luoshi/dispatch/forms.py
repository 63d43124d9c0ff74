"""Forms of dispatch: which month a round is about, what a unit answers, what a reviewer says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.core import clock
from luoshi.core.dates import month_in_words
from luoshi.core.figures import in_figures
from luoshi.dispatch.dates import last_month
from luoshi.dispatch.lights.judging import is_by_nodes
from luoshi.dispatch.models import Measurement, Round
from luoshi.dispatch.reports import LONGEST, Asked, Hindrance, Row
from luoshi.dispatch.states import Fall
from luoshi.documents.actions import ACCEPTED, Attached
from luoshi.ledger.models import Plan
from luoshi.organizations.forms import ActForm, day_field

MONTHS_OFFERED = 3
MORE = ("proof", "fall", "hindrance", "by_when")


class OpenForm(ActForm):
    """Which month a round is about: one of the last ones that were not asked about yet."""

    month = forms.ChoiceField(label=_("Month"))

    def __init__(self, plan: Plan, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest = Round.objects.filter(plan=plan).order_by("-period_start").first()
        months = [month for month in _last_months() if newest is None or month > newest.period_start]
        self.fields["month"].choices = [(f"{month}", month_in_words(month)) for month in months]  # type: ignore[attr-defined]

    def month_chosen(self) -> date:
        return date.fromisoformat(self.cleaned_data["month"])


def _last_months() -> Iterator[date]:
    month = clock.today()
    for _n in range(MONTHS_OFFERED):
        month = last_month(month)
        yield month


class ExcuseForm(ActForm):
    """Why a unit is excused from a round (应急免报)."""

    unit = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Why it is excused"), max_length=300)


class AnswerForm(ActForm):
    """What a unit answers on one ask: a figure for each target, a hundred characters, a proof where one is due."""

    words = forms.CharField(
        label=_("What was done"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST}),
    )
    fall = forms.ChoiceField(label=_("If a figure is lower than before"), required=False, choices=Fall.choices)
    proof = forms.FileField(
        label=_("Proof"),
        help_text=_("Only when a target is met or a node is passed: a picture, a PDF or an office file."),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(ACCEPTED)}),
    )
    hindrance = forms.CharField(label=_("What stands in the way"), required=False, max_length=100)
    by_when = day_field(_("Needed by"), required=False, initial=None)

    def __init__(self, asked: Asked, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = f"ask{asked.ask.pk}-%s"
        self.asked = asked
        for pk in asked.targets:
            self.fields[f"value_{pk}"] = _figure_field(asked, pk)
        if not asked.last:
            del self.fields["fall"]
        self.order_fields([*(f"value_{pk}" for pk in asked.targets), "words", "proof"])

    @property
    def main_fields(self) -> Iterator[forms.BoundField]:
        """The key, the figures and the words."""
        return (field for field in self if field.name not in MORE)

    @property
    def more_fields(self) -> Iterator[forms.BoundField]:
        """What is needed now and then: proof, lower figure, obstacle."""
        return (field for field in self if field.name in MORE)

    @property
    def asks_more(self) -> bool:
        """Whether something is wrong that one of those fields puts right."""
        return bool(self.errors)

    @property
    def may_be_unchanged(self) -> bool:
        """Whether nothing may have changed: every figure that is needed was accepted before."""
        return all(pk in self.asked.last for pk in self.asked.needed())

    def row(self, proofs: tuple[Attached, ...]) -> Row:
        """The answer, with the proofs that were taken."""
        given = self.cleaned_data
        values = {pk: given[f"value_{pk}"] for pk in self.asked.targets if given.get(f"value_{pk}") is not None}
        hindrance = Hindrance(given["hindrance"], by_when=given["by_when"]) if given["hindrance"] else None
        return Row(
            self.asked.ask.pk, values, given["words"], fall=given.get("fall", ""), proofs=proofs, hindrance=hindrance
        )


def _figure_field(asked: Asked, pk: int) -> forms.DecimalField:
    """The figure of one target since January, with what was accepted last."""
    target, aim, last = asked.targets[pk], asked.aims.get(pk), asked.last.get(pk)
    label = f"{target.indicator} ({target.unit_label})" if target.unit_label else target.indicator
    if aim and is_by_nodes(aim, asked.rules) and aim.nodes:
        label = f"{target.indicator} — " + str(_("nodes passed or reached"))
    hint = _("So far: %(value)s") % {"value": in_figures(last.counts)} if last else ""
    widget = forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"})
    first = last is None and pk in asked.needed()
    return forms.DecimalField(
        label=label, help_text=hint, required=first, max_digits=20, decimal_places=6, widget=widget
    )


class ReviewForm(ActForm):
    """Accepting or returning a report, each with its own button."""

    message = forms.CharField(
        label=_("Message to the unit"),
        help_text=_("Needed when it is returned."),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, measured: list[Measurement], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measured = measured
        for one in measured:
            self.fields[f"seen_{one.target_id}"] = forms.DecimalField(
                label=_("Seen instead of %(value)s: %(target)s")
                % {"value": in_figures(one.value), "target": one.target.indicator},
                required=False,
                max_digits=20,
                decimal_places=6,
            )
        self.order_fields([*(f"seen_{one.target_id}" for one in measured), "message"])

    def verified(self) -> Mapping[int, Decimal]:
        """The figures that were seen and are others than the reported ones."""
        seen = {one.target_id: self.cleaned_data.get(f"seen_{one.target_id}") for one in self.measured}
        return {target: value for target, value in seen.items() if value is not None}


class CorrectionForm(ActForm):
    """The right value in the place of one that was accepted, and what was wrong."""

    value = forms.DecimalField(label=_("Right value"), max_digits=20, decimal_places=6)
    reason = forms.CharField(label=_("What was wrong"), max_length=300)
