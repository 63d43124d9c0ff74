"""A leader's one sheet of A4: what waits for him, what is behind, what he heads; as many lines as the sheet takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from luoshi.core.cells import cell_of
from luoshi.core.dates import in_words
from luoshi.core.printing import one_page
from luoshi.core.registry import Line, Passage, passages
from luoshi.ledger.heads import Sheet, sheet_of
from luoshi.ledger.overview import Line as Row
from luoshi.ledger.printing import Stamp
from luoshi.ledger.states import TaskState
from luoshi.ledger.wording import Told
from luoshi.organizations.models import Post
from luoshi.organizations.reach import Reach

#: More lines of one passage than a sheet of A4 has room for.
MOST = 60

#: Lines of each passage where the browser prints, which nobody can ask how much it has room for.
IN_BROWSER = 5


@dataclass(frozen=True)
class Paper:
    """A leader's sheet of paper: his page on the screen, and its passages in their order."""

    sheet: Sheet
    passages: tuple[Passage, ...]
    stamp: Stamp

    @property
    def title(self) -> str:
        return f"{self.sheet.leader} {self.sheet.on:%Y-%m-%d}"


def paper_of(post: Post, reach: Reach | None, on: date, stamp: Stamp) -> Paper:
    """What stands on it, as far as the person sees the tasks; in a fixed number of queries."""
    sheet = sheet_of(post, reach, on)
    above = (one for told in passages.named("ledger.leader") for one in told(sheet.leader, reach, on))
    return Paper(sheet, tuple(one for one in (*above, *_of_ledger(sheet)) if one.lines or one.note), stamp)


def context_of(paper: Paper, most: int) -> dict[str, Any]:
    """What the page is filled with where `most` lines of each passage are printed."""
    cut = [(one, one.lines[:most], one.beyond(most)) for one in paper.passages]
    return {"title": paper.title, "sheet": paper.sheet, "passages": cut, "stamp": paper.stamp}


def pdf_of_leader(paper: Paper) -> bytes:
    """One sheet with as many lines of each passage as it takes, the same number of each; its links lead to the site."""
    longest = max((len(one.lines) for one in paper.passages), default=0)
    return one_page(lambda most: _drawn(paper, most), min(longest, MOST))


def _drawn(paper: Paper, most: int) -> str:
    return render_to_string("ledger/print_leader.html", {**context_of(paper, most), "site": settings.ADDRESS})


def _of_ledger(sheet: Sheet) -> Iterator[Passage]:
    for plans, kind in ((sheet.matters, _("Public livelihood matters")), (sheet.by_plan, "")):
        for plan, rows in plans:
            all_of_them = f"{reverse('ledger:list')}?leader={sheet.leader.post}&plan={plan.pk}"
            yield Passage(plan.title, tuple(_task(sheet, row) for row in rows), all_of_them, kind)
    page = reverse("ledger:leader", args=[sheet.leader.post])
    yield Passage(_("Changes that wait for a decision"), tuple(map(_change, sheet.changes)), page)


def _task(sheet: Sheet, row: Row) -> Line:
    task = row.task
    late = bool(task.deadline and task.deadline < sheet.on)
    lit = sheet.lit if task.state == TaskState.READY else None
    return Line(
        what=task.numbered_title,
        url=reverse("ledger:task", args=[task.pk]),
        who="、".join(row.leading),
        when=" ".join((in_words(task.deadline) if task.deadline else "", _("overdue") if late else "")).strip(),
        mark=cell_of(lit, row) if lit else task.get_state_display(),
    )


def _change(told: Told) -> Line:
    address = reverse("ledger:amendment", args=[told.amendment.pk])
    return Line(told.amendment.task.title, address, Truncator(told.sentence()).chars(60))
