"""Months and reported figures in templates: `{% load dispatch %}`."""

from __future__ import annotations

from datetime import date

from django import template

from luoshi.core.dates import month_in_words
from luoshi.dispatch.models import Measurement
from luoshi.dispatch.rows import value_in_words
from luoshi.dispatch.wording import About, period_in_words

register = template.Library()


@register.filter
def month(value: date) -> str:
    """`{{ round.period_start|month }}`: 2026年8月, Aug 2026."""
    return month_in_words(value)


@register.filter
def period(thing: About) -> str:
    """`{{ round|period }}`: 2026年8月, 2026年第3季度."""
    return period_in_words(thing)


@register.filter
def reported(value: Measurement) -> str:
    """`{{ measurement|reported }}`: the figure, and beside it what was seen."""
    return value_in_words(value)
