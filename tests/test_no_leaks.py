"""Words that belong to one place appear in nobody's answers outside of it: pages, searches, the API, refusals."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.apps import apps

from luoshi.dispatch import drafts
from luoshi.dispatch.actions import ask_to_reopen, decide_year_end, judge_delivery, log_call
from luoshi.dispatch.models import Ask, YearEnd
from luoshi.dispatch.reports import Hindrance
from luoshi.ledger.actions import adopt, hand_down, name_lead, propose_amendment, save_view
from luoshi.ledger.changes import Change
from luoshi.ledger.states import AmendmentKind
from luoshi.organizations import actions
from luoshi.organizations.models import Holding, Post
from tests.access.row import filled
from tests.access.table import TABLE
from tests.support import bodies, duties, instructions, letters, levels, rounds, setups
from tests.support.cast import SINCE, TODAY
from tests.support.matrix import NOBODY, Tried, browser_of, make_tried, program_of, sent, taken_back
from tests.support.papers import bring

pytestmark = pytest.mark.django_db

REGION = {"office", "leader", "auditor"}

#: What was planted, and who may meet it.
PLANTED = {
    "朱雀起草人": REGION,  # the text of a document, outside its tasks
    "青鸟文件名": REGION,  # the name of a file
    "白泽计划": REGION | {"unit", "head", "second_unit", "town"},  # the title of a plan, told to its leads
    # A task of the science bureau that addresses all towns; its title is told to the bureau that is needed for it.
    "麒麟企业培育": REGION | {"unit", "head", "town", "second_unit"},
    "玄龟耕地保护": REGION | {"second_unit"},  # a task of the farming bureau alone
    "毕方议定事由": REGION | {"second_unit"},  # why it was given a task
    "獬豸延期缘由": REGION | {"unit", "head", "town"},  # why a task's date is to change
    "貔貅财政局": None,  # a unit of the county: all who hold a post there, and the administrators
    "狻猊进展情况": REGION | {"unit", "head"},  # the words of a report
    "穷奇用地障碍": REGION | {"unit", "head", "second_unit"},  # an obstacle for which the farming bureau is needed
    "檮杌未报草稿": {"second_unit"},  # a draft, seen by nobody but its author
    "重明批示内容": REGION | {"unit", "head"},  # what the leader wrote to the bureau of science
    "鲲鹏难度研判": REGION | {"unit", "head", "town"},  # why the office is not sure of a delivery
    "犼电话记录": REGION | {"unit", "head"},  # what was said when the office called
    "旋龟补报缘由": REGION | {"second_unit"},  # why the farming bureau reports late
    "乘黄佐证要求": REGION | {"unit", "head"},  # what the office wants proved
    "夔牛报表钥匙": {"office"},  # the name of a key
    "蜚廉账号": {"office"},  # where one is told outside
    "重明外出学习": REGION | {"unit", "head", "second_unit", "town", "security"},  # why somebody stands in for another
    "县当康领导小组": None,  # a body, known to who works in its county
    "蛟龙河段": REGION | {"unit", "head", "second_unit", "town"},  # a place in somebody's charge
    "蓐收粮仓监管": REGION | {"unit", "head", "second_unit", "town"},  # an entry of the catalogue of duties
    "句芒清单文件": {"office", "auditor"},  # the name of the file in which an edition came
    "獓狠退回意见": REGION,  # why the end of a plan's year was refused
    "饕餮视图": {"office"},  # a view of the list that one saved for himself
    "应龙邻县计划": {"neighbour", "leader"},  # its title is told to whom one of its tasks is shown
    "白虎跨界整治": {"neighbour", "leader"},  # the neighbour's task of a unit of which the leader is in charge
    "腾蛇邻县任务": {"neighbour"},
    "邻县鲲鹏局": {"neighbour", "system", "security", "audit"},
    "鸾鸟交办事项": REGION | {"city"},  # a line of the city that is handed down to the county
    "朏朏邻县交办": {"neighbour", "city"},  # one that is handed down to the neighbour alone
    "獙獙未交事项": {"city"},  # one that is handed down to nobody
    "县重明鸟局": {"system", "security"},  # a unit in a workbook that was brought, before it is made
}
EVERYWHERE_IN_THE_COUNTY = REGION | {"unit", "head", "second_unit", "town", "system", "security", "audit"}

COUNTY = """2026年白泽计划任务清单

一、产业

1.麒麟企业培育。新增企业6家。（牵头单位：县科学技术局；参与单位：各镇街）

2.玄龟耕地保护。面积稳定在48万亩以上。（牵头单位：县农业农村局）

3.毕节古道修缮。对古道逐座登记。

4.资产清查。清查厂房20处。（牵头单位：县貔貅财政局）

本清单由朱雀起草人拟定，不再另行印发。
"""
NEIGHBOUR = """2026年应龙邻县计划任务清单

一、产业

1.腾蛇邻县任务。新增企业9家。（牵头单位：县科学技术局；参与单位：邻县鲲鹏局）

2.白虎跨界整治。对河段逐处登记。
"""


CITY = """云麓市2026年重点工作任务清单

一、产业

1.鸾鸟交办事项。登记河道9段。（牵头单位：市科学技术局）

2.朏朏邻县交办。对林地逐块登记。

3.獙獙未交事项。对古树逐株登记。
"""


def may_meet(word: str) -> set[str]:
    return PLANTED[word] or EVERYWHERE_IN_THE_COUNTY


def across_the_border(cast, task) -> None:
    """A unit of the city leads a task of the neighbour, and a leader of the county is in charge of the unit."""
    unit = actions.open_unit(cast.act("system"), "市生态环境局青石分局", "vertical", cast.regions["city"], SINCE)
    name_lead(cast.act("neighbour"), task, unit, "联合整治")
    actions.set_portfolio(cast.act("office"), Post.objects.get(holdings__user=cast.leader), [unit], "分工文件")


def from_above(cast) -> None:
    """The city hands one line down to each county, and keeps one."""
    plan = levels.citys_plan(cast, CITY)
    for no, region in ((1, "county"), (2, "neighbour")):
        hand_down(cast.act("city"), plan, [cast.regions[region]], [plan.tasks.get(no=no)])


@pytest.fixture(scope="module")
def planted(cast) -> Tried:
    """Both counties at work, each with words of its own."""
    tried = make_tried(cast)
    bodies.set_up(cast, name="县当康领导小组", office="organization", members=[])
    plan = adopt(cast.act("office"), bring(cast, COUNTY, "青鸟文件名.txt"))
    name_lead(cast.act("office"), plan.tasks.get(no=3), cast.units["farming"], "毕方议定事由")
    change = Change(AmendmentKind.DEADLINE, {"deadline": "2026-11-30"})
    propose_amendment(cast.act("head"), plan.tasks.get(no=1), change, "獬豸延期缘由", TODAY)
    beyond = adopt(cast.act("neighbour"), bring(cast, NEIGHBOUR, "neighbour.txt", "neighbour"))
    across_the_border(cast, beyond.tasks.get(no=2))
    from_above(cast)
    save_view(cast.act("office"), "饕餮视图", "state=unled")
    lent, first = Holding.objects.get(user=cast.leader), TODAY + timedelta(days=90)
    away = actions.Absence(first, first + timedelta(days=7), "重明外出学习")
    actions.delegate(cast.act("leader"), lent, cast.auditor, away)
    actions.charge(cast.act("office"), actions.Spot(cast.regions["county"], "河长", "蛟龙河段"), lent.post)
    entry = [*duties.GRAIN[:3], "蓐收粮仓监管", *duties.GRAIN[4:]]
    duties.taken(cast, [duties.GRAIN, entry], since=TODAY, name="句芒清单文件.xlsx")
    round = letters.round_of(cast, plan)
    judge_delivery(cast.act("office"), plan.tasks.get(no=1), "doubtful", "鲲鹏难度研判")
    log_call(cast.act("office"), round, cast.units["science"], "值班员", "犼电话记录")
    values, hindrance = rounds.values_of(round, 1, "2"), Hindrance("穷奇用地障碍", cast.units["farming"])
    told = {"values": values, "words": "狻猊进展情况", "hindrance": hindrance, "proofs": (rounds.proof(),)}
    rounds.unproved(cast, rounds.reported(cast.act("unit"), round, 1, **told), "乘黄佐证要求")
    begun = cast.act("second_unit")
    drafts.keep(begun.person, rounds.ask_of(round, 2), {"words": "檮杌未报草稿"}, 0, begun.at)
    instructions.given(cast, plan.tasks.get(no=1), words="重明批示内容")
    decide_year_end(cast.act("leader"), YearEnd.objects.get(pk=tried.of["year_end"]), False, "獓狠退回意见")
    ask_to_reopen(cast.act("second_unit"), Ask.objects.get(pk=tried.of["locked"]), "旋龟补报缘由")
    until = TODAY + timedelta(days=9)
    setups.brought(cast, setups.filled([["990221", "县重明鸟局", "政府部门"]]))
    actions.issue_token(cast.act("office"), cast.office, "夔牛报表钥匙", until, False, digest="e" * 64)
    return tried


#: The models whose keys stand in addresses, by the name of the place in the matrix.
THINGS = {
    "task": "ledger.Task",
    "led": "ledger.Task",
    "unled": "ledger.Task",
    "target": "ledger.Target",
    "amendment": "ledger.Amendment",
    "plan": "ledger.Plan",
    "list_of_ten": "ledger.Plan",
    "section": "ledger.Section",
    "leader": "organizations.Post",
    "headed": "ledger.Task",
    "document": "documents.Document",
    "desk": "documents.Document",
    "unit": "organizations.Unit",
    "token": "organizations.Token",
    "setup": "organizations.SetupBook",
    "setup_made": "organizations.SetupBook",
    "setup_regions": "organizations.SetupBook",
    "feed": "notices.Feed",
    "view": "ledger.SavedView",
    "delegation": "organizations.Delegation",
    "charge": "organizations.Charge",
    "duty": "organizations.Duty",
    "duty_book": "organizations.DutyBook",
    "body": "organizations.Body",
    "person": "organizations.User",
    "round": "dispatch.Round",
    "ask": "dispatch.Ask",
    "report": "dispatch.Report",
    "locked": "dispatch.Ask",
    "reopening": "dispatch.Reopening",
    "unproved": "dispatch.Report",
    "evidence": "dispatch.Evidence",
    "obstacle": "dispatch.Obstacle",
    "round_compared": "dispatch.Round",
    "plan_over": "ledger.Plan",
    "year_end": "dispatch.YearEnd",
    "year_ended": "dispatch.YearEnd",
    "letter": "supervision.Letter",
    "proposal": "supervision.Proposal",
    "joint": "supervision.JointDraft",
    "reply": "supervision.Reply",
    "proof": "supervision.Proof",
    "instruction": "supervision.Instruction",
    "instruction_reply": "supervision.InstructionReply",
    "instruction_proof": "supervision.InstructionProof",
    "bulletin": "publishing.Bulletin",
    "drafted": "publishing.Bulletin",
    "over": "dispatch.Round",
    "measurement": "dispatch.Measurement",
    "handed": "ledger.HandedLine",
    "carried": "ledger.TaskLink",
    "citys": "ledger.Plan",
}


#: So many of each kind are asked for: what was planted came last.
NEWEST = {
    "dispatch.Ask": 4,
    "documents.Document": 3,
    "ledger.Plan": 3,
    "ledger.Task": 9,
    "ledger.Target": 6,
    "organizations.Unit": 6,
}


def addresses(tried: Tried) -> Iterator[tuple[str, str, str, dict]]:
    """(route, method, address, data) of every route about what was planted, and of searches for each word."""
    for attempt in TABLE:
        about = next((name for name in THINGS if f"{{{name}}}" in attempt.address), None)
        for pk in newest(THINGS[about]) if about else [0]:
            here = filled(attempt.address, dict.fromkeys(tried.of, pk) | {"region": tried.of["region"]})
            yield attempt.route, attempt.method, here, attempt.data
    for word in PLANTED:
        for pattern in (
            "/search/?q={}",
            "/ledger/?words={}",
            "/units/?name={}",
            "/duties/?words={}",
            "/api/v1/tasks?words={}",
        ):
            yield "web:search", "GET", pattern.format(word[:2]), {}


def answered(tried: Tried, who: str, request: tuple[str, str, str, dict]) -> str:
    """All that comes back: status line, headers, body."""
    route, method, address, data = request
    client = (program_of if " " in route else browser_of)(tried, who)
    given = {name: filled(value, tried.of) for name, value in data.items()}
    answer = taken_back(lambda: sent(client, method, address, given))
    body = b"".join(answer).decode("utf-8", "replace")  # also of a file that is streamed
    if "json" in answer.headers.get("Content-Type", ""):
        body = json.dumps(answer.json(), ensure_ascii=False)
    return f"{answer.status_code} {dict(answer.headers)} {body}"


def newest(model: str) -> list[int]:
    return list(
        apps.get_model(model)._default_manager.order_by("-pk").values_list("pk", flat=True)[: NEWEST.get(model, 2)]
    )


#: A liaison who is told of some, the neighbour who is told of others, an administrator, and who has not signed in. The
#: rest, of whom each is close to one of these, wait for the long tests.
SOON, LATER = ["unit", "neighbour", "system", NOBODY], ["office", "leader", "second_unit", "town", "public", "audit"]


@pytest.mark.parametrize("who", [*SOON, *(pytest.param(who, marks=pytest.mark.slow) for who in LATER)])
def test_everybody_meets_the_words_of_his_places_and_no_others(planted, who):
    met = {
        word
        for request in addresses(planted)
        for said in [answered(planted, who, request)]
        for word in PLANTED
        if word in said
    }
    assert met == {word for word in PLANTED if who in may_meet(word)}
