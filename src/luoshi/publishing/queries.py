"""Named questions about bulletins."""

from __future__ import annotations

import json
from datetime import datetime

from django.db.models import QuerySet

from luoshi.core.errors import Unknown
from luoshi.dispatch.models import Correction, Round
from luoshi.dispatch.queries import corrections_of
from luoshi.dispatch.states import RoundState
from luoshi.ledger.models import Task
from luoshi.organizations.reach import Reach
from luoshi.publishing.models import Bulletin, Line
from luoshi.publishing.rules import BULLETINS, ROUNDS
from luoshi.publishing.states import BulletinState
from luoshi.records.models import LogEntry


def bulletins_visible_to(reach: Reach | None) -> QuerySet[Bulletin]:
    """The bulletins a person may see, the newest first."""
    return BULLETINS.visible(reach).select_related("round__plan").order_by("-round__period_end", "-covers", "-pk")


def get_visible_bulletin(reach: Reach | None, pk: int) -> Bulletin:
    bulletin = bulletins_visible_to(reach).select_related("written_by", "approved_by").filter(pk=pk).first()
    if bulletin is None:
        raise Unknown
    return bulletin


def get_heard_bulletin(reach: Reach | None, pk: int) -> Bulletin:
    """A bulletin, also a draft, of which somebody may look at what it says of his units; or Unknown."""
    heard = Bulletin.objects.filter(BULLETINS.query("hear", reach)).select_related("round__plan")
    bulletin = heard.filter(pk=pk).first()
    if bulletin is None:
        raise Unknown
    return bulletin


def begun_with(bulletin: Bulletin) -> QuerySet[Bulletin]:
    """A bulletin and what was begun in the same act: that of the quarter beside that of its last month."""
    return Bulletin.objects.filter(round=bulletin.round_id).select_related("round__plan").order_by("pk")


def get_visible_round(reach: Reach | None, pk: int) -> Round:
    """A round of which a bulletin may be made; or Unknown."""
    round = ROUNDS.visible(reach).select_related("plan").filter(pk=pk).first()
    if round is None:
        raise Unknown
    return round


def rounds_without(reach: Reach | None) -> QuerySet[Round]:
    """The closed rounds of which a person (or the worker: None) may make a bulletin and nobody has."""
    mine = Round.objects.filter(ROUNDS.query("draft", reach), state=RoundState.CLOSED)
    return mine.exclude(pk__in=Bulletin.objects.values("round")).select_related("plan").order_by("period_start", "pk")


def published_before(bulletin: Bulletin) -> Bulletin | None:
    """The last bulletin about the same plan and as long a time that was published before."""
    published = Bulletin.objects.filter(state=BulletinState.PUBLISHED, round__plan=bulletin.round.plan_id)
    earlier = published.filter(covers=bulletin.covers, round__period_start__lt=bulletin.period_start)
    return earlier.order_by("round__period_start").last()


def to_publish(reach: Reach) -> QuerySet[Bulletin]:
    """The drafts that wait for this person: never one that he wrote himself."""
    waiting = bulletins_visible_to(reach).filter(BULLETINS.query("publish", reach))
    return waiting.exclude(written_by__in=reach.hands)


def written_at(bulletin: Bulletin) -> datetime:
    """When a draft got the words that it has, as the log says."""
    last = LogEntry.objects.filter(
        act="publishing.rewrite", subject_type="publishing.bulletin", subject_id=bulletin.pk
    ).order_by("seq")
    return last.values_list("at", flat=True).last() or bulletin.drafted_at


def early_because(bulletin: Bulletin) -> str:
    """Why a bulletin was published before all units that it names had looked at it, as the log says; "" otherwise."""
    entries = LogEntry.objects.filter(
        act="publishing.publish", subject_type="publishing.bulletin", subject_id=bulletin.pk
    ).order_by("seq")
    body = entries.values_list("body", flat=True).last()
    return str(json.loads(body)["facts"].get("early", "")) if body else ""


def lines_about(reach: Reach | None, task: Task) -> QuerySet[Line]:
    """The lines of published bulletins in which a task stands, as far as the person may read them."""
    seen = BULLETINS.visible(reach).filter(state=BulletinState.PUBLISHED).values("pk")
    lines = Line.objects.filter(task=task, bulletin__in=seen).select_related("bulletin__round")
    return lines.order_by("bulletin__published_at", "pk")


def corrections_for(bulletin: Bulletin) -> list[Correction]:
    """What was corrected about earlier months and was not known to the bulletin before this one.

    Known, not dated before: what was corrected while that one was being published is told here.
    """
    before, round = published_before(bulletin), bulletin.round
    if before is None:
        return []
    known = json.loads(before.snapshot)["known"]
    made = corrections_of(round.plan).filter(measurement__report__round__period_start__lt=bulletin.period_start)
    return list(made.exclude(pk__in=known))
