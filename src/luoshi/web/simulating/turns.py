"""What happens beside the rounds: leaders write, obstacles are cleared, targets amended, figures corrected."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from luoshi.core import clock
from luoshi.core.acts import Act
from luoshi.core.calendar import workdays_after
from luoshi.dispatch.actions import answer_obstacle, correct_value, solve_obstacle
from luoshi.dispatch.models import Light, Measurement, Obstacle, Round
from luoshi.dispatch.obstacles import standing
from luoshi.dispatch.states import Colour, ReportState
from luoshi.ledger.actions import decide_amendment, propose_amendment
from luoshi.ledger.changes import Change, version_on
from luoshi.ledger.models import Target
from luoshi.ledger.states import AmendmentKind
from luoshi.organizations.models import Holding, Unit
from luoshi.organizations.states import Role
from luoshi.supervision import instructions
from luoshi.supervision.actions import answer_instruction, check_instruction, instruct
from luoshi.supervision.actions.instructing import Wording
from luoshi.web.playing import on
from luoshi.web.simulating.stage import CLERK, COUNTY_HEAD, OFFICE, Stage, act_of, username_in

INSTRUCTED = 2  # red tasks a month on which a leader writes
#: The months (of the year played, from 1) after which a figure is corrected, and a target amended.
CORRECTED, AMENDED = (3, 6, 9), (4, 7, 10)
SOLVED = 0.6  # so many of the obstacles that were answered are solved by that


def play(stage: Stage, round: Round, n: int) -> None:
    """Everything that comes after the n-th round, in the days after its closing."""
    day = workdays_after(round.closes_on, 2).day
    _clear(stage, round, day)
    _instruct(stage, day)
    if n in CORRECTED:
        _correct(stage, round, day)
    if n in AMENDED:
        _amend(stage, day)


def _clear(stage: Stage, round: Round, day: date) -> None:
    """Whoever is needed answers what stands in the way; where that was enough, the unit says that it is solved."""
    for obstacle in standing(Obstacle.objects.filter(report__round=round)).select_related("report__round"):
        with on(day, 14):
            answered = answer_obstacle(_needed(stage, obstacle), obstacle, "已专题协调，明确办结时限。")
        if stage.random.random() < SOLVED:
            with on(workdays_after(day, 2).day, 11):
                solve_obstacle(act_of(username_in(obstacle.report.unit_id, Role.LIAISON)), answered)


def _needed(stage: Stage, obstacle: Obstacle) -> Act:
    """Who answers an obstacle: a leader, the unit that is needed, or the office."""
    if obstacle.for_leader:
        return stage.act(COUNTY_HEAD)
    needed = obstacle.needed_from_id
    return act_of(username_in(needed, Role.LIAISON)) if needed else stage.act(OFFICE)


def _instruct(stage: Stage, day: date) -> None:
    """A leader writes on tasks that are red; the unit answers, and he looks at it."""
    red = Light.objects.filter(colour=Colour.RED, target__isnull=True, valid_to__isnull=True, task__plan=stage.plan)
    for light in red.select_related("task__plan").order_by("valid_from", "task__no")[:INSTRUCTED]:
        leader = f"leader{stage.random.randint(2, 5)}"
        with on(day, 9):
            unit = Unit.objects.get(pk=next(iter(instructions.units_in(light.task, clock.today()))))
            wording = Wording("进度偏慢，请查明原因，提出追赶办法报我。", day, workdays_after(day, 5).day)
            given = instruct(stage.act(leader), light.task, stage.post_of(leader), [unit], wording)
        if stage.random.random() < 0.7:
            with on(workdays_after(day, 3).day, 10):
                reply = answer_instruction(act_of(username_in(unit.pk, Role.LIAISON)), given, "已倒排工期，按周报送。")
            with on(workdays_after(day, 4).day, 9):
                check_instruction(stage.act(leader), reply, True)


def _correct(stage: Stage, round: Round, day: date) -> None:
    """A figure that was accepted turns out one tenth too high."""
    accepted = Measurement.objects.filter(report__round=round, report__state=ReportState.ACCEPTED, value__gt=10)
    row = accepted.select_related("report__task").order_by("pk")[stage.random.randrange(accepted.count())]
    with on(day, 10):
        lower = Decimal(int(row.counts * 9 / 10))
        correct_value(stage.act(CLERK), row, lower, "实地核查，部分项目尚未验收。")


def _amend(stage: Stage, day: date) -> None:
    """The head of a bureau proposes a lower target, the office approves it."""
    with on(day, 11):
        target = stage.random.choice(_headed(stage))
        version = version_on(target, clock.today())
        assert version is not None and version.low is not None  # it stands since the plan was adopted
        low = str(int(version.low * 9 / 10))
        value = {"comparator": version.comparator, "low": low, "high": None, "due_on": _iso(version.due_on)}
        change = Change(AmendmentKind.TARGET, value, target)
        lead = next(iter(instructions.units_in(target.task, clock.today())))
        amendment = propose_amendment(
            act_of(username_in(lead, Role.HEAD)), target.task, change, "上级调减计划，市发改委2号文", clock.today()
        )
    with on(day, 15):
        decide_amendment(stage.act(OFFICE), amendment, True)


def _headed(stage: Stage) -> list[Target]:
    """The flows of the plan whose lead has a head: a bureau that was split off has none yet."""
    held = Holding.objects.filter(post__role=Role.HEAD, valid_to__isnull=True)
    heads = set(held.values_list("post__unit", flat=True))
    flows = Target.objects.filter(task__plan=stage.plan, kind="flow").select_related("task__plan").order_by("pk")
    return [one for one in flows if next(iter(instructions.units_in(one.task, clock.today()))) in heads]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
