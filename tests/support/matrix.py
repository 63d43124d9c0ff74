"""Who gets which answer where: every route of the product, tried by everybody, each try taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from tests.support import bodies, bulletins, duties, instructions, letters, rounds, year_ends
from tests.support.cast import MOMENT, PASSWORD, SINCE, TODAY, Cast
from tests.support.papers import PAGE, bring
from tests.support.world import PLAN as YEAR

LIST_OF_TEN = """青石县2026年民生实事项目清单

一、一老一小

1.建设养老服务点。建成村级养老服务点30处。（牵头单位：县民政局）

2.增加托育学位。新增普惠托育学位200个。（牵头单位：县卫生健康局）
"""
ONE_TASK = """青石县2026年双招双引重点任务

一、双招双引

1.签约创新项目。年内签约创新项目4个。（牵头单位：县科学技术局）
"""
NOBODY = "nobody"
#: Those who try; `head` leads the science bureau, `nobody` has not signed in.
WHO = (
    "office",
    "leader",
    "auditor",
    "unit",
    "head",
    "second_unit",
    "town",
    "neighbour",
    "public",
    "system",
    "security",
    "audit",
    NOBODY,
)


@dataclass
class Tried:
    """What the tries are about: things of the county, made by acts; `of` gives the parts of addresses by name."""

    cast: Cast
    of: dict[str, int] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)


def make_tried(cast: Cast) -> Tried:
    """A plan in the ledger, a document on the desk, a person without a post, a key."""
    from luoshi.ledger.actions import adopt
    from luoshi.organizations import actions
    from luoshi.organizations.accounts.invitations import invite
    from luoshi.organizations.accounts.models import Session

    post = actions.open_post(cast.act("system"), cast.units["science"], "head", "科技局局长")
    cast.people["head"] = actions.register_person(cast.act("system"), "head", "顾岚", PASSWORD)
    actions.appoint(cast.act("security"), post, cast.people["head"], SINCE)
    empty = actions.open_post(cast.act("system"), cast.units["hill_town"], "liaison", "松岗镇联络员")
    plan = adopt(cast.act("office"), bring(cast))
    desk = bring(cast, PAGE, "城市更新.html")
    key = actions.issue_token(
        cast.act("office"), cast.office, "报表", TODAY + timedelta(days=30), False, digest="d" * 64
    )
    numbers = _numbers(plan, desk) | _places(cast) | {"post": empty.pk, "token": key.pk}
    numbers["amendment"] = _proposed(cast, plan.tasks.get(no=1)).pk
    numbers["list_of_ten"] = _list_of_ten(cast).pk
    numbers["sheet"] = bring(cast, "序号,任务,责任单位\n1,修路,县交通局\n", "任务.csv").pk
    numbers["paper"] = _printed(cast).pk
    numbers["leader"] = _headed(cast, plan.tasks.get(no=3)).pk
    numbers["view"] = _saved_view(cast).pk
    numbers |= _lent(cast)
    numbers["reading"] = _read_again(cast, desk).pk
    numbers |= _letters(cast, plan) | _tables(cast) | _bulletins(cast) | _setups(cast) | _instructions(cast, plan)
    numbers |= _joint(cast)
    numbers |= _duties(cast)
    numbers["feed"] = _told_outside(cast).pk
    numbers |= _year_ends(cast)
    numbers |= _levels(cast, plan)
    known = [who for who in WHO if who != NOBODY]
    invite(cast.act("system"), [cast.public])
    sessions = {who: _session(cast, who) for who in known}
    numbers["session"] = Session.objects.get(session_key=sessions["unit"]).number
    return Tried(cast, numbers, {who: _key(cast, who) for who in known}, sessions)


def _levels(cast: Cast, plan: Any) -> dict[str, int]:
    """The city's plan, handed down to the county; a task of the county carries out its first line."""
    from tests.support import levels

    citys = levels.citys_plan(cast)
    line = levels.handed(cast, citys, "county")
    return {"citys": citys.pk, "handed": line.pk, "carried": levels.linked(cast, citys, plan, (1, 1)).pk}


def _told_outside(cast: Cast) -> Any:
    """The office is told by another system, and has a calendar's address."""
    from luoshi.notices import actions

    actions.set_contact(cast.act("office"), cast.office, "webhook", actions.Choice("蜚廉账号"))
    return actions.issue_feed(cast.act("office"), cast.office, digest="f" * 64)


def _key(cast: Cast, who: str) -> str:
    """A key to the API with which its person may also change things."""
    from luoshi.organizations import actions, keys

    key = keys.fresh_key()
    until = TODAY + timedelta(days=30)
    actions.issue_token(cast.act(who), cast.people[who], "接口", until, True, digest=keys.digest(key))
    return key


def _tables(cast: Cast) -> dict[str, int]:
    """A table of the ledger that came back, and another of which the change is proposed."""
    from luoshi.ledger.actions import apply_sheet, bring_sheet
    from luoshi.ledger.actions.sheets import Wish
    from luoshi.ledger.sheets.opening import book_in, look_at
    from tests.support.tables import edited_table

    data, county = edited_table(cast, 3, deadline="2026-12-20"), cast.regions["county"]
    one, other = (bring_sheet(cast.act("office"), county, name, data) for name in ("台账.xlsx", "台账2.xlsx"))
    seen = look_at(book_in(data), other, cast.reach("office"), TODAY).preview.digest
    apply_sheet(cast.act("office"), other, Wish("会议定", TODAY, seen))
    return {"table": one.pk, "table_proposed": other.pk}


def _setups(cast: Cast) -> dict[str, int]:
    """A workbook of units and people that was brought, another that is made, and a file of regions."""
    from luoshi.organizations.actions import bring_regions, set_up_units
    from luoshi.organizations.actions.setting_up import Wish
    from tests.support import setups

    brought = setups.brought(cast, setups.filled([["990221", "县白鹭局", "政府部门"]]))
    data = setups.filled([], [["990221", "县科学技术局", "副局长", "单位负责人", "白鹭洲", "bailuzhou"]])
    made = set_up_units(cast.act("system"), setups.brought(cast, data), Wish(setups.proposed(data).digest))
    rows = setups.regions_file(["990222", "白水市", 3, "990200", "2026-06-01", ""])
    regions = bring_regions(cast.act("system"), "区划.csv", rows)
    return {"setup": brought.pk, "setup_made": made.pk, "setup_regions": regions.pk}


def _proposed(cast: Cast, task: Any) -> Any:
    """A change that the head of a unit wants and that nobody has decided."""
    from luoshi.ledger.actions import propose_amendment
    from luoshi.ledger.changes import Change
    from luoshi.ledger.states import AmendmentKind

    change = Change(AmendmentKind.DEADLINE, {"deadline": "2026-11-30"})
    return propose_amendment(cast.act("head"), task, change, "设备晚到", TODAY)


def _list_of_ten(cast: Cast) -> Any:
    """A public list with one matter that nobody leads yet."""
    from luoshi.ledger.actions import adopt

    return adopt(cast.act("office"), bring(cast, LIST_OF_TEN, "实事.txt"))


def _read_again(cast: Cast, desk: Any) -> Any:
    """What a newer reader has of the document on the desk."""
    from luoshi.core.apart import Limits
    from luoshi.documents.actions import keep_reading
    from luoshi.documents.child import read_apart

    answer = read_apart(PAGE.replace("8个", "9个").encode(), "城市更新.html", Limits(2**30, 60))
    return keep_reading(cast.act("office"), desk, answer, "9.0").readings.latest("pk")


def _letters(cast: Cast, plan: Any) -> dict[str, int]:
    """A letter for which the bureau of science has not signed, and one that the bureau of farming has answered."""
    from luoshi.supervision.actions import issue

    round = letters.round_of(cast, plan)
    letter = issue(letters.act_of(cast, "office"), letters.proposed_to(cast, round, "science"))
    other = issue(letters.act_of(cast, "office"), letters.proposed_to(cast, round, "farming"))
    reply = letters.answered(cast, letters.signed(cast, other, "second_unit"), "second_unit")
    return rounds.things_of(cast, round) | {
        "round": round.pk,
        "proposal": letter.proposal_id,
        "letter": letter.pk,
        "reply": reply.pk,
        "proof": reply.proofs.get().pk,
    }


def _duties(cast: Cast) -> dict[str, int]:
    """An edition of the catalogue of duties that is taken, one of its entries, and another edition that is not."""
    from luoshi.organizations.catalogue.models import Duty

    taken = duties.taken(cast, [duties.GRAIN])
    other = duties.brought(cast, duties.filled([duties.STRAW]))
    return {"duty": Duty.objects.latest("pk").pk, "duty_taken": taken.pk, "duty_book": other.pk}


def _joint(cast: Cast) -> dict[str, int]:
    """A letter of both offices about a plan of its own, which the other office has not confirmed."""
    from luoshi.ledger.actions import adopt

    plan = adopt(cast.act("office"), bring(cast, ONE_TASK, "双招双引.txt"))
    letters.party_office(cast)
    return {"joint": letters.drafted_jointly(cast, letters.round_of(cast, plan), "science").pk}


def _instructions(cast: Cast, plan: Any) -> dict[str, int]:
    """An instruction to the bureau of science, and another that it has answered."""
    task = plan.tasks.get(no=1)
    reply = instructions.answered(cast, instructions.given(cast, task))
    return {
        "instruction": instructions.given(cast, task).pk,
        "instruction_reply": reply.pk,
        "instruction_proof": reply.proofs.get().pk,
    }


def _bulletins(cast: Cast) -> dict[str, int]:
    """A bulletin that is published, and another that is not, of plans of their own."""
    from luoshi.dispatch.actions import ask_to_reopen
    from luoshi.dispatch.models import Ask, Measurement
    from luoshi.ledger.actions import adopt
    from luoshi.publishing.actions import draft

    told, begun = (adopt(cast.act("office"), bring(cast, text)) for text in (YEAR, YEAR.replace("3号", "5号")))
    drafted = bulletins.heard(draft(letters.act_of(cast, "office"), bulletins.closed(cast, begun)))
    published = bulletins.published(cast, told)
    locked = list(Ask.objects.filter(round=drafted.round_id, unit=cast.units["farming"]).order_by("task__no"))
    return {
        "locked": locked[0].pk,
        "reopening": ask_to_reopen(cast.act("second_unit"), locked[1], "联络员住院").pk,
        "bulletin": published.pk,
        "drafted": drafted.pk,
        "over": drafted.round_id,
        "measurement": Measurement.objects.filter(report__round=drafted.round_id).earliest("pk").pk,
    }


def _year_ends(cast: Cast) -> dict[str, int]:
    """A plan whose end is proposed, and a year that is ended."""
    over = year_ends.over(cast)
    proposed = year_ends.proposed(cast, over, at=MOMENT)
    return {
        "plan_over": over.pk,
        "year_end": proposed.pk,
        "year_ended": year_ends.ended(cast, year_ends.over(cast, year_ends.ONE_LINE), at=MOMENT).pk,
    }


def _headed(cast: Cast, task: Any) -> Any:
    """The post of the leader who heads a task."""
    from luoshi.ledger.actions import name_leader
    from luoshi.organizations.models import Post

    post = Post.objects.get(holdings__user=cast.people["leader"])
    name_leader(cast.act("office"), [task], post, "常务会议定")
    return post


def _numbers(plan: Any, desk: Any) -> dict[str, int]:
    return {
        "plan": plan.pk,
        "task": plan.tasks.get(no=1).pk,
        "target": plan.tasks.get(no=1).targets.earliest("no").pk,
        "led": plan.tasks.get(no=2).pk,
        "shared": plan.tasks.get(no=4).pk,
        "unled": plan.tasks.get(no=5).pk,
        "headed": plan.tasks.get(no=3).pk,
        "section": plan.sections.get(no=1).pk,
        "document": plan.document_id,
        "desk": desk.pk,
    }


def _printed(cast):
    """A document of one page as a PDF."""
    from weasyprint import HTML

    from luoshi.documents import actions

    paper = HTML(string="<p>一、修路</p><p>1.修通村道。年内修通村道3条。(责任单位:县交通局)</p>").write_pdf()
    return actions.bring(cast.act("office"), cast.regions["county"], "修路.pdf", paper)


def _places(cast: Cast) -> dict[str, int]:
    from luoshi.organizations.models import Holding

    return {
        "unit": cast.units["science"].pk,
        "other": cast.units["farming"].pk,
        "region": cast.regions["county"].pk,
        "person": cast.people["public"].pk,
        "holding": Holding.objects.get(user=cast.people["second_unit"]).pk,
    }


def _lent(cast: Cast) -> dict[str, int]:
    """The leader's post, lent to the auditor for the days after next month; a river in the town's charge; a body."""
    from luoshi.organizations import actions
    from luoshi.organizations.models import Holding, Post

    held, first = Holding.objects.get(user=cast.people["leader"]), TODAY + timedelta(days=60)
    away = actions.Absence(first, first + timedelta(days=7), "休假")
    delegation = actions.delegate(cast.act("leader"), held, cast.people["auditor"], away)
    spot = actions.Spot(cast.regions["county"], "河长", "清水河上段")
    charge = actions.charge(cast.act("office"), spot, Post.objects.get(holdings__user=cast.people["town"]))
    body = bodies.set_up(cast, members=["farming"], office="reform")
    return {"delegation": delegation.pk, "colleague": cast.people["unit"].pk, "charge": charge.pk, "body": body.pk}


def _saved_view(cast: Cast) -> Any:
    """A view of the list that the office shares."""
    from luoshi.ledger.actions import save_view

    return save_view(cast.act("office"), "变更中的任务", "changing=on", shared=True)


def sent(client: Any, method: str, address: str, data: dict[str, Any]) -> Any:
    """What a request is answered: a page is sent its form, the API facts as JSON and files as a form."""
    if method != "POST":
        return client.get(address, data)
    facts = address.startswith("/api/") and not any(hasattr(value, "read") for value in data.values())
    return client.post(address, data, **({"content_type": "application/json"} if facts else {}))


#: Most tries end in a refusal. As facts it says what its page says (`tests/test_errors.py` of the web), without the
#: frame, which stands on every page that is answered, too, and takes longer than the refusal.
REFUSALS_AS_FACTS = "application/problem+json, text/html;q=0.9"


def browser_of(tried: Tried, who: str) -> Any:
    """A browser in which that person is signed in; what is refused to him comes as facts."""
    from django.conf import settings
    from django.test import Client

    client = Client(headers={"Accept-Language": "en", "Accept": REFUSALS_AS_FACTS})
    if who != NOBODY:
        client.cookies[settings.SESSION_COOKIE_NAME] = tried.sessions[who]
    return client


def _session(cast: Cast, who: str) -> str:
    """The key of a session of that person: begun once, for signing in takes longer than most pages."""
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(cast.people[who])
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def program_of(tried: Tried, who: str) -> Any:
    """A program that calls the API with that person's key."""
    from django.test import Client

    key = {} if who == NOBODY else {"Authorization": f"Bearer {tried.keys[who]}"}
    return Client(headers={"Accept-Language": "en"} | key)


def taken_back(do: Callable[[], Any]) -> Any:
    """What something gives; nothing that it wrote stays."""
    from django.db import transaction

    with transaction.atomic():
        given = do()
        transaction.set_rollback(True)
    return given


def routes() -> Iterator[str]:
    """The name of every address of the product, those of the API with their methods."""
    from django.urls import get_resolver

    yield from _named(get_resolver().url_patterns, "")
    yield from (f"{method} /api/v1{path}" for method, path in operations())


def _named(patterns: list[Any], space: str) -> Iterator[str]:
    for one in patterns:
        if hasattr(one, "url_patterns"):
            if one.namespace != "api":  # told by its operations
                yield from _named(one.url_patterns, f"{one.namespace}:" if one.namespace else space)
        else:
            yield f"{space}{one.name}"


def operations() -> Iterator[tuple[str, str]]:
    """(method, path) of every operation of the API."""
    from luoshi.web.api import api

    for path, methods in api.get_openapi_schema()["paths"].items():
        yield from ((method.upper(), path.removeprefix("/api/v1")) for method in methods)
