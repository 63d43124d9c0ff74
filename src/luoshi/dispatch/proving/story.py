"""What is told of a task: that a reviewer asked for a proof, and what the unit answered."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.core.registry import Chapter, stories
from luoshi.dispatch.models import ProofRequest
from luoshi.dispatch.queries import reports_of
from luoshi.dispatch.wording import period_in_words
from luoshi.ledger.models import Task
from luoshi.organizations.reach import Reach


def chapters(reach: Reach | None, task: Task) -> Iterator[Chapter]:
    """Each proof that was asked for, and each answer."""
    seen = reports_of(reach, task).order_by().values("pk")
    rows = ProofRequest.objects.filter(report__in=seen).select_related("report__round", "asked_by", "answered_by")
    for one in rows.order_by("pk"):
        month, url = {"month": period_in_words(one.report.round)}, reverse("dispatch:report", args=[one.report_id])
        yield Chapter(one.asked_at, _("Proof asked for, report on %(month)s") % month, one.asked_by.name, one.what, url)
        if one.answered_by and one.answered_at:
            what = _("Proof added, report on %(month)s") % month
            yield Chapter(one.answered_at, what, one.answered_by.name, one.remark, url)


stories.add("ledger.task", chapters)
