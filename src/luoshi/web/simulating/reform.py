"""Units become others in mid-year: two bureaus become one, another gives a part of its tasks to a new one."""

from __future__ import annotations

from datetime import date

from luoshi.core import clock
from luoshi.core.calendar import workdays_after
from luoshi.dispatch.models import Round
from luoshi.organizations.actions import appoint, merge_units, open_post, register_person, split_unit
from luoshi.organizations.actions.becoming import Grounds, Heir, Parts
from luoshi.organizations.handing import open_work
from luoshi.organizations.loading import Account
from luoshi.organizations.models import Unit, UnitEvent
from luoshi.organizations.states import Role, UnitKind
from luoshi.web.playing import on
from luoshi.web.simulating.stage import OFFICE, Stage, act_of

#: The months (of the year played, from 1) after which bureaus become one, and after which one is split.
MERGED, SPLIT = 6, 8
BASIS = "机构改革"
#: The new bureau's name, and who is its liaison officer: account, name, title.
NEW, LIAISON = "县产业发展服务中心", ("newliaison", "苏明远", "联络员")


def play(stage: Stage, round: Round, n: int) -> list[Account]:
    """What becomes of units after the n-th round; the accounts of new people."""
    day = workdays_after(round.closes_on, 2).day
    if n == MERGED and len(stage.departments) > 1:
        _merge(stage, day)
    return [_split(stage, day)] if n == SPLIT else []


def _merge(stage: Stage, day: date) -> None:
    """The first bureau goes over into the second; what it leads and has open goes along."""
    old, heir = (Unit.objects.get(pk=pk) for pk in stage.departments[:2])
    with on(day, 17):
        merge_units(stage.act(OFFICE), [old], Heir(unit=heir), Grounds(BASIS, "编〔6〕号"))
    stage.departments.remove(old.pk)


def _split(stage: Stage, day: date) -> Account:
    """The last bureau gives every second of its tasks to a new one, which gets a liaison officer of its own."""
    with on(day, 17):
        old = Unit.objects.get(pk=stage.departments[-1])
        parts = Parts([Heir(name=NEW, kind=UnitKind.GOVERNMENT)], True, _every_second_task(old, day))
        event = split_unit(stage.act(OFFICE), old, parts, Grounds(BASIS, "编〔8〕号"))
        new = _heir_of(event)
        stage.manners[new.pk] = stage.manners[old.pk]
        stage.departments.append(new.pk)
        return _seated(new)


def _every_second_task(unit: Unit, day: date) -> dict[str, int]:
    groups = {one.group for _kind, works in open_work([unit.pk], day) for one in works if one.group.startswith("task:")}
    return dict.fromkeys(sorted(groups)[::2], 0)


def _heir_of(event: UnitEvent) -> Unit:
    return Unit.objects.get(pk=event.heirs.get().heir_id)


def _seated(unit: Unit) -> Account:
    """The new bureau's liaison officer."""
    username, name, title = LIAISON
    account = Account(username, name, Role.LIAISON, NEW, title, None)
    post = open_post(act_of("system"), unit, Role.LIAISON, title)
    person = register_person(act_of("system"), username, name, account.password)
    appoint(act_of("security"), post, person, clock.today())
    return account
