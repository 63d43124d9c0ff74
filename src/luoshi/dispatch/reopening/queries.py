"""Named questions about late reports, and every reason why one cannot be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from luoshi.core.dates import in_words
from luoshi.core.errors import Conflict, Unknown
from luoshi.dispatch.models import Ask, Reopening, Report, Round
from luoshi.dispatch.queries import reopened, still_asked
from luoshi.dispatch.reopening.freezing import frozen_on
from luoshi.dispatch.reopening.limits import asked_until, limits_of, used
from luoshi.dispatch.rules import ASKS, REOPENINGS
from luoshi.dispatch.states import ReopeningState, RoundState
from luoshi.ledger.states import PlanState
from luoshi.organizations.reach import Reach


def reopenings_visible_to(reach: Reach | None) -> QuerySet[Reopening]:
    """The late reports that a person may know of, the newest first."""
    seen = REOPENINGS.visible(reach).select_related("ask__round__plan", "ask__task", "wished_by", "decided_by")
    return seen.order_by("-wished_at", "-pk")


def get_visible_reopening(reach: Reach | None, pk: int) -> Reopening:
    reopening = reopenings_visible_to(reach).filter(pk=pk).first()
    if reopening is None:
        raise Unknown
    return reopening


def to_decide(reach: Reach, on: date) -> QuerySet[Reopening]:
    """What waits for this person's decision: never what he asked for himself."""
    return Reopening.objects.filter(REOPENINGS.query("decide", reach)).exclude(wished_by__in=reach.hands)


def granted_for(report: Report) -> Reopening | None:
    """By which exception a report came after its round was closed; None for one that came before."""
    closed = report.round.closed_at
    if closed is None or report.submitted_at <= closed:
        return None
    return (
        Reopening.objects.filter(ask=report.ask_id, state=ReopeningState.GRANTED).select_related("decided_by").first()
    )


def why_late(reports: Iterable[Report]) -> str:
    """The reasons for which late reports were asked for."""
    granted = Reopening.objects.filter(ask__in={one.ask_id for one in reports}, state=ReopeningState.GRANTED)
    return "；".join(dict.fromkeys(granted.order_by("pk").values_list("reason", flat=True)))


def obstacles_to(ask: Ask, on: date) -> Iterator[str]:
    """Every reason why an ask cannot be reopened for who wished for it on a day, each with the next step."""
    round = ask.round
    if round.state != RoundState.CLOSED:
        yield _("This round still takes reports: hand it in there.")
        return
    if not still_asked(Ask.objects.filter(pk=ask.pk)).exists():
        yield _("This was reported, or the unit is excused from it; there is nothing to hand in late.")
    if on > (until := asked_until(round)):
        yield _("A late report could be asked for until %(day)s; the figure comes with the next round.") % {
            "day": in_words(until)
        }
    if (n := used(ask)) >= (most := limits_of(round).in_a_year):
        yield _("The unit has used %(n)s of %(most)s late reports in this plan's term; no further one is granted.") % {
            "n": n,
            "most": most,
        }
    yield from settled(round)


def wished_before(ask: Ask) -> Iterator[str]:
    """Why an ask is not wished for again: each is reopened once, and one that was refused may get a better reason."""
    known = Reopening.objects.filter(ask=ask).exclude(state=ReopeningState.REFUSED).first()
    if known is not None and known.state == ReopeningState.WISHED:
        yield _("A late report was asked for already and waits for the decision of the supervision office.")
    elif known is not None:
        yield _("A late report was granted for this once; it is not reopened a second time.")


def settled(round: Round) -> Iterator[str]:
    """Why nothing may change the figures of a round any more."""
    if day := frozen_on(round):
        yield _("The bulletin on this round was published on %(day)s; the figure comes with the next round.") % {
            "day": in_words(day)
        }
    if round.plan.state != PlanState.RUNNING:
        yield _("The term of this plan has ended; its figures are put right when they are settled.")


def may_reopen(reach: Reach, round: Round, on: date) -> bool:
    """Whether a person may ask on a day that something a round asked is reported late."""
    closed = round.state == RoundState.CLOSED and on <= asked_until(round)
    return closed and limits_of(round).in_a_year > 0 and ASKS.is_held("reopen", reach)


def refuse_locked(round: Round, asks: Collection[int], on: date) -> None:
    """Refuses what is handed in after a round was closed, unless every ask was reopened and is open on that day."""
    if reopened(on).filter(ask__in=asks).count() < len(asks):
        raise Conflict(_("This round is closed; report in the next one."))
    if reasons := list(settled(round)):
        raise Conflict(*reasons)
