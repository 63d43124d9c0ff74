"""What must hold of places in somebody's charge."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core import clock
from luoshi.core.registry import register_check
from luoshi.organizations.charges.models import Charge
from luoshi.organizations.models import Holding
from luoshi.organizations.reach import on_day


@register_check(
    "organizations.charges",
    gettext_lazy("Every place that is in a post's charge has a person: somebody holds the post today."),
    gettext_lazy("Give the place to another post as supervision office, and compare the log: no act leaves it alone."),
)
def none_left_alone(full: bool) -> Iterator[str]:
    held = Holding.objects.filter(on_day(clock.today())).values("post")
    for row in Charge.objects.filter(valid_to__isnull=True).exclude(post__in=held).order_by("pk"):
        yield _("%(charge)s is in the charge of post %(post)s, which nobody holds") % {
            "charge": row,
            "post": row.post_id,
        }
