"""What happens beside the rounds: leaders write, targets are amended, figures are corrected, bureaus become one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from luoshi.core import clock
from luoshi.core.calendar import workdays_after
from luoshi.dispatch.actions import correct_value
from luoshi.dispatch.models import Light, Measurement, Round
from luoshi.dispatch.states import Colour, ReportState
from luoshi.ledger.actions import decide_amendment, propose_amendment
from luoshi.ledger.changes import Change, version_on
from luoshi.ledger.models import Target
from luoshi.ledger.states import AmendmentKind
from luoshi.organizations.actions import merge_units
from luoshi.organizations.actions.becoming import Grounds, Heir
from luoshi.organizations.models import Post, Unit
from luoshi.organizations.states import Role
from luoshi.supervision import instructions
from luoshi.supervision.actions import answer_instruction, check_instruction, instruct
from luoshi.supervision.actions.instructing import Wording
from luoshi.web.playing import on
from luoshi.web.simulating.stage import CLERK, OFFICE, Stage, act_of, username_in

INSTRUCTED = 2  # red tasks a month on which a leader writes
#: The months (of the year played, from 1) after which a figure is corrected, a target amended, two bureaus merged.
CORRECTED, AMENDED, MERGED = (3, 6, 9), (4, 7, 10), 6


def play(stage: Stage, round: Round, n: int) -> None:
    """Everything that comes after the n-th round, in the days after its closing."""
    day = workdays_after(round.closes_on, 2).day
    _instruct(stage, day)
    if n in CORRECTED:
        _correct(stage, round, day)
    if n in AMENDED:
        _amend(stage, day)
    if n == MERGED:
        _merge(stage, day)


def _instruct(stage: Stage, day: date) -> None:
    """A leader writes on tasks that are red; the unit answers, and he looks at it."""
    red = Light.objects.filter(colour=Colour.RED, target__isnull=True, valid_to__isnull=True, task__plan=stage.plan)
    for light in red.select_related("task__plan").order_by("valid_from", "task__no")[:INSTRUCTED]:
        username = f"leader{stage.random.randint(2, 5)}"
        post = Post.objects.get(holdings__user__username=username)
        with on(day, 9):
            unit = Unit.objects.get(pk=next(iter(instructions.units_in(light.task, clock.today()))))
            wording = Wording("进度偏慢，请查明原因，提出追赶办法报我。", day, workdays_after(day, 5).day)
            given = instruct(act_of(username), light.task, post, [unit], wording)
        if stage.random.random() < 0.7:
            with on(workdays_after(day, 3).day, 10):
                reply = answer_instruction(act_of(username_in(unit.pk, Role.LIAISON)), given, "已倒排工期，按周报送。")
            with on(workdays_after(day, 4).day, 9):
                check_instruction(act_of(username), reply, True)


def _correct(stage: Stage, round: Round, day: date) -> None:
    """A figure that was accepted turns out one tenth too high."""
    accepted = Measurement.objects.filter(report__round=round, report__state=ReportState.ACCEPTED, value__gt=10)
    row = accepted.select_related("report__task").order_by("pk")[stage.random.randrange(accepted.count())]
    with on(day, 10):
        lower = Decimal(int(row.counts * 9 / 10))
        correct_value(act_of(CLERK), row, lower, "实地核查，部分项目尚未验收。")


def _amend(stage: Stage, day: date) -> None:
    """The head of a bureau proposes a lower target, the office approves it."""
    with on(day, 11):
        targets = Target.objects.filter(task__plan=stage.plan, kind="flow").select_related("task__plan").order_by("pk")
        target = targets[stage.random.randrange(targets.count())]
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
        decide_amendment(act_of(OFFICE), amendment, True)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _merge(stage: Stage, day: date) -> None:
    """One bureau goes over into another; what it leads and has open goes along."""
    old, heir = (Unit.objects.get(pk=pk) for pk in sorted(stage.manners)[:2])
    with on(day, 17):
        merge_units(act_of(OFFICE), [old], Heir(unit=heir), Grounds("机构改革", "望编〔2025〕6号"))
