"""What a person enters about a year's holidays: the notice's text, which fills in the days, or the days themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.holiday_notices import NoticeRead, days_in, written
from luoshi.core.years import Year
from luoshi.organizations.forms import ActForm, day_field


class YearForm(ActForm):
    text = forms.CharField(
        label=gettext_lazy("Text of the notice"),
        help_text=gettext_lazy("Paste it whole and press “Read the notice”: it fills in the fields below."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=2000, max_value=2100)
    notice = forms.CharField(
        label=gettext_lazy("Number of the notice"), max_length=50, help_text=gettext_lazy("E.g. 国办发明电〔2025〕7号.")
    )
    announced = day_field(gettext_lazy("Date of the notice"), initial=None)
    off = forms.CharField(
        label=gettext_lazy("Free days"),
        help_text=gettext_lazy("Month and day, spans with two dots: 01-01..01-03 04-05"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    on = forms.CharField(
        label=gettext_lazy("Saturdays and Sundays that are worked"),
        help_text=gettext_lazy("Month and day: 01-04 02-14"),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """The days, once the year is known."""
        given = super().clean() or self.cleaned_data
        for name in ("off", "on"):
            if "year" in given and name in given:
                given[name] = self._days(name, given["year"])
        return given

    def _days(self, name: str, year: int) -> frozenset[date]:
        try:
            return days_in(self.cleaned_data[name], year)
        except ValueError:
            self.add_error(name, _("There is a day among these that does not exist. Write 01-01..01-03 04-05."))
            return frozenset()

    def announcement(self) -> Year:
        """What `announce_year` asks for; the act gives the version."""
        given = self.cleaned_data
        return Year(given["year"], 0, given["announced"], given["notice"], given["off"], given["on"])


def filled_from(text: str, read: NoticeRead) -> YearForm:
    """The form with what a notice says."""
    days = {"off": written(read.off), "on": " ".join(f"{day:%m-%d}" for day in read.on)}
    return YearForm(
        initial={"text": text, "year": read.year, "notice": read.notice, "announced": read.announced, **days}
    )
