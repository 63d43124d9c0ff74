"""Views of the list: saved under a name, shared with the office of one's region, dropped."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi.core.errors import Conflict, Forbidden, Invalid
from luoshi.ledger.models import SavedView
from luoshi.ledger.rules import VIEWS
from luoshi.records.log import Log, act

LONGEST_QUERY = 2000


@act("ledger.save_view")
def save_view(log: Log, name: str, query: str, shared: bool = False) -> SavedView:
    """Saves the query of a list under a name, for oneself or shared; one's own view of that name is replaced."""
    owner, name = log.act.actor_id, name.strip()
    if owner is None:
        raise Forbidden(_("A view is saved by a person."))
    if not name:
        raise Invalid(_("Give the view a name."))
    if len(query) > LONGEST_QUERY:
        raise Invalid(_("This view is too long to be kept. Choose fewer columns or filters."))
    region = log.act.region_id if shared else None
    if shared:
        VIEWS.answer("share", log.act.reach, SavedView(owner_id=owner, shared_in_id=region)).require()
    if view := SavedView.objects.filter(owner=owner, name=name, dropped_at=None).first():
        return log.entry(view).change(view, query=query, shared_in_id=region)
    return log.entry().add(SavedView(owner_id=owner, shared_in_id=region, name=name, query=query))


@act("ledger.drop_view")
def drop_view(log: Log, view: SavedView) -> SavedView:
    """Takes a view away from above the list; its name is free again."""
    VIEWS.answer("drop", log.act.reach, view).require()
    if view.dropped_at is not None:
        raise Conflict(_("This view was dropped already."))
    return log.entry(view).change(view, dropped_at=log.act.at)
