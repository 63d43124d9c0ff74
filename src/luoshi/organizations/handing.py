"""Open work that goes along when units become others: of every room that registered a kind, and the posts of here."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luoshi.core.registry import HandOver, Work, hand_overs
from luoshi.organizations.bodies.handing import move_own_seats
from luoshi.organizations.charges.handing import move_charges
from luoshi.organizations.models import Holding, Post
from luoshi.organizations.portfolios.handing import move_own
from luoshi.organizations.queries import names_of
from luoshi.records.log import Entry

LONGEST_TITLE = 50

#: (kind of work, what of it is open)
Open = list[tuple[HandOver, list[Work]]]


def open_work(units: Collection[int], on: date) -> Open:
    """What units answer for on a day, by kind; kinds without any are left out."""
    found = ((kind, list(kind.open_of(units, on))) for kind in hand_overs)
    return [(kind, works) for kind, works in found if works]


def digest_of(work: Open) -> str:
    """By which a preview is known: it changes when something opens or closes."""
    keys = [f"{kind.kind}:{one.row}:{one.unit}" for kind, works in work for one in works]
    return hashlib.sha256(" ".join(sorted(keys)).encode()).hexdigest()[:16]


def hand_over(entry: Entry, work: Open, heir_of: Callable[[Work], int], on: date) -> dict[str, int]:
    """Gives open work to the heirs of its units; how much of each kind."""
    moved = {}
    for kind, works in work:
        moves = [(one, heir_of(one)) for one in works if heir_of(one) != one.unit]
        if moves:
            kind.move(entry, moves, on)
            moved[kind.kind] = len(moves)
    return moved


def held_posts(units: Collection[int], on: date) -> Iterator[Work]:
    """The posts of units that somebody holds on a day or will hold."""
    held = Holding.objects.filter(_not_over(on), post__unit__in=units).select_related("post", "user")
    people = {one.post: one.user.name for one in held.order_by("-valid_from", "pk")}
    for post, name in sorted(people.items(), key=lambda pair: pair[0].pk):
        url = reverse("organizations:unit", args=[post.unit_id])
        yield Work(post.pk, f"post:{post.pk}", post.unit_id, f"{post.title} · {name}", url)


def move_posts(entry: Entry, moves: Sequence[tuple[Work, int]], on: date) -> None:
    """Opens the same posts at the heirs, for the same people: nobody gets a role that he did not hold."""
    names = names_of((work.unit for work, _heir in moves), on)
    posts = Post.objects.in_bulk([work.row for work, _heir in moves])
    for work, heir in moves:
        post = posts[work.row]
        opened = entry.add(Post(unit_id=heir, role=post.role, title=_free_title(post, heir, names[work.unit])))
        for holding in Holding.objects.filter(_not_over(on), post=post).order_by("pk"):
            _move_holding(entry, holding, opened, on)
        move_own(entry, post, opened, on)
        move_charges(entry, post, opened, on)
        move_own_seats(entry, post, opened, on)


def _free_title(post: Post, heir: int, unit: str) -> str:
    """The title of a post at its heir; with its unit's old name where the heir has one of the same title."""
    if not Post.objects.filter(unit=heir, role=post.role, title=post.title).exists():
        return post.title
    with_unit = f"{post.title}（原{unit}）"
    taken = set(Post.objects.filter(unit=heir, role=post.role).values_list("title", flat=True))
    numbered = (f"{with_unit[: LONGEST_TITLE - 3]}{n or ''}" for n in range(len(taken) + 2) if n != 1)
    return next(title for title in numbered if title not in taken)


def _move_holding(entry: Entry, holding: Holding, post: Post, on: date) -> None:
    """The holding goes on in another post; one that has not been held for a day yet is simply another one."""
    if holding.valid_from >= on:
        entry.change(holding, post=post)
        return
    until = holding.valid_to
    entry.change(holding, valid_to=on)
    moved = entry.add(Holding(post=post, user_id=holding.user_id, valid_from=on, valid_to=until))
    lent = holding.delegations.filter(ended_at=None, valid_to__gt=on).order_by("pk")
    entry.add_all(one.carried_on(moved, on) for one in lent)  # the old ones have ended with their holding


def _not_over(on: date) -> Q:
    return Q(valid_to__isnull=True) | Q(valid_to__gt=on)


hand_overs.add("organizations.posts", HandOver("organizations.posts", _("Posts"), held_posts, move_posts))
