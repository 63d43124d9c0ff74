"""What must hold in publishing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.registry import register_check
from luoshi.organizations.standing_in.hands import Pair, pairs
from luoshi.publishing.models import Bulletin
from luoshi.publishing.queries import written_at
from luoshi.publishing.states import BulletinState

RESTORE = gettext_lazy("The row was edited by hand: restore the database.")


@register_check("publishing.snapshots", gettext_lazy("A bulletin says what it said when it was published."), RESTORE)
def snapshots_whole(full: bool) -> Iterator[str]:
    for bulletin in Bulletin.objects.filter(state=BulletinState.PUBLISHED).order_by("pk").iterator(20):
        if hashlib.sha256(bulletin.snapshot.encode()).hexdigest() != bulletin.sha:
            yield _("the words of bulletin %(bulletin)s were altered") % {"bulletin": bulletin.pk}


@register_check(
    "publishing.lines",
    gettext_lazy("The lines of a bulletin are those behind its figures, neither more nor fewer."),
    RESTORE,
)
def lines_fit(full: bool) -> Iterator[str]:
    for bulletin in Bulletin.objects.filter(state=BulletinState.PUBLISHED).order_by("pk").iterator(20):
        stored = set(bulletin.lines.values_list("figure", "task", "unit"))
        if stored != _lines(json.loads(bulletin.snapshot)):
            yield _("the lines of bulletin %(bulletin)s differ from its figures") % {"bulletin": bulletin.pk}


def _lines(snapshot: dict[str, Any]) -> set[tuple[str, int, int]]:
    return {(one["key"], row["task"], row["unit"]) for one in snapshot["figures"] for row in one["rows"]}


@register_check("publishing.another-hand", gettext_lazy("Nobody publishes a bulletin that he wrote himself."), RESTORE)
def published_by_another(full: bool) -> Iterator[str]:
    for bulletin in Bulletin.objects.filter(approved_by=F("written_by")).order_by("pk"):
        yield _("bulletin %(bulletin)s was published by who wrote it") % {"bulletin": bulletin.pk}


def bulletins_published(people: frozenset[int]) -> Iterator[Pair]:
    """Who wrote a bulletin and who published it, where one of both stood in for somebody."""
    mine = Q(written_by__in=people) | Q(approved_by__in=people)
    for one in Bulletin.objects.filter(mine, published_at__isnull=False, written_by__isnull=False).order_by("pk"):
        yield Pair(f"bulletin {one.pk}", one.written_by_id, written_at(one), one.approved_by_id, one.published_at)


pairs.add("publishing.bulletins", bulletins_published)
