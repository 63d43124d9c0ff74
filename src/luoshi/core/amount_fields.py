"""The field of a figure: takes it as people write it. While it is typed, amounts.js tells beneath how it is read."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from luoshi.core.amounts import BadAmount, amount_of


class AmountField(forms.DecimalField):
    """A figure that counts in a unit. A field of text: a browser's own number field drops 万 and % without a word."""

    def __init__(self, *, counted_in: str = "", attrs: dict[str, Any] | None = None, **kwargs: Any) -> None:
        written = {"inputmode": "decimal", "autocomplete": "off", "size": 20} | (attrs or {})
        super().__init__(max_digits=20, decimal_places=6, widget=forms.TextInput(attrs=written), **kwargs)
        self.counts_in(counted_in)

    def counts_in(self, unit: str) -> None:
        """From now on what is typed counts in this unit."""
        self.counted_in = unit
        self.widget.attrs["data-counted"] = unit

    def to_python(self, value: Any) -> Any:
        """The figure that is meant; what cannot be read stays in the field, with what to write instead."""
        if value in self.empty_values or not str(value).strip():
            return None
        try:
            return amount_of(str(value), self.counted_in)
        except BadAmount as bad:
            raise ValidationError(str(bad), code="invalid") from bad

    def prepare_value(self, value: Any) -> Any:
        """A figure of ours without needless zeros; what was typed, as it was typed."""
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value
