"""What a page offers of tables that come back: `{% load sheets %}`."""

from __future__ import annotations

from typing import Any

from django import template

from luoshi.ledger.sheets import uploads
from luoshi.organizations.acting import reach_of

register = template.Library()


@register.simple_tag(takes_context=True)
def may_bring_tables(context: dict[str, Any]) -> bool:
    """Whether the reader of the page may bring a table back."""
    return uploads.may_bring(reach_of(context["request"]))
