"""The form that asks what the columns of an office's own tables hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.documents.columns import SheetTable

LABELS = {
    "": gettext_lazy("not read"),
    "number": gettext_lazy("No."),
    "group": gettext_lazy("Section"),
    "task": gettext_lazy("Task"),
    "content": gettext_lazy("What is to be done, in detail"),
    "target": gettext_lazy("Target or its name"),
    "sign": gettext_lazy("At least, at most, about"),
    "value": gettext_lazy("Figure to be reached"),
    "measure": gettext_lazy("Unit of the figure"),
    "target_due": gettext_lazy("Day of the target"),
    "period": gettext_lazy("By a quarter, half-year or month"),
    "allotted": gettext_lazy("Shares of the units"),
    "heads": gettext_lazy("Lead unit"),
    "answers": gettext_lazy("Responsible units"),
    "supports": gettext_lazy("Participating units"),
    "leader": gettext_lazy("Leader at the head"),
    "due": gettext_lazy("Due"),
}
#: One of these makes a table one of tasks.
_ASKS = {"task", "content", "target", "allotted"}


class ColumnsForm(forms.Form):
    """A choice of meaning for every column of every table; the guess, or what was said before, is chosen already."""

    def __init__(self, tables: Sequence[SheetTable], data: Any = None) -> None:
        super().__init__(data)
        self._tables = tables
        for table in tables:
            for at, column in enumerate(table.columns):
                label = column["heading"] or _("Column %(n)s") % {"n": at + 1}
                self.fields[_name(table, at)] = forms.ChoiceField(
                    label=label,
                    choices=list(LABELS.items()),
                    initial=column["meaning"] or "",
                    required=False,
                    widget=forms.Select(attrs={"class": "control"}),
                )

    def tables(self) -> Iterator[tuple[SheetTable, list[tuple[BoundField, str | None]]]]:
        """Each table with the choice and the doubt of each of its columns."""
        for table in self._tables:
            columns = enumerate(table.columns)
            yield table, [(self[_name(table, at)], None if table.mapped else column["doubt"]) for at, column in columns]

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or {}
        if not any(_ASKS & set(one["meanings"]) for one in self._said(chosen)):
            raise forms.ValidationError(_("Say which column holds the tasks."))
        return chosen

    def said(self) -> list[dict[str, Any]]:
        """What was chosen, as the reader takes it."""
        return self._said(self.cleaned_data)

    def _said(self, chosen: dict[str, Any]) -> list[dict[str, Any]]:
        return [
            {
                "header": table.header,
                "meanings": [chosen.get(_name(table, at)) or None for at in range(len(table.columns))],
            }
            for table in self._tables
        ]


def _name(table: SheetTable, column: int) -> str:
    return f"table-{table.number}-column-{column}"
