"""The pages of years' ends: what would happen, what was decided, what waits for whom."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from luoshi.core import clock
from luoshi.core.registry import open_items
from luoshi.dispatch.actions import settle_year
from luoshi.dispatch.models import YearEnd
from luoshi.ledger.models import Responsibility, Task
from luoshi.organizations.reach import reach
from tests.support import year_ends
from tests.support.letters import LATER, act_of

pytestmark = pytest.mark.django_db

ENGLISH = {"Accept-Language": "en"}


def text(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def october():
    """The clock stands in October, when the plan's time is over."""
    with clock.frozen(LATER):
        yield


def waiting(cast, person: str, on: date) -> list[str]:
    """Which ends of years wait for a person on a day."""
    seen = reach(cast.people[person], on)
    kinds = ("dispatch.year-to-end", "dispatch.year-to-decide", "dispatch.year-to-settle")
    return [kind for kind in kinds for source in open_items.named(kind) for _item in source.of(seen, on)]


def test_a_year_is_ended_on_its_pages(cast, plan, later, october, sign_in):
    office, leader = sign_in("office"), sign_in("leader")
    address = reverse("dispatch:end_year", args=[plan.pk])
    page = text(office.get(address, headers=ENGLISH))
    assert "2 家 left</strong>" in page
    one, two = (year_ends.task(plan, no).pk for no in (1, 2))
    start = f"start_{year_ends.target(plan, 2).pk}"
    given = {
        f"carry_{one}": "on",
        f"due_{one}": "2027-06-30",
        f"due_{two}": "2027-12-31",
        start: year_ends.target(later, 2).pk,
    }
    assert office.post(address, {f"carry_{one}": "on"}).status_code == 422
    wrong = office.post(address, {f"due_{one}": "2027-06-30"}, headers=ENGLISH)
    assert (wrong.status_code, "carry it over, or say why not" in wrong.context["form"].errors[f"why_{one}"][0]) == (
        422,
        True,
    )
    done = office.post(address, given)
    year_end = YearEnd.objects.get(plan=plan)
    assert done["Location"] == reverse("dispatch:year_end", args=[year_end.pk])
    refused = leader.post(done["Location"], {"refuse": "1", "remark": " "})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["remark"])
    assert leader.post(done["Location"], {"approve": "1", "remark": ""}).status_code == 302
    line = Task.objects.get(carried_from=one)
    page = text(leader.get(done["Location"], headers=ENGLISH))
    assert reverse("ledger:task", args=[line.pk]) in page
    assert "provisional, to be settled by" in page
    settle = reverse("dispatch:settle_year", args=[year_end.pk])
    assert office.post(settle, {"basis": ""}).status_code == 422
    assert office.post(settle, {"basis": "县统计局年报"}).status_code == 302
    assert "县统计局年报" in text(office.get(done["Location"], headers=ENGLISH))


def test_the_line_and_what_it_came_from_lead_to_each_other(cast, plan, later, october, sign_in):
    year_ends.ended(cast, plan, later)
    line = Task.objects.get(carried_from__plan=plan)
    unit = sign_in("unit")
    old, new = (reverse("ledger:task", args=[pk]) for pk in (line.carried_from_id, line.pk))
    assert new in text(unit.get(old))
    page = text(unit.get(new, headers=ENGLISH))
    assert old in page
    assert "Carried over from 青石县2026年产业提升攻坚行动方案" in page


def test_who_sees_only_the_new_line_is_told_of_the_old_one_without_a_link(cast, plan, later, october, sign_in):
    year_ends.ended(cast, plan, later)
    line = Task.objects.get(carried_from__plan=plan)
    old, new = (reverse("ledger:task", args=[pk]) for pk in (line.carried_from_id, line.pk))
    Responsibility.objects.filter(task=line.carried_from).update(unit=cast.units["reform"])
    unit = sign_in("unit")
    page = text(unit.get(new, headers=ENGLISH))
    assert (unit.get(old).status_code, f'href="{old}"' in page) == (404, False)
    told = "Carried over from 青石县2026年产业提升攻坚行动方案", "8 家 · 2 家 left"
    assert [one in page for one in told] == [True, True]


def test_what_waits_for_whom(cast, plan, later):
    on = LATER.date()
    assert (waiting(cast, "office", on), waiting(cast, "leader", on)) == (["dispatch.year-to-end"], [])
    year_end = year_ends.proposed(cast, plan, later)
    assert (waiting(cast, "office", on), waiting(cast, "leader", on)) == ([], ["dispatch.year-to-decide"])
    year_ends.decided(cast, year_end)
    late = [waiting(cast, "office", day) for day in (on, date(2026, 10, 31), date(2026, 11, 1))]
    assert late == [[], [], ["dispatch.year-to-settle"]]


def test_lists_mark_what_was_carried_over_and_what_is_provisional(cast, plan, later, october, sign_in):
    year_ends.ended(cast, plan, later)
    line, office = Task.objects.get(carried_from__plan=plan), sign_in("office")
    new = text(office.get(f"{reverse('ledger:list')}?plan={later.pk}", headers=ENGLISH))
    mark = f'href="{reverse("ledger:task", args=[line.pk])}#carried-from" title="Carried over'
    old = text(office.get(f"{reverse('ledger:list')}?plan={plan.pk}", headers=ENGLISH))
    legend, provisional = 1, '<span class="state">Provisional</span>'
    assert (new.count(mark), old.count(mark)) == (1, 0)
    assert (new.count(provisional), old.count(provisional)) == (legend, legend + 3)
    unit = text(office.get(reverse("organizations:unit", args=[cast.units["science"].pk]), headers=ENGLISH))
    months = text(office.get(reverse("dispatch:months", args=[plan.pk]), headers=ENGLISH))
    assert (unit.count(mark), months.count(provisional)) == (1, legend + 1)


def test_a_light_that_a_paper_settled_names_it_with_its_units_and_its_colour_once(cast, october, sign_in):
    plan = year_ends.over(cast, values=("8", "17"))
    year_end = year_ends.ended(cast, plan, why_not={year_ends.task(plan, no).pk: "并入日常工作" for no in (2, 3)})
    silent = year_ends.target(plan, 3)
    settle_year(act_of(cast, "office"), year_end, {}, "县统计局年报", {silent.pk: Decimal(4800)})
    seen = {
        person: sign_in(person).get(reverse("dispatch:light", args=[silent.task_id]), headers=ENGLISH)
        for person in ("office", "unit")
    }
    whole, single = seen["office"].context["workings"]
    assert (whole.sentence, whole.paper, dict(single.facts)["Figure that counts"]) == ("", None, "4,800 人次")
    link = f'href="{reverse("dispatch:year_end", args=[year_end.pk])}"'
    told = "Nobody reported at the last; the figure of the year was settled on"
    pages = {person: text(answer) for person, answer in seen.items()}
    assert {person: (told in page, "by: 县统计局年报" in page, link in page) for person, page in pages.items()} == {
        "office": (True, True, True),
        "unit": (True, True, False),
    }
