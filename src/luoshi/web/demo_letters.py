"""The letters, instructions and bulletins of the example county: one letter came to its end, one waits for its answer,
one is proposed; one instruction is answered and one is not; one bulletin is published, one is a draft.
"""

from __future__ import annotations

from datetime import date

from luoshi.core import clock
from luoshi.core.calendar import workdays_after, workdays_before
from luoshi.dispatch.models import Round
from luoshi.ledger.leaders import headed_by
from luoshi.ledger.models import Plan, Task
from luoshi.organizations.models import Holding, Post, Unit
from luoshi.organizations.states import Role
from luoshi.publishing.actions import publish, rewrite
from luoshi.publishing.models import Bulletin
from luoshi.publishing.states import Covers
from luoshi.publishing.sweeps import draft_closed
from luoshi.supervision.actions import answer, answer_instruction, check_reply, instruct, issue, sign_for
from luoshi.supervision.actions.instructing import Wording
from luoshi.supervision.instructions import units_in
from luoshi.supervision.models import Letter, Proposal
from luoshi.web.demo_people import CLERK, COUNTY_HEAD, HEAD_OF_OFFICE
from luoshi.web.playing import acting, all_look, on, paper

REASON = "经办人员调整，材料交接不及时。已明确专人负责，今后按时报送。"
LEADER = "suwanqing"
INSTRUCTION = "创新平台是今年的硬任务，请逐项排出时间表，有困难直接报我。"
ANSWER = "已排出时间表：重点实验室10月评审，中试基地11月验收，目前无需协调事项。"
FOREWORD = "各牵头单位总体进展平稳，个别单位报告不及时，请引以为戒，严格落实报告制度。"


def settle(round: Round, liaison: str) -> None:
    """The letter to the silent unit of a round goes all its way, in the days after those of grace."""
    days = [workdays_after(round.grace_until, n).day for n in (1, 2, 3)]
    letter = issued(round, liaison, CLERK, days[0])
    with on(days[0], 15):
        sign_for(acting(liaison), letter)
    with on(days[1], 11):
        reply = answer(acting(liaison), letter, REASON, [paper("整改情况说明.txt", "整改情况说明（示例）")])
    with on(days[2]):
        check_reply(acting(HEAD_OF_OFFICE), reply, True)


def wait_for_answer(round: Round, liaison: str, today: date) -> None:
    """The letter to another unit is signed for and waits for its answer; what else is proposed stays proposed."""
    letter = issued(round, liaison, HEAD_OF_OFFICE, workdays_before(today, 1).day)
    with on(today, 16):
        sign_for(acting(liaison), letter)


def instructed(plan: Plan, opened: date, today: date) -> None:
    """A leader wrote on the first tasks that he heads, the unit has answered one of them."""
    post = Post.objects.get(holdings__user__username=LEADER)
    tasks = headed_by(post.pk, None, today).filter(plan=plan).select_related("plan").order_by("no")[:2]
    with on(opened, 9):
        wording = Wording(INSTRUCTION, opened, workdays_after(today, 3).day)
        given = [instruct(acting(LEADER), task, post, [_lead(task, today)], wording) for task in tasks]
    with on(today, 11):
        liaison = Holding.objects.get(post__unit=given[0].unit_id, post__role=Role.LIAISON, valid_to__isnull=True)
        answer_instruction(acting(liaison.user.username), given[0], ANSWER)


def _lead(task: Task, today: date) -> Unit:
    return Unit.objects.get(pk=next(iter(units_in(task, today))))


def issued(round: Round, liaison: str, by: str, day: date) -> Letter:
    """The letter that was proposed to the unit of a liaison officer."""
    with on(day, 10):
        return issue(acting(by), Proposal.objects.get(round=round, unit=acting(liaison).unit_id))


def drafted(day: date) -> Bulletin:
    """The bulletin that the worker begins when a round is closed."""
    with on(day, 17):
        draft_closed(clock.now())
    return Bulletin.objects.filter(covers=Covers.ROUND).latest("pk")


def published(bulletin: Bulletin, day: date) -> None:
    """The clerk writes the foreword, the named units look at it, the county's head publishes."""
    with on(day, 9):
        rewrite(acting(CLERK), bulletin, FOREWORD)
    with on(day, 15):
        all_look(bulletin)
        publish(acting(COUNTY_HEAD), bulletin)
