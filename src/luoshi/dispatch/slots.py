"""What dispatch shows on a task's page, what waits in it, and how the list of tasks is narrowed by lights."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from luoshi.core.registry import OpenItem, OpenItems, Slot, Topic, open_items, slots, topics
from luoshi.dispatch.confidence.queries import judgements_of
from luoshi.dispatch.entering import awaiting_units
from luoshi.dispatch.models import Ask, Obstacle, Report, Round
from luoshi.dispatch.obstacles import awaiting_answer, awaiting_solution, obstacles_visible_to, standing, told
from luoshi.dispatch.queries import (
    asked_of,
    open_lights,
    reports_of,
    still_asked,
    waiting_reports,
)
from luoshi.dispatch.rules import ROUNDS, TASKS
from luoshi.dispatch.states import RoundState
from luoshi.dispatch.wording import period_in_words
from luoshi.dispatch.workings import workings_of
from luoshi.ledger.models import Task
from luoshi.organizations.acting import reach_of
from luoshi.organizations.reach import Reach

REPORTS_SHOWN = 12


def light_of(request: HttpRequest, task: Task) -> dict[str, Any]:
    """On a task's page: its light with the working, its reports, and the way to answer what is asked."""
    reach = reach_of(request)
    return {
        "task": task,
        "workings": workings_of(open_lights(reach, task), reach),
        "judgement": judgements_of(reach, task).first(),
        "may_judge": bool(TASKS.answer("judge_delivery", reach, task)),
        "reports": reports_of(reach, task)[:REPORTS_SHOWN],
        "obstacles": told(standing(obstacles_visible_to(reach).filter(report__task=task)), reach.on),
        "asks": still_asked(asked_of(reach).filter(task=task)),
    }


def to_report(reach: Reach, on: date) -> Iterator[OpenItem]:
    """What a person's units still have to report, one item for each round."""
    counts = _by_round(_to_report(reach))
    for round in Round.objects.filter(pk__in=counts).select_related("plan").order_by("due_on", "pk"):
        n = counts[round.pk]
        what = ngettext("Report %(n)s task for %(month)s", "Report %(n)s tasks for %(month)s", n)
        told = what % {"n": n, "month": period_in_words(round)}
        yield OpenItem("dispatch.to_report", round.plan.title, told, round.due_on, reverse("dispatch:mine"))


def _to_report(reach: Reach) -> QuerySet[Ask]:
    """What may be reported late stands apart, each with its own day."""
    return still_asked(asked_of(reach).filter(round__state=RoundState.OPEN))


def to_review(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Reports that wait for a reviewer, one item for each round; due before the days of grace end."""
    rounds = list(rounds_to_review(reach, on).select_related("plan").order_by("due_on", "pk"))
    counts = _by_round(waiting_reports(reach).filter(round__in=rounds))  # of few rounds, not all that is reported
    for round in rounds:
        n = counts[round.pk]
        what = ngettext("Review %(n)s report for %(month)s", "Review %(n)s reports for %(month)s", n)
        told = what % {"n": n, "month": period_in_words(round)}
        address = f"{reverse('dispatch:round', args=[round.pk])}?show=in_review"
        due = round.grace_until if round.state == RoundState.OPEN else None
        yield OpenItem("dispatch.to_review", round.plan.title, told, due, address)


def _by_round(things: QuerySet[Ask] | QuerySet[Report]) -> dict[int, int]:
    return dict(things.order_by().values("round").annotate(n=Count("pk")).values_list("round", "n"))


def rounds_to_report(reach: Reach, on: date) -> QuerySet[Round]:
    """The rounds in which a person's units still have to report."""
    return Round.objects.filter(pk__in=_to_report(reach).order_by().values("round"))


def rounds_to_review(reach: Reach, on: date) -> QuerySet[Round]:
    """The rounds in which reports wait for a person's review."""
    return Round.objects.filter(pk__in=waiting_reports(reach).order_by().values("round"))


def rounds_to_close(reach: Reach, on: date) -> QuerySet[Round]:
    """The rounds that a person may close, of which the last day has passed."""
    return Round.objects.filter(ROUNDS.query("close", reach), closes_on__lt=on)


def to_close(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Rounds whose last day has passed and that the office has not closed."""
    for round in rounds_to_close(reach, on).select_related("plan").order_by("closes_on", "pk"):
        told = _("Close the round for %(month)s") % {"month": period_in_words(round)}
        address = reverse("dispatch:round", args=[round.pk])
        yield OpenItem("dispatch.to_close", round.plan.title, told, round.closes_on, address)


def to_answer(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Obstacles that wait for a person's unit, or for him to coordinate."""
    for one in awaiting_answer(reach, on).select_related("report__task"):
        what = _("Obstacle: %(what)s") % {"what": one.what}
        yield OpenItem("dispatch.to_answer", one.report.task.title, what, one.by_when, _obstacle(one))


def to_solve(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Obstacles of a person's unit that were answered: is it out of the way?"""
    for one in awaiting_solution(reach, on).select_related("report__task"):
        what = _("Answered: %(answer)s. Is it solved?") % {"answer": one.answer}
        yield OpenItem("dispatch.to_solve", one.report.task.title, what, one.by_when, _obstacle(one))


def to_agree(reach: Reach, on: date) -> Iterator[OpenItem]:
    """What the office entered for a person's units, as long as they may dispute it."""
    for one in awaiting_units(reach, on).select_related("report__task").order_by("dispute_until", "pk"):
        what = _("Entered by the office for your unit: is it right?")
        address = reverse("dispatch:report", args=[one.report_id])
        yield OpenItem("dispatch.to_agree", one.report.task.title, what, one.dispute_until, address)


def _obstacle(one: Obstacle) -> str:
    return reverse("dispatch:obstacle", args=[one.pk])


slots.add("ledger.task", Slot("dispatch/_task.html", light_of))
open_items.add("dispatch.to_report", OpenItems("dispatch.to_report", to_report, rounds_to_report))
open_items.add("dispatch.to_review", OpenItems("dispatch.to_review", to_review, rounds_to_review))
open_items.add("dispatch.to_close", OpenItems("dispatch.to_close", to_close, rounds_to_close))
open_items.add("dispatch.to_answer", OpenItems("dispatch.to_answer", to_answer, awaiting_answer))
open_items.add("dispatch.to_solve", OpenItems("dispatch.to_solve", to_solve, awaiting_solution))
topics.add("dispatch", Topic("dispatch", gettext_lazy("Rounds of reporting")))
open_items.add("dispatch.to_agree", OpenItems("dispatch.to_agree", to_agree, awaiting_units))
