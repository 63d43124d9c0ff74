"""Proofs that wait: for the unit that is to bring one, and for who may decide where none has come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.core.registry import OpenItem, OpenItems, open_items
from luoshi.dispatch.proving.queries import overdue, to_prove
from luoshi.organizations.reach import Reach


def wanted(reach: Reach, on: date) -> Iterator[OpenItem]:
    """What a person's units are to prove, each with its day."""
    for one in to_prove(reach, on).select_related("report__task").order_by("until", "pk"):
        what = _("Add a proof: %(what)s") % {"what": one.what}
        address = reverse("dispatch:add_proof", args=[one.report_id])
        yield OpenItem("dispatch.to_prove", one.report.task.title, what, one.until, address)


def not_come(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Proofs that are overdue: somebody decides without them."""
    for one in overdue(reach, on).select_related("report__task").order_by("until", "pk"):
        what = _("The proof has not come. Decide without it, or ask the unit.")
        address = reverse("dispatch:report", args=[one.report_id])
        yield OpenItem("dispatch.unproved", one.report.task.title, what, one.until, address)


open_items.add("dispatch.to_prove", OpenItems("dispatch.to_prove", wanted, to_prove))
open_items.add("dispatch.unproved", OpenItems("dispatch.unproved", not_come, overdue))
