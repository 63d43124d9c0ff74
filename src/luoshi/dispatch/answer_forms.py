"""The form of one ask: a figure for each target, a hundred characters, and what is needed now and then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.core import clock
from luoshi.core.amount_fields import AmountField
from luoshi.core.dates import in_words
from luoshi.core.figures import in_figures
from luoshi.core.file_fields import FilesField, ManyFiles
from luoshi.dispatch.doubts import doubt_in_words, doubts_of
from luoshi.dispatch.lights.judging import is_by_nodes
from luoshi.dispatch.models import Draft
from luoshi.dispatch.reports import LONGEST, Asked, Compared, Hindrance, Row, wrong_figures
from luoshi.dispatch.states import EntrySource, Fall
from luoshi.documents.actions import ACCEPTED, Attached
from luoshi.ledger.states import TargetKind
from luoshi.organizations.forms import ActForm, day_field
from luoshi.organizations.models import Unit
from luoshi.organizations.queries import unit_named

MORE = ("proof", "fall", "insisted", "hindrance", "needed_from", "by_when", "for_leader")


class AnswerForm(ActForm):
    """What a unit answers on one ask: a figure for each target, a hundred characters, a proof where one is due."""

    draft = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)
    words = forms.CharField(
        label=_("What was done"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST}),
    )
    fall = forms.ChoiceField(label=_("If a figure is lower than before"), required=False, choices=Fall.choices)
    insisted = forms.CharField(label=_("Why the figure is right"), required=False, max_length=LONGEST)
    proof = FilesField(
        label=_("Proof"),
        help_text=_("Only when a target is met or a node is passed: a picture, a PDF or an office file."),
        required=False,
        widget=ManyFiles(attrs={"accept": ",".join(["image/*", *ACCEPTED])}),
    )
    hindrance = forms.CharField(label=_("What stands in the way"), required=False, max_length=LONGEST)
    needed_from = forms.CharField(
        label=_("Needed from"),
        help_text=_("A unit, by its name."),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"list": "units", "autocomplete": "off"}),
    )
    by_when = day_field(_("Needed by"), required=False, initial=None)
    for_leader = forms.BooleanField(label=_("A leader has to coordinate it"), required=False)

    def __init__(self, asked: Asked, *args: Any, draft: Draft | None = None, **kwargs: Any) -> None:
        typed = {**draft.body, "draft": draft.n} if draft else _taken_over(asked)
        super().__init__(*args, **kwargs | {"initial": typed})
        self.auto_id = f"ask{asked.ask.pk}-%s"
        self.asked, self.kept = asked, draft
        for pk in asked.targets:
            self.fields[f"value_{pk}"] = _figure_field(asked, pk)
            if asked.may_open(pk):
                self.fields[f"opening_{pk}"] = _opening_field(asked, pk)
            if asked.is_compared(pk):
                self.fields |= _compared_fields(asked, pk)
        if not asked.last:
            del self.fields["fall"]
        if asked.ask.drawn:
            self.fields["proof"].help_text = _("This task was drawn for a proof this time; one in ten at most is.")
        self.order_fields(["key", "draft", *self._figures(), "words", "proof"])

    def _figures(self) -> Iterator[str]:
        for pk in self.asked.targets:
            yield from (f"value_{pk}", f"opening_{pk}", f"reference_{pk}", f"source_{pk}")

    @property
    def main_fields(self) -> Iterator[forms.BoundField]:
        """The key, the figures and the words; the proof where one was drawn."""
        return (field for field in self if field.name not in self._aside())

    @property
    def more_fields(self) -> Iterator[forms.BoundField]:
        """What is needed now and then: proof, lower figure, why a figure is right, obstacle."""
        return (field for field in self if field.name in self._aside())

    def _aside(self) -> frozenset[str]:
        return frozenset(MORE) - ({"proof"} if self.asked.ask.drawn else frozenset())

    @property
    def asks_more(self) -> bool:
        """Whether something is wrong that one of those fields puts right, or something stands in one of them."""
        return bool(self.errors) or any(self.initial.get(name) for name in MORE)

    @property
    def may_be_unchanged(self) -> bool:
        """Whether nothing may have changed: every figure that is needed was accepted before."""
        return all(pk in self.asked.last for pk in self.asked.needed())

    def doubts(self) -> list[str]:
        """What is or looks wrong in the figures as far as they are typed."""
        row = Row(self.asked.ask.pk, self._values(), fall=self.data.get("fall", ""))
        looks = [doubt_in_words(self.asked, row, one) for one in doubts_of(self.asked, row)]
        return [*wrong_figures(self.asked, row), *looks]

    def clean_needed_from(self) -> Unit | None:
        """The unit of the region that bears the name."""
        name: str = self.cleaned_data["needed_from"].strip()
        unit = unit_named(name, self.asked.ask.round.region, clock.today()) if name else None
        if name and unit is None:
            raise forms.ValidationError(_("No unit of the region is called so. Choose one from the list."))
        return unit

    def row(self, proofs: tuple[Attached, ...]) -> Row:
        """The answer, with the proofs that were taken."""
        given = self.cleaned_data
        return Row(
            self.asked.ask.pk,
            self._values(),
            given["words"],
            fall=given.get("fall", ""),
            proofs=proofs,
            hindrance=self._hindrance(),
            insisted=given["insisted"],
            references=self._references(),
            openings=self._given("opening"),
        )

    def _values(self) -> dict[int, Decimal]:
        self.is_valid()
        return self._given("value")

    def _given(self, name: str) -> dict[int, Decimal]:
        """The figures of one name that were filled in, by target."""
        named = ((pk, self.cleaned_data.get(f"{name}_{pk}")) for pk in self.asked.targets)
        return {pk: value for pk, value in named if value is not None}

    def _references(self) -> Mapping[int, Compared]:
        sources = self.cleaned_data
        return {pk: Compared(value, sources[f"source_{pk}"]) for pk, value in self._given("reference").items()}

    def _hindrance(self) -> Hindrance | None:
        given = self.cleaned_data
        if not given["hindrance"]:
            return None
        return Hindrance(given["hindrance"], given.get("needed_from"), given["by_when"], given["for_leader"])


class EntryForm(AnswerForm):
    """What a unit answered by telephone or on paper, as the office enters it."""

    source = forms.ChoiceField(label=_("How the unit answered"), choices=EntrySource.choices)


def _taken_over(asked: Asked) -> dict[str, str]:
    """What the regions below have brought stands in the form already, so that nobody reports it a second time."""
    return {f"value_{pk}": f"{one.value.normalize():f}" for pk, one in asked.carried.items()}


def _figure_field(asked: Asked, pk: int) -> AmountField:
    """The figure of one target since January, with what was accepted last."""
    target, aim, last = asked.targets[pk], asked.aims.get(pk), asked.last.get(pk)
    label = f"{target.indicator} ({target.unit_label})" if target.unit_label else target.indicator
    hint = _("So far: %(value)s") % {"value": in_figures(last.counts)} if last else ""
    if aim and is_by_nodes(aim, asked.rules) and aim.nodes:
        label = f"{target.indicator} — " + str(_("nodes passed or reached"))
    elif aim and target.kind == TargetKind.FLOW:
        counted = _("All since %(day)s.") % {"day": in_words(aim.begins)}
        hint = f"{counted} {hint}".strip()
    if pk in asked.carried:
        hint = f"{hint} {asked.carried[pk]}".strip()
    first = last is None and pk in asked.needed()
    return AmountField(label=label, help_text=hint, required=first, counted_in=target.unit_label)


def _opening_field(asked: Asked, pk: int) -> AmountField:
    """What had been reached before the first round; asked once, of a plan that came in the middle of its time."""
    target = asked.targets[pk]
    label = _("%(target)s: up to %(day)s") % {"target": target.indicator, "day": in_words(asked.begins_after)}
    hint = _("Asked once, so that what this period brought can be told.")
    return AmountField(label=label, help_text=hint, required=False, counted_in=target.unit_label)


def _compared_fields(asked: Asked, pk: int) -> dict[str, forms.Field]:
    """The figure that a relative target is compared with, and where it stands; nobody has to wait for it."""
    target, known = asked.targets[pk], asked.compared.get(pk)
    hint: Any = _("As soon as it is published; the target is judged by it.")
    if known is not None:
        hint = _("Known: %(value)s (%(source)s)") % {"value": in_figures(known.value), "source": known.source}
    label = _("%(target)s: the figure it is compared with") % {"target": target.indicator}
    source = forms.CharField(label=_("Where that figure stands"), required=False, max_length=200)
    figure = AmountField(label=label, help_text=hint, required=False, counted_in=target.unit_label)
    return {f"reference_{pk}": figure, f"source_{pk}": source}
