"""What waits for the office of a region to which lines were handed down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import ngettext

from luoshi.core.registry import OpenItem, OpenItems, open_items
from luoshi.ledger.carrying.queries import plans_to_carry_out
from luoshi.ledger.carrying.receiving import handed_plans
from luoshi.organizations.reach import Reach


def to_carry_out(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Lines from above that no line of the region carries out yet, one item for each plan."""
    wanted = set(plans_to_carry_out(reach, on).values_list("task__plan", "region"))
    for one in handed_plans(reach, on) if wanted else ():
        if (one.plan.pk, one.region) in wanted:
            what = ngettext(
                "Say what carries out %(n)s line handed down",
                "Say what carries out %(n)s lines handed down",
                one.waiting,
            )
            address = reverse("ledger:handed", args=[one.plan.pk, one.region])
            yield OpenItem("ledger.to_carry_out", one.plan.title, what % {"n": one.waiting}, None, address)


open_items.add("ledger.to_carry_out", OpenItems("ledger.to_carry_out", to_carry_out, plans_to_carry_out))
