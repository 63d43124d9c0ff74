"""What dispatch tells of a task: what was asked and answered, and how its light turned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.core.dates import local_day
from luoshi.core.registry import Chapter, stories
from luoshi.dispatch.models import Correction, Light, Report
from luoshi.dispatch.queries import reports_of, spans_of
from luoshi.dispatch.rules import ASKS
from luoshi.dispatch.states import ReportState
from luoshi.dispatch.wording import period_in_words, sentence
from luoshi.ledger.models import Task
from luoshi.organizations.reach import Reach


def chapters(reach: Reach | None, task: Task) -> Iterator[Chapter]:
    """All that dispatch knows of a task, in no order."""
    yield from _asked(reach, task)
    for report in reports_of(reach, task):
        yield from _reported(report)
    yield from _corrected(reach, task)
    yield from _lit(reach, task)


def _asked(reach: Reach | None, task: Task) -> Iterator[Chapter]:
    asks = ASKS.visible(reach).filter(task=task).select_related("round__opened_by")
    for round in {ask.round_id: ask.round for ask in asks}.values():
        what = _("Asked about %(month)s") % {"month": period_in_words(round)}
        who = round.opened_by.name if round.opened_by else ""
        yield Chapter(round.opened_at, what, who, "", reverse("dispatch:round", args=[round.pk]))


def _reported(report: Report) -> Iterator[Chapter]:
    month = {"month": period_in_words(report.round)}
    url = reverse("dispatch:report", args=[report.pk])
    yield Chapter(report.submitted_at, _("Reported on %(month)s") % month, report.submitted_by.name, report.words, url)
    if report.reviewed_by and report.reviewed_at:
        accepted = report.state == ReportState.ACCEPTED
        what = _("Report on %(month)s accepted") if accepted else _("Report on %(month)s returned")
        yield Chapter(report.reviewed_at, what % month, report.reviewed_by.name, report.message, url)


def _corrected(reach: Reach | None, task: Task) -> Iterator[Chapter]:
    seen = reports_of(reach, task).order_by().values("pk")
    made = Correction.objects.filter(measurement__report__in=seen).select_related("by", "measurement__target")
    for one in made:
        what = _("Figure corrected: %(target)s") % {"target": one.measurement.target.indicator}
        yield Chapter(
            one.at, what, one.by.name, one.reason, reverse("dispatch:report", args=[one.measurement.report_id])
        )


def _lit(reach: Reach | None, task: Task) -> Iterator[Chapter]:
    """Each time that the light turned, with why."""
    for light in spans_of(reach, task):
        colour, why = light.get_colour_display(), sentence(light)
        what = _("Light: %(colour)s") % {"colour": colour}
        reason = "" if why == colour else why
        yield Chapter(_turned(light), what, "", reason, reverse("dispatch:light", args=[task.pk]))


def _turned(light: Light) -> datetime:
    """When a light turned: the moment if it was not judged again since, else the beginning of that day."""
    if local_day(light.judged_at) == light.valid_from:
        return light.judged_at
    return timezone.make_aware(datetime.combine(light.valid_from, time()))


stories.add("ledger.task", chapters)
