"""What goes along with a post: the places that are in its holder's charge."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from luoshi.organizations.charges.models import Charge
from luoshi.organizations.models import Post
from luoshi.records.log import Entry


def move_charges(entry: Entry, old: Post, new: Post, on: date) -> None:
    """A post goes on at the heir of its unit: so do the places in its holder's charge."""
    for row in Charge.objects.filter(post=old, valid_to__isnull=True).order_by("pk"):
        entry.change(row, valid_to=on)
        entry.add(Charge(region_id=row.region_id, line=row.line, place=row.place, post=new, valid_from=on))


def left_alone(post: Post) -> Iterator[tuple[object, object]]:
    """What hinders that a post is left without a holder: places that would have nobody."""
    count = Charge.objects.filter(post=post, valid_to__isnull=True).count()
    sentence = _(
        "%(count)s places are in the charge of this post. Hand it over to a successor, or have the supervision office "
        "give the places to others first."
    )
    yield count, sentence % {"count": count}
