"""The views of the list that stand above it: a few that everybody has, one's own, and those the office shares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from luoshi.core.addresses import address_of
from luoshi.core.errors import Unknown
from luoshi.core.lists import COLUMNS, SORT
from luoshi.core.registry import narrowings
from luoshi.core.statements import Statement
from luoshi.ledger.forms import FilterForm
from luoshi.ledger.models import SavedView
from luoshi.ledger.narrowing import LIST
from luoshi.ledger.rules import OWN_UNIT, VIEWS
from luoshi.ledger.states import TaskState
from luoshi.organizations.reach import Held, Reach

SOON = timedelta(days=30)


@dataclass(frozen=True)
class View:
    """A way to look at the list: what it is called, the query of its address, and the row if somebody saved it."""

    name: str
    query: str
    saved: Any = None
    may_drop: bool = False

    @property
    def address(self) -> str:
        return f"{address_of('ledger:list')}?{self.query}"


def essence_of(query: QueryDict) -> str:
    """What an address says of a list, always in the same order: filters, columns and order, without page or ticks."""
    known = {*FilterForm.base_fields, *(one.key for one in narrowings.named(LIST)), COLUMNS, SORT}
    pairs = [(name, value) for name, values in query.lists() if name in known for value in values if value]
    return urlencode(sorted(pairs))


def views_for(reach: Reach, post: Held | None, on: date) -> list[View]:
    """Every view that a person is offered: those that everybody has come first, then the saved ones by name."""
    saved = _saved(reach).rows()
    mine = (View(row.name, row.query, row, bool(VIEWS.answer("drop", reach, row))) for row in saved)
    return [*_built_in(post, on), *mine]


@lru_cache(maxsize=1000)
def _saved(reach: Reach) -> Statement:
    """The statement that finds them, which every page of the list asks."""
    return Statement(lambda: saved_views(reach).values_list("pk", "owner_id", "shared_in_id", "name", "query"))


def saved_views(reach: Reach) -> QuerySet[SavedView]:
    """One's own and those that the office of one's region shares, as far as nobody dropped them."""
    return VIEWS.visible(reach).filter(Q(dropped_at__isnull=True)).order_by("name", "pk")


def get_visible_view(reach: Reach, pk: int) -> SavedView:
    """A saved view that may be seen, dropped or not; or Unknown."""
    view = VIEWS.visible(reach).filter(pk=pk).first()
    if view is None:
        raise Unknown
    return view


def _built_in(post: Held | None, on: date) -> Iterator[View]:
    if post is not None and post.role in OWN_UNIT:
        yield _view(_("My unit leads"), leading="on", unit=post.unit)
    else:
        yield _view(_("Without a lead"), state=TaskState.UNLED)
        yield _view(_("To be split"), state=TaskState.TO_SPLIT)
    yield _view(_("Due within 30 days"), due_from=on, due_until=on + SOON)
    yield _view(_("With open changes"), changing="on")


def _view(name: str, **query: Any) -> View:
    return View(name, urlencode(sorted(query.items())))
