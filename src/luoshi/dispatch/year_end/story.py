"""What ends of years tell of a task: that it was carried over, from where it comes, or why it did not go on."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from luoshi.core.registry import Chapter, stories
from luoshi.dispatch.models import YearEndLine
from luoshi.dispatch.year_end.queries import DONE
from luoshi.ledger.models import Task
from luoshi.organizations.reach import Reach


def chapters(reach: Reach | None, task: Task) -> Iterator[Chapter]:
    """The ends of years in which a task stands; its page leads to the line carried over for who may see that."""
    lines = YearEndLine.objects.filter(Q(task=task) | Q(became=task), year_end__state__in=DONE)
    for line in lines.select_related("year_end__decided_by", "year_end__plan").order_by("pk"):
        year_end = line.year_end
        assert year_end.decided_at and year_end.decided_by  # it was ended
        yield Chapter(year_end.decided_at, _told(line, task), year_end.decided_by.name, line.why_not)


def _told(line: YearEndLine, task: Task) -> str:
    if line.became_id == task.pk:
        return _("Carried over from %(plan)s") % {"plan": line.year_end.plan.title}
    return _("Term ended: carried over") if line.became_id else _("Term ended: not carried over")


stories.add("ledger.task", chapters)
