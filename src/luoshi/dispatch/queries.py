"""Named questions about rounds, what was asked in them and what came."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet

from luoshi.core.errors import Unknown
from luoshi.dispatch.models import (
    Ask,
    Correction,
    Evidence,
    Light,
    LightRuleSet,
    Measurement,
    Reopening,
    Report,
    Round,
)
from luoshi.dispatch.rules import ASKS, LIGHTS, PLANS, REPORTS, ROUNDS
from luoshi.dispatch.states import UNDECIDED, ReopeningState, ReportState, RoundState
from luoshi.ledger.models import Plan, Task
from luoshi.ledger.queries import tasks_visible_to
from luoshi.organizations.reach import Reach

#: A report in one of these answers what was asked; what was returned does not, and what lacks a proof does.
STANDING = (*UNDECIDED, ReportState.ACCEPTED)


def rounds_visible_to(reach: Reach | None) -> QuerySet[Round]:
    """The rounds a person may see, the newest first."""
    return ROUNDS.visible(reach).select_related("plan").order_by("-period_start", "-pk")


def get_visible_round(reach: Reach | None, pk: int) -> Round:
    round = rounds_visible_to(reach).filter(pk=pk).first()
    if round is None:
        raise Unknown
    return round


def get_visible_plan(reach: Reach | None, pk: int) -> Plan:
    """A plan over which rounds may be seen; or Unknown."""
    plan = PLANS.visible(reach).filter(pk=pk).first()
    if plan is None:
        raise Unknown
    return plan


def plans_to_open(reach: Reach) -> QuerySet[Plan]:
    """The plans over which a person may open a round, the newest first."""
    return Plan.objects.filter(PLANS.query("open_round", reach)).order_by("-adopted_at", "-pk")


def asks_visible_to(reach: Reach | None) -> QuerySet[Ask]:
    return ASKS.visible(reach).select_related("round__plan", "task")


def get_visible_ask(reach: Reach | None, pk: int) -> Ask:
    ask = asks_visible_to(reach).filter(pk=pk).first()
    if ask is None:
        raise Unknown
    return ask


def asks_in(reach: Reach | None, round: Round, place: Q | None = None) -> QuerySet[Ask]:
    """What a person sees of the asks of a round, in one place of its counts or all, by unit and task."""
    asks = with_current(asks_visible_to(reach).filter(round=round))
    return (asks if place is None else asks.filter(place)).order_by("unit", "task__no", "pk")


def with_current(asks: QuerySet[Ask]) -> QuerySet[Ask]:
    """Asks with what came to them as `current`: filter on `current__state`, `current__submitted_on`."""
    return asks.annotate(current=FilteredRelation("reports", condition=Q(reports__current=True)))


def unanswered(round: Round) -> QuerySet[Ask]:
    """What was asked in a round and has no report in review or accepted, without who was excused."""
    return still_asked(Ask.objects.filter(round=round))


def in_review(round: Round) -> QuerySet[Report]:
    """The reports of a round that wait for a reviewer, by unit and task."""
    return Report.objects.filter(round=round, state=ReportState.IN_REVIEW, current=True).order_by("unit", "task", "pk")


def undecided(round: Round) -> QuerySet[Report]:
    """The reports of a round that a reviewer has still to decide on, those that lack a proof among them."""
    return Report.objects.filter(round=round, state__in=UNDECIDED, current=True).order_by("unit", "task", "pk")


def waiting_reports(reach: Reach) -> QuerySet[Report]:
    """The reports that wait for this person's review: never his own. When a round is closed only late ones can come."""
    waiting = Report.objects.filter(REPORTS.query("review", reach), state=ReportState.IN_REVIEW, current=True)
    return waiting.exclude(submitted_by__in=reach.hands)


def asked_of(reach: Reach) -> QuerySet[Ask]:
    """What is asked of a person's units in open rounds, or was reopened for them, the earliest due first."""
    mine = Ask.objects.filter(ASKS.query("report", reach), takes_reports(reach.on))
    return mine.select_related("round__plan", "task__section", "target").order_by("round__due_on", "round", "task__no")


def reopened(on: date) -> QuerySet[Reopening]:
    """What was asked by rounds that are closed now and may be answered late on a day."""
    return Reopening.objects.filter(state=ReopeningState.GRANTED, open_until__gte=on)


def first_end(asks: Iterable[Ask], on: date) -> date | None:
    """The first day until which one of some asks may be answered late; None where none is."""
    granted = reopened(on).filter(ask__in=[one.pk for one in asks])
    return granted.order_by("open_until").values_list("open_until", flat=True).first()


def takes_reports(on: date) -> Q:
    """Asks that may be answered on a day: their round is open, or they were reopened."""
    return Q(round__state=RoundState.OPEN) | Q(pk__in=reopened(on).values("ask"))


def hold(round: Round) -> None:
    """Reads a round as it stands and holds it until the act ends: reports and the closing come one after the other."""
    round.refresh_from_db(from_queryset=Round.objects.select_for_update(no_key=True))


def still_asked(asks: QuerySet[Ask]) -> QuerySet[Ask]:
    """Of some asks those that are neither answered nor excused."""
    return asks.filter(~Exists(_standing()), excused="")


def _standing() -> QuerySet[Report]:
    return Report.objects.filter(ask=OuterRef("pk"), current=True, state__in=STANDING)


def get_visible_report(reach: Reach | None, pk: int) -> Report:
    reports = REPORTS.visible(reach).select_related("round__plan", "task", "ask", "submitted_by", "reviewed_by")
    report = reports.filter(pk=pk).first()
    if report is None:
        raise Unknown
    return report


def get_visible_evidence(reach: Reach | None, pk: int) -> Evidence:
    """A proof of a report that may be seen; or Unknown."""
    proof = Evidence.objects.filter(pk=pk, report__in=REPORTS.visible(reach).values("pk")).first()
    if proof is None:
        raise Unknown
    return proof


def get_visible_task(reach: Reach | None, pk: int) -> Task:
    """A task whose light may be seen; or Unknown."""
    task = tasks_visible_to(reach).filter(pk=pk).select_related("plan", "section").first()
    if task is None:
        raise Unknown
    return task


def reports_of(reach: Reach | None, task: Task) -> QuerySet[Report]:
    """The reports on a task that a person may see, the newest first."""
    seen = REPORTS.visible(reach).filter(task=task).select_related("round", "submitted_by", "reviewed_by")
    return seen.prefetch_related("measurements__target", "evidence").order_by("-round__period_start", "-pk")


def open_lights(reach: Reach | None, task: Task) -> list[Light]:
    """The lights of a task as they stand: the task's own first, then its targets'."""
    lights = LIGHTS.visible(reach).filter(task=task, valid_to__isnull=True)
    return sorted(lights.select_related("target", "rule_set"), key=lambda one: one.target.no if one.target else 0)


def spans_of(reach: Reach | None, task: Task) -> QuerySet[Light]:
    """Every light that a task has had, the newest first."""
    return LIGHTS.visible(reach).filter(task=task, target__isnull=True).order_by("-valid_from")


def rule_set_on(on: date) -> LightRuleSet | None:
    """The newest rules for lights that hold on a day."""
    return LightRuleSet.objects.filter(effective_on__lte=on).order_by("effective_on", "version").last()


def get_visible_measurement(reach: Reach | None, pk: int) -> Measurement:
    """A value of a report that may be seen; or Unknown."""
    seen = Measurement.objects.filter(pk=pk, report__in=REPORTS.visible(reach).values("pk"))
    measurement = seen.select_related("report__task", "report__submitted_by", "target").first()
    if measurement is None:
        raise Unknown
    return measurement


def corrections_of(plan: Plan) -> QuerySet[Correction]:
    """What was corrected in the reports of a plan, the oldest first."""
    made = Correction.objects.filter(measurement__report__round__plan=plan).order_by("at", "pk")
    return made.select_related("measurement__target", "measurement__report__task", "measurement__report__round")
