"""A leader's one sheet of A4: full, never two, and what it leaves out is counted and opens."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace

import pytest
from django.conf import settings
from django.urls import reverse

from luoshi.core.registry import Line
from luoshi.ledger import leader_paper
from luoshi.ledger.actions import name_leader
from luoshi.ledger.leader_paper import paper_of, pdf_of_leader
from luoshi.ledger.printing import stamped
from luoshi.ledger.states import PlanKind
from luoshi.ledger.tests.test_pages import ENGLISH
from luoshi.ledger.tests.test_printing import lacking, pages_of, printed
from luoshi.organizations.models import Post
from tests.support.cast import TODAY
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def mayor(cast, plan):
    post = Post.objects.get(holdings__user=cast.leader)
    name_leader(cast.act("office"), list(plan.tasks.select_related("plan").order_by("no")), post, "会议定")
    return post


def with_tasks(paper, count):
    """The same sheet, as if the leader headed so many tasks."""
    *above, tasks = paper.passages
    lines = [Line(f"第{n}项 建设标准厂房并投入使用", "/", who="县科学技术局") for n in range(1, count + 1)]
    return replace(paper, passages=(*above, replace(tasks, lines=lines)))


def test_a_leaders_sheet_has_what_his_page_has(sign_in, plan, mayor):
    [page] = printed(sign_in("leader"), "print_leader", mayor.pk)
    titles = plan.tasks.values_list("title", flat=True)
    assert lacking(page, *titles, "韩远 县长", "Heads 6", "0 to be answered", "县科学技术局", "page 1 of 1") == []


@pytest.mark.parametrize("count", [1, 12, 45, 200])
def test_it_is_one_page_full_and_counts_the_rest(cast, mayor, count):
    paper = with_tasks(paper_of(mayor, cast.reach("leader"), TODAY, stamped()), count)
    [page] = pages_of(pdf_of_leader(paper))
    shown = page.count("建设标准厂房")
    assert shown == count or (shown >= 30 and f"还有{count - shown}项" in page)


def test_as_many_lines_of_each_passage_as_there_is_room_for(cast, mayor):
    paper = with_tasks(paper_of(mayor, cast.reach("leader"), TODAY, stamped()), 90)
    asked = replace(paper.passages[-1], lines=[Line(f"请协调第{n}处用地", "/") for n in range(1, 91)])
    [page] = pages_of(pdf_of_leader(replace(paper, passages=(asked, *paper.passages))))
    assert page.count("建设标准厂房") == page.count("请协调") >= 12


def test_its_lines_lead_to_the_site(sign_in, plan, mayor):
    pdf = sign_in("leader").get(reverse("ledger:print_leader", args=[mayor.pk])).content
    streams = re.findall(rb"FlateDecode.*?stream\n(.*?)\nendstream", pdf, re.S)
    address = f"{settings.ADDRESS}/ledger/tasks/{plan.tasks.get(no=1).pk}/"
    assert address.encode() in b"".join(map(zlib.decompress, streams))


def test_livelihood_matters_are_named(sign_in, cast, plan, mayor):
    type(plan).objects.filter(pk=plan.pk).update(kind=PlanKind.LIVELIHOOD)
    [page] = printed(sign_in("leader"), "print_leader", mayor.pk)
    assert lacking(page, f"{plan.title} 6 Public livelihood matters") == []


def test_the_browser_prints_fewer_and_counts_them_too(sign_in, mayor, monkeypatch):
    monkeypatch.setattr(leader_paper, "IN_BROWSER", 4)
    address = reverse("ledger:print_leader", args=[mayor.pk])
    page = sign_in("leader").get(address, {"in": "browser"}, **ENGLISH).content.decode()
    assert "2 more" in page


def test_more_tasks_take_as_many_queries(sign_in, cast, plan, mayor):
    address = f"{reverse('ledger:print_leader', args=[mayor.pk])}?in=browser"
    every = len(queries_of(sign_in("leader"), address))
    plan.tasks.exclude(no=1).update(state="support")
    assert len(queries_of(sign_in("leader"), address)) == every
