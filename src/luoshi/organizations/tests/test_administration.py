"""The pages of the administrators: units, posts, people, the log."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from luoshi.organizations.models import Holding, Post, UnitVersion, User
from luoshi.records.models import LogEntry
from tests.support.cast import PASSWORD, TODAY

pytestmark = pytest.mark.django_db


def pages(cast):
    """Each page by address, and who may open it."""
    science = cast.units["science"].pk
    holding = Holding.objects.get(user=cast.unit)
    return {
        "/units/open/": {"system"},
        f"/units/{science}/names/": {"system"},
        f"/units/{science}/posts/": {"system"},
        "/people/": {"system", "security", "audit"},
        "/people/register/": {"system"},
        f"/people/{cast.unit.pk}/": {"system", "security", "audit"},
        "/people/invite/": {"system"},
        f"/people/{cast.unit.pk}/invite/": {"system"},
        f"/people/{cast.unit.pk}/close/": {"system"},
        f"/posts/{holding.post_id}/appoint/": {"security"},
        f"/holdings/{holding.pk}/dismiss/": {"security"},
        "/log/": {"audit"},
    }


def test_each_page_opens_for_its_administrators_only(cast, sign_in):
    wanted = pages(cast)
    opened = {path: set() for path in wanted}
    for person in cast.people:
        client = sign_in(person)
        for path in wanted:
            status = client.get(path).status_code
            assert status in (200, 403, 404)
            if status == 200:
                opened[path].add(person)
    assert opened == wanted


def test_to_a_stranger_the_posts_of_another_county_do_not_exist(cast, sign_in):
    paths = [path for path in pages(cast) if any(letter.isdigit() for letter in path)]
    assert [sign_in("neighbour").get(path).status_code for path in paths] == [404] * 7


def test_a_unit_is_opened_named_and_staffed_page_by_page(cast, sign_in):
    system, security = sign_in("system"), sign_in("security")
    form = {"region": cast.regions["county"].pk, "name": "县水务局", "kind": "government", "valid_from": "2026-09-24"}
    assert system.post("/units/open/", {**form, "aliases": "县水利局\n\n青石水务"}).status_code == 302
    version = UnitVersion.objects.get(name="县水务局")
    names = list(version.unit.aliases.order_by("pk").values_list("name", flat=True))
    assert names == ["县水利局", "青石水务"]

    assert system.post(f"/units/{version.unit_id}/names/", {"name": "水务局机关"}).status_code == 302
    assert system.post(f"/units/{version.unit_id}/posts/", {"role": "head", "title": "局长"}).status_code == 302
    person = {"name": "石江", "username": "shijiang", "password": PASSWORD}
    assert system.post("/people/register/", person).status_code == 302
    post, user = Post.objects.get(unit=version.unit), User.objects.get(username="shijiang")

    appointed = {"person": user.pk, "valid_from": "2026-09-24"}
    assert security.post(f"/posts/{post.pk}/appoint/", appointed).url == f"/units/{version.unit_id}/"
    seats = security.get(f"/units/{version.unit_id}/").context["sheet"].seats
    assert [(seat.title, seat.holder) for seat in seats] == [("局长", "石江")]

    security.post(f"/holdings/{seats[0].holding}/dismiss/", {"valid_to": "2026-10-01"})
    assert Holding.objects.get(user=user).valid_to.isoformat() == "2026-10-01"


def test_a_closed_account_opens_no_more(cast, sign_in):
    assert sign_in("system").post(f"/people/{cast.public.pk}/close/", {"key": "click"}).url == "/people/"
    assert Client().post("/sign-in/", {"username": "public", "password": PASSWORD}).status_code == 422


def test_what_an_act_refuses_stands_in_the_form(cast, sign_in):
    form = {"region": cast.regions["county"].pk, "name": "县发展改革局", "kind": "collective", "valid_from": TODAY}
    answer = sign_in("system").post("/units/open/", form)
    assert (answer.status_code, len(answer.context["form"].non_field_errors())) == (422, 1)


def test_people_are_listed_with_their_posts_in_a_fixed_number_of_queries(cast, sign_in):
    client = sign_in("system")
    with CaptureQueriesContext(connection) as asked:
        rows = {user.username: held for user, held in client.get("/people/").context["rows"]}
    assert (rows["unit"], rows["public"]) == ([("县科学技术局", "科技局联络员")], ())
    assert len(asked) <= 10


def test_the_log_is_shown_newest_first_without_its_values(cast, sign_in):
    answer = sign_in("audit").get("/log/")
    newest = LogEntry.objects.latest("seq")
    assert answer.context["page"].rows[0] == newest
    assert (newest.act in answer.content.decode(), "valid_from" in answer.content.decode()) == (True, False)
