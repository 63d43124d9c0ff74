"""What goes along when units become others: who is in charge of a unit is in charge of its heir."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luoshi.core.registry import HandOver, Work, hand_overs
from luoshi.organizations.models import Post
from luoshi.organizations.portfolios.models import Portfolio
from luoshi.records.log import Entry


def in_portfolios(units: Collection[int], on: date) -> Iterator[Work]:
    """Where units stand in portfolios."""
    rows = Portfolio.objects.filter(unit__in=units, valid_to__isnull=True).select_related("post").order_by("pk")
    for row in rows:
        url = reverse("organizations:unit", args=[row.unit_id])
        yield Work(row.pk, f"portfolio:{row.pk}", row.unit_id, row.post.title, url)


def move_in_portfolios(entry: Entry, moves: Sequence[tuple[Work, int]], on: date) -> None:
    """The heir stands in the portfolio instead, once."""
    rows = Portfolio.objects.in_bulk([work.row for work, _heir in moves])
    for work, heir in moves:
        row = rows[work.row]
        entry.change(row, valid_to=on)
        if not Portfolio.objects.filter(post=row.post_id, unit=heir, valid_to__isnull=True).exists():
            entry.add(Portfolio(post_id=row.post_id, unit_id=heir, valid_from=on))


def move_own(entry: Entry, old: Post, new: Post, on: date) -> None:
    """A leader's post goes on at the heir of its unit: so does what it is in charge of."""
    for row in Portfolio.objects.filter(post=old, valid_to__isnull=True).order_by("pk"):
        entry.change(row, valid_to=on)
        entry.add(Portfolio(post=new, unit_id=row.unit_id, valid_from=on))


hand_overs.add(
    "organizations.portfolios",
    HandOver("organizations.portfolios", _("Leaders in charge"), in_portfolios, move_in_portfolios),
)
