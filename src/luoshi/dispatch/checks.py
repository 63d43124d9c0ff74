"""What must hold in dispatch."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import chain, pairwise

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core import clock
from luoshi.core.registry import register_check
from luoshi.dispatch.counting import counts_of
from luoshi.dispatch.facts import TaskFacts, facts_of
from luoshi.dispatch.lights import inputs
from luoshi.dispatch.lights.periods import Situation, in_season, situation
from luoshi.dispatch.lights.rules import load
from luoshi.dispatch.models import Ask, Correction, Light, LightRuleSet, Measurement, Report, Round
from luoshi.dispatch.states import ReportState
from luoshi.organizations.standing_in.hands import Pair, pairs
from luoshi.records.models import LogEntry
from luoshi.records.rulebooks import is_whole
from luoshi.records.walks import each, pages

RESTORE = gettext_lazy("The row was edited by hand: restore the database.")
JUDGE = gettext_lazy("Lights were edited by hand, or the worker did not run tonight: start it, then check again.")


@register_check(
    "dispatch.light-rules",
    gettext_lazy("Every light names its rules, and the rules are as they were entered."),
    RESTORE,
)
def rules_stand(full: bool) -> Iterator[str]:
    for rule_set in LightRuleSet.objects.order_by("pk"):
        if not is_whole(rule_set):
            yield _("the rules %(rules)s were changed after they were entered") % {"rules": rule_set.label}
    known = LightRuleSet.objects.values("pk")
    for light in Light.objects.exclude(rule_set__in=known).order_by("pk"):
        yield _("light %(id)s has no rules") % {"id": light.pk}


@register_check(
    "dispatch.light-spans",
    gettext_lazy("From the first round on, a task and its targets have one light on every day."),
    RESTORE,
)
def spans_tile(full: bool) -> Iterator[str]:
    spans = Light.objects.order_by("task", "target", "valid_from", "pk")
    rows = spans.values_list("task", "target", "valid_from", "valid_to").iterator(2000)
    for row, following in pairwise(chain(rows, [None])):
        ends = following[2] if following and row and following[:2] == row[:2] else None
        if row and row[3] != ends:
            yield _("the lights of task %(task)s do not follow one another after %(day)s") % {
                "task": row[0],
                "day": row[2],
            }
    lit = Light.objects.filter(valid_to__isnull=True, target__isnull=True).values("task")
    for task in Ask.objects.exclude(task__in=lit).order_by("task").values_list("task", flat=True).distinct():
        yield _("task %(task)s was asked for and has no light") % {"task": task}


@register_check(
    "dispatch.lights",
    gettext_lazy("Every light is the one that its inputs and rules give, and the inputs are those of the reports."),
    JUDGE,
)
def lights_again(full: bool) -> Iterator[str]:
    rules = {one.pk: load(one.body) for one in LightRuleSet.objects.all() if is_whole(one)}
    for light in each(Light.objects.filter(rule_set__in=rules)):
        again = inputs.again(light.inputs, rules[light.rule_set_id])
        if (again.colour, again.cause) != (light.colour, light.cause):
            yield _("light %(id)s is %(colour)s, but its inputs give %(again)s") % {
                "id": light.pk,
                "colour": light.colour,
                "again": again.colour,
            }
    yield from _other_inputs()


def _other_inputs() -> Iterator[str]:
    """Open lights of targets whose reports say something else, unless the sweep has still to come by."""
    today = clock.today()
    standing = Light.objects.filter(valid_to__isnull=True, target__isnull=False)
    for page in pages(standing.filter(Q(next_look_on__isnull=True) | Q(next_look_on__gt=today))):
        facts = facts_of({light.task_id for light in page}, today)
        for light in page:
            here = _situation(facts[light.task_id], light.target_id or 0, today)
            if inputs.told(here) != light.inputs["situation"]:
                yield _("light %(id)s was judged by other reports than there are") % {"id": light.pk}


def _situation(known: TaskFacts, target: int, on: date) -> Situation:
    """What the reports tell of a target today."""
    periods = known.periods.get(target, [])
    return situation(in_season(periods, known.aims[target]) if target in known.aims else periods, on)


@register_check(
    "dispatch.denominators",
    gettext_lazy("A round asks what it asked on opening: accepted, in review, missing and excused make it up."),
    RESTORE,
)
def rounds_add_up(full: bool) -> Iterator[str]:
    opened = {entry.subject_id: entry for entry in LogEntry.objects.filter(act="dispatch.open_round", n=0)}
    for round in Round.objects.order_by("pk").iterator(200):
        counts = counts_of(round)
        parts = counts.accepted + counts.in_review + counts.proof_wanted + counts.missing + counts.excused
        facts = {"round": round.pk, "asked": Ask.objects.filter(round=round).count(), "parts": parts}
        if parts != facts["asked"]:
            yield _("round %(round)s asked %(asked)s, but its parts add up to %(parts)s") % facts
        frozen = _asks_in(opened.get(round.pk))
        if frozen != facts["asked"]:
            yield _("round %(round)s asked %(frozen)s when it opened, and %(asked)s now") % (facts | {"frozen": frozen})


def _asks_in(entry: LogEntry | None) -> int:
    """How many asks an opening wrote into the log."""
    asks: int = json.loads(entry.body)["facts"].get("asks", 0) if entry else 0
    return asks


@register_check(
    "dispatch.reports",
    gettext_lazy("Of the reports on one ask the last is current, and its accepted values are those that count."),
    RESTORE,
)
def last_is_current(full: bool) -> Iterator[str]:
    reports = Report.objects.order_by("ask", "n").values_list("ask", "current").iterator(2000)
    for row, following in pairwise(chain(reports, [None])):
        is_last = following is None or row is None or following[0] != row[0]
        if row and row[1] != is_last:
            yield _("of the reports on ask %(ask)s not the last one is current") % {"ask": row[0]}
    accepted = Q(report__state=ReportState.ACCEPTED)
    torn = Measurement.objects.filter(accepted & Q(accepted_at__isnull=True) | ~accepted & Q(accepted_at__isnull=False))
    for value in torn.order_by("pk"):
        yield _("value %(id)s counts, and its report was not accepted, or the other way round") % {"id": value.pk}


@register_check(
    "dispatch.reviewers",
    gettext_lazy("Every report was reviewed by another person than who submitted it, as the log says too."),
    RESTORE,
)
def reviewed_by_another(full: bool) -> Iterator[str]:
    for report in Report.objects.filter(reviewed_by=F("submitted_by")).order_by("pk"):
        yield _("report %(id)s was reviewed by its own submitter") % {"id": report.pk}
    reviewed = Report.objects.filter(reviewed_by__isnull=False, current=True)
    for page in pages(reviewed):
        acts = dict(LogEntry.objects.filter(entry__in=[one.act for one in page]).values_list("entry", "actor_id"))
        for report in page:
            if acts.get(report.act, report.reviewed_by_id) != report.reviewed_by_id:
                yield _("report %(id)s names another reviewer than the log") % {"id": report.pk}


def reports_reviewed(people: frozenset[int]) -> Iterator[Pair]:
    """Who submitted a report and who reviewed or corrected it, where one of both stood in for somebody."""
    mine = Q(submitted_by__in=people) | Q(reviewed_by__in=people)
    for one in Report.objects.filter(mine, reviewed_at__isnull=False).order_by("pk"):
        yield Pair(f"report {one.pk}", one.submitted_by_id, one.submitted_at, one.reviewed_by_id, one.reviewed_at)
    theirs = Q(measurement__report__submitted_by__in=people) | Q(by__in=people)
    for put_right in Correction.objects.filter(theirs).select_related("measurement__report").order_by("pk"):
        said = put_right.measurement.report
        yield Pair(f"correction {put_right.pk}", said.submitted_by_id, said.submitted_at, put_right.by_id, put_right.at)


pairs.add("dispatch.reports", reports_reviewed)
