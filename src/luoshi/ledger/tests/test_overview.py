"""Overviews: each number and each bar opens a list of exactly as many rows."""

from __future__ import annotations

import pytest

from luoshi.ledger.actions import name_leader
from luoshi.ledger.models import Task
from luoshi.organizations.models import Post

pytestmark = pytest.mark.django_db


def rows_behind(client, address):
    return client.get(address).context["page"].total


@pytest.mark.parametrize("person", ["office", "unit", "town"])
def test_each_bar_opens_the_rows_that_it_counts(sign_in, plan, person):
    client = sign_in(person)
    section = plan.sections.get(no=1)
    charts = [
        chart
        for address in (f"/ledger/plans/{plan.pk}/", f"/ledger/sections/{section.pk}/")
        for chart in client.get(address).context["charts"]
    ]
    told = [(chart.id, bar.label, bar.value) for chart in charts for bar in chart.rows]
    assert len({id for id, _label, _value in told}) >= 4
    assert told == [
        (chart.id, bar.label, rows_behind(client, bar.url)) for chart in charts for bar in chart.rows if bar.url
    ]


def test_each_number_opens_the_rows_that_it_counts(sign_in, plan):
    client = sign_in("office")
    figures = {str(one.label): one.figure for one in client.get(f"/ledger/plans/{plan.pk}/").context["figures"]}
    leads = next(figure for figure in figures.values() if figure.url.endswith("leading=on"))
    counted = [figure for figure in figures.values() if figure is not leads]
    assert [figure.value for figure in counted] == [rows_behind(client, figure.url) for figure in counted]
    assert leads.value == client.get(leads.url).context["leads"]


def test_a_section_is_seen_by_who_sees_a_task_in_it(sign_in, plan):
    address = f"/ledger/sections/{plan.sections.get(no=2).pk}/"
    assert {who: sign_in(who).get(address).status_code for who in ("office", "second_unit", "unit", "neighbour")} == {
        "office": 200,
        "second_unit": 200,
        "unit": 404,
        "neighbour": 404,
    }


def test_pages_ask_as_often_for_many_tasks_as_for_few(sign_in, cast, plan, django_assert_num_queries):
    post = Post.objects.get(holdings__user=cast.leader)
    client = sign_in("leader")
    addresses = [f"/ledger/plans/{plan.pk}/", f"/ledger/leaders/{post.pk}/", "/ledger/leaders/"]

    def asked():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        counts = []
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            counts.append(len(queries))
        return counts

    name_leader(cast.act("office"), [plan.tasks.select_related("plan").get(no=1)], post, "会议定")
    with_one = asked()
    name_leader(cast.act("office"), list(Task.objects.filter(plan=plan).select_related("plan")), post, "会议定")
    assert asked() == with_one
