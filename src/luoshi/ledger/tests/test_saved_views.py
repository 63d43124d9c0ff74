"""Views of the list: saved, shared with the office of the region, replaced, dropped; the neighbour gets nothing."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from django.urls import reverse

from luoshi.core.errors import Conflict, Forbidden, Invalid
from luoshi.ledger.actions import drop_view, save_view
from luoshi.ledger.models import SavedView
from luoshi.ledger.saved import essence_of, get_visible_view, saved_views
from luoshi.organizations import actions
from tests.support.cast import SINCE

pytestmark = pytest.mark.django_db

ENGLISH = {"headers": {"Accept-Language": "en"}}


@pytest.fixture
def colleague(cast):
    """Another officer of the county's supervision office."""
    post = actions.open_post(cast.act("system"), cast.units["supervision"], "office", "督查员")
    cast.people["colleague"] = actions.register_person(cast.act("system"), "colleague", "陆晓", "Quiet-River-27")
    actions.appoint(cast.act("security"), post, cast.people["colleague"], SINCE)


def offered(sign_in, person):
    return [view.name for view in sign_in(person).get(reverse("ledger:list"), **ENGLISH).context["views"]]


def test_everybody_has_the_views_of_his_work(sign_in, cast):
    assert {person: offered(sign_in, person) for person in ("office", "unit")} == {
        "office": ["Without a lead", "To be split", "Due within 30 days", "With open changes"],
        "unit": ["My unit leads", "Due within 30 days", "With open changes"],
    }


def test_the_views_of_his_work_open_what_they_say(sign_in, plan):
    views = sign_in("unit").get(reverse("ledger:list"), **ENGLISH).context["views"]
    found = {one.name: sign_in("unit").get(one.address).context["page"].total for one in views}
    assert found == {"My unit leads": 2, "Due within 30 days": 0, "With open changes": 0}


def test_a_view_is_the_same_however_its_address_was_written():
    queries = ("sort=title&plan=3&page=2&task=5", "page=1&plan=3&words=&sort=title&csrf=x")
    assert {essence_of(QueryDict(query)) for query in queries} == {"plan=3&sort=title"}


def test_a_shared_view_is_seen_by_the_office_of_the_region_alone(cast, colleague):
    save_view(cast.act("office"), "本周到期", "due_until=2026-09-30", shared=True)
    save_view(cast.act("office"), "自用", "state=unled")
    save_view(cast.act("neighbour"), "邻县", "", shared=True)
    seen = {who: list(saved_views(cast.reach(who)).values_list("name", flat=True)) for who in cast.people}
    assert {who: names for who, names in seen.items() if names} == {
        "office": ["本周到期", "自用"],
        "colleague": ["本周到期"],
        "neighbour": ["邻县"],
    }


def test_only_the_office_shares(cast):
    with pytest.raises(Forbidden):
        save_view(cast.act("unit"), "本周到期", "", shared=True)
    assert save_view(cast.act("unit"), "本周到期", "").shared_in is None


def test_a_view_of_the_same_name_is_replaced(cast):
    first = save_view(cast.act("office"), " 到期 ", "state=unled", shared=True)
    again = save_view(cast.act("office"), "到期", "state=ready")
    assert (again.pk, again.query, again.shared_in_id) == (first.pk, "state=ready", None)


@pytest.mark.parametrize(("name", "query"), [(" ", ""), ("长", "words=" + "a" * 2000)])
def test_what_cannot_be_kept_is_said(cast, name, query):
    with pytest.raises(Invalid):
        save_view(cast.act("office"), name, query)


def test_a_view_is_dropped_by_its_owner_and_its_name_is_free(cast, colleague):
    view = save_view(cast.act("office"), "到期", "", shared=True)
    with pytest.raises(Forbidden):
        drop_view(cast.act("colleague"), get_visible_view(cast.reach("colleague"), view.pk))
    drop_view(cast.act("office"), view)
    with pytest.raises(Conflict):
        drop_view(cast.act("office"), SavedView.objects.get(pk=view.pk))
    assert list(saved_views(cast.reach("colleague"))) == []
    assert save_view(cast.act("office"), "到期", "").pk != view.pk


def test_the_page_keeps_the_present_list_and_shows_it_above(sign_in, plan):
    office = sign_in("office")
    address = f"{reverse('ledger:save_view')}?state=unled&sort=title&page=7"
    answer = office.post(address, {"name": "待明确", "shared": "on"}, **ENGLISH)
    view = SavedView.objects.get()
    assert (answer["Location"], view.query) == (
        f"{reverse('ledger:list')}?sort=title&state=unled",
        "sort=title&state=unled",
    )
    answer = office.get(answer["Location"], **ENGLISH)
    assert (answer.context["views"][-1].name, "Drop the view “待明确”" in answer.content.decode()) == ("待明确", True)
    office.post(reverse("ledger:drop_view", args=[view.pk]))
    assert offered(sign_in, "office")[-1] == "With open changes"


def test_who_may_not_share_is_not_asked(sign_in):
    form = sign_in("unit").get(reverse("ledger:save_view")).context["form"]
    assert [field.name for field in form.visible_fields()] == ["name"]
