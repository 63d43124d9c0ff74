"""The example county's bodies: the group over the whole, and a chain of industry with its task force."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from luoshi.core import clock
from luoshi.core.acts import Act
from luoshi.ledger.actions import decide_amendment, propose_amendment
from luoshi.ledger.changes import Change, current
from luoshi.ledger.models import Plan
from luoshi.ledger.states import AmendmentKind
from luoshi.organizations.actions import Charter, Makeup, set_up_body
from luoshi.organizations.bodies.models import Body
from luoshi.organizations.models import Post, Region, Unit
from luoshi.organizations.queries import directory
from luoshi.organizations.states import BodyKind
from luoshi.web.demo_people import COUNTY_HEAD
from luoshi.web.playing import acting

Now = Callable[[], Act]

GROUP, GROUPS_PAPER = "县推动高质量发展工作领导小组", "青政办字〔2026〕3号"
CHAIN, CHAINS_PAPER = "智能装备产业链", "青政办字〔2026〕6号"
#: Who is the chain's 链长 and 副链长, and the task of the yearly plan in which the chain joins.
CHAIN_HEAD, CHAIN_DEPUTY, JOINS = "suwanqing", "weichengan", "做强智能装备产业"
LEADS_IT = "县工业和信息化局"


def set_up_bodies(now: Now, region: Region) -> None:
    """The bodies, each by its paper; their offices are seated in bureaus with people."""
    find = _finder(region)
    group = Charter(GROUP, BodyKind.GROUP, region, unit=find([GROUP])[0])
    over_all = ["县发展和改革局", "县科学技术局", "县工业和信息化局", "县农业农村局", "市生态环境局青砚分局"]
    heads, deputies = _posts(COUNTY_HEAD), _posts("suwanqing", "jiangmuye")
    set_up_body(now(), group, Makeup(heads, deputies, find(over_all), find(over_all)[0]), GROUPS_PAPER)
    chain_of = find([LEADS_IT, "县科学技术局", "县发展和改革局", "县财政局", "青砚经济开发区管理委员会"])
    seats = Makeup(_posts(CHAIN_HEAD), _posts(CHAIN_DEPUTY), chain_of, chain_of[0])
    chain = set_up_body(now(), Charter(CHAIN, BodyKind.CHAIN, region), seats, CHAINS_PAPER)
    crew = Charter(f"{CHAIN}工作专班", BodyKind.TASK_FORCE, region, under=chain.unit)
    set_up_body(now(), crew, Makeup(_posts(CHAIN_DEPUTY), [], chain_of[:3], chain_of[0]), CHAINS_PAPER)


def join(now: Now, yearly: Plan) -> None:
    """The chain joins in the task on its industry: the bureau that leads it proposes, the office approves."""
    task = yearly.tasks.get(title__startswith=JOINS)
    chain = Body.objects.get(kind=BodyKind.CHAIN).unit_id
    from_then = clock.today() + timedelta(days=1)  # what stands has held for a day
    units = current(task, Change(AmendmentKind.PARTICIPANTS), from_then)["units"]
    change = Change(AmendmentKind.PARTICIPANTS, {"units": [*units, chain]})
    proposed = propose_amendment(acting(CHAIN_DEPUTY), task, change, "产业链工作机制已建立", from_then)
    decide_amendment(now(), proposed, True)


def _finder(region: Region) -> Callable[[Sequence[str]], list[Unit]]:
    known = directory(region, clock.today())
    return lambda names: [Unit.objects.get(pk=known.exact[name]) for name in names]


def _posts(*usernames: str) -> list[Post]:
    return [Post.objects.get(holdings__user__username=one) for one in usernames]
