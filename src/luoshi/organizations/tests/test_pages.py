"""Pages of organizations: signing in, the account, keys, units."""

from __future__ import annotations

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from luoshi.core import clock
from luoshi.organizations import actions, keys
from luoshi.organizations.middleware import COOKIE
from luoshi.organizations.models import Token
from luoshi.records.models import LogEntry
from tests.support.cast import MOMENT, PASSWORD

pytestmark = pytest.mark.django_db

SIGN_IN = "/sign-in/"


def try_in(client, username, password, **more):
    return client.post(SIGN_IN, {"username": username, "password": password, **more})


def test_a_good_sign_in_leaves_a_trace_and_a_new_session(cast):
    client = Client()
    client.get(SIGN_IN)
    before = client.session.session_key
    answer = try_in(client, "unit", PASSWORD, next="/units/")
    entry = LogEntry.objects.latest("seq")
    assert (answer.status_code, answer.url) == (302, "/units/")
    assert (entry.act, entry.actor_name, entry.via, entry.ip) == ("organizations.sign_in", "梁舟", "web", "127.0.0.1")
    assert client.session.session_key != before


def test_a_sign_in_leads_nowhere_else(cast):
    assert try_in(Client(), "unit", PASSWORD, next="https://elsewhere.example/").url == reverse("web:home")


def test_a_bad_sign_in_is_told_and_counted(cast):
    answer = try_in(Client(), "unit", "wrong")
    assert (answer.status_code, len(answer.context["form"].non_field_errors())) == (422, 1)
    assert [(one.username, one.failures_since_start) for one in AccessAttempt.objects.all()] == [("unit", 1)]
    assert "_auth_user_id" not in answer.client.session


def test_the_sixth_wrong_password_is_not_even_tried(cast, settings):
    client = Client()
    statuses = [try_in(client, "unit", "wrong").status_code for _try in range(settings.AXES_FAILURE_LIMIT)]
    assert statuses == [422, 422, 422, 422, 429]
    locked = try_in(client, "unit", PASSWORD)
    assert (locked.status_code, "15" in locked.content.decode()) == (429, True)
    assert try_in(client, "second_unit", PASSWORD).status_code == 302
    assert try_in(Client(REMOTE_ADDR="10.0.0.9"), "unit", PASSWORD).status_code == 302


def test_signing_out_asks_for_a_form(sign_in):
    client = sign_in("unit")
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").url == SIGN_IN
    assert "_auth_user_id" not in client.session


def test_the_pages_ask_a_stranger_to_sign_in(db):
    paths = ["/account/", "/account/password/", "/account/keys/", "/units/", "/units/1/"]
    assert [Client().get(path).url for path in paths] == [f"{SIGN_IN}?next={path}" for path in paths]


def test_a_person_away_too_long_signs_in_again(sign_in, settings):
    client = sign_in("unit")
    limit = timedelta(minutes=settings.IDLE_MINUTES)
    with clock.frozen(MOMENT + limit):
        assert client.get("/account/").status_code == 200
    with clock.frozen(MOMENT + limit * 2):
        assert client.get("/account/").status_code == 200
    with clock.frozen(MOMENT + limit * 3 + timedelta(seconds=1)):
        assert client.get("/account/").url == f"{SIGN_IN}?why=idle&next=%2Faccount%2F"
        assert client.get("/account/").url == f"{SIGN_IN}?next=/account/"


def test_a_cookie_of_another_session_counts_for_nothing(sign_in, settings):
    client, other = sign_in("unit"), sign_in("unit")
    with clock.frozen(MOMENT + timedelta(minutes=settings.IDLE_MINUTES)):
        other.get("/account/")
    client.cookies[COOKIE] = other.cookies[COOKIE].value
    with clock.frozen(MOMENT + timedelta(minutes=settings.IDLE_MINUTES + 1)):
        assert client.get("/account/").status_code == 302


def test_looking_at_pages_writes_nothing_and_renews_the_cookie_now_and_then(sign_in, django_assert_max_num_queries):
    client = sign_in("unit")
    first = client.get("/account/").cookies[COOKIE].value
    with clock.frozen(MOMENT + timedelta(minutes=4)):
        assert COOKIE not in client.get("/account/").cookies
    with clock.frozen(MOMENT + timedelta(minutes=6)), django_assert_max_num_queries(20) as asked:
        assert client.get("/account/").cookies[COOKIE].value != first
    verbs = {query["sql"].lstrip("(").split()[0] for query in asked.captured_queries}
    assert verbs == {"SELECT"}


def test_a_changed_password_keeps_this_browser_and_signs_out_the_others(sign_in, cast):
    client, other = sign_in("unit"), sign_in("unit")
    form = {"old": PASSWORD, "new": "Loud-River-27", "again": "Loud-River-27"}
    assert client.post("/account/password/", form).url == "/account/"
    assert client.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        ({"old": "x", "new": "Loud-River-27", "again": "Loud-River-27"}, {"old": 1}),
        ({"old": PASSWORD, "new": "Loud-River-27", "again": "Loud-River-28"}, {"again": 1}),
        ({"old": PASSWORD, "new": "short", "again": "short"}, {"__all__": 2}),
        ({"old": PASSWORD, "new": "onlysmallletters", "again": "onlysmallletters"}, {"__all__": 1}),
        ({}, {"old": 1, "new": 1, "again": 1}),
    ],
)
def test_a_password_that_will_not_do_is_told_in_full(sign_in, form, wrong):
    answer = sign_in("unit").post("/account/password/", {"key": "k", **form})
    assert answer.status_code == 422
    assert {field: len(reasons) for field, reasons in answer.context["form"].errors.items()} == wrong


def test_a_person_with_two_posts_chooses_one(sign_in, cast):
    post = actions.open_post(cast.act("system"), cast.units["farming"], "liaison", "临时联络员")
    actions.appoint(cast.act("security"), post, cast.unit, MOMENT.date())
    client = sign_in("unit")
    assert client.get("/account/").context["frame"].post.unit_name == "县科学技术局"
    assert client.post("/account/post/", {"post": post.pk, "next": "/units/"}).url == "/units/"
    assert client.get("/account/").context["frame"].post.unit_name == "县农业农村局"


def test_a_post_of_another_person_is_not_chosen(sign_in, cast):
    other = cast.reach("office").held[0].post
    assert sign_in("unit").post("/account/post/", {"post": other}).status_code == 409


def new_key(client, **more):
    form = {"name": "读台账", "expires_on": "2026-12-01", **more}
    return client.post("/account/keys/", form)


def test_a_new_key_is_shown_once_and_opens_for_its_person(sign_in, cast):
    client = sign_in("unit")
    answer = new_key(client, key="click")
    shown = answer.context["shown"]
    token = Token.objects.get(user=cast.unit)
    assert (shown in answer.content.decode(), token.digest) == (True, keys.digest(shown))
    assert "no-store" in answer.headers["Cache-Control"]
    assert shown not in client.get("/account/keys/").content.decode()


def test_a_second_click_makes_no_second_key(sign_in, cast):
    client = sign_in("unit")
    new_key(client, key="click")
    again = new_key(client, key="click")
    assert (again.status_code, again.context["shown"], Token.objects.count()) == (422, None, 1)


def test_a_key_is_revoked_by_its_person(sign_in, cast):
    client = sign_in("unit")
    new_key(client)
    token = Token.objects.get()
    assert sign_in("second_unit").post(f"/account/keys/{token.pk}/revoke/").status_code == 404
    assert client.post(f"/account/keys/{token.pk}/revoke/").url == "/account/keys/"
    assert Token.objects.get().revoked_at == MOMENT


def names_on(answer):
    return [unit.name for unit in answer.context["page"].rows]


def test_the_list_of_units_can_be_narrowed(sign_in, cast):
    client = sign_in("office")
    assert len(names_on(client.get("/units/"))) == 10
    assert names_on(client.get("/units/", {"kind": "township"})) == ["松岗镇", "柳河镇"]
    assert names_on(client.get("/units/", {"name": "科学"})) == ["县科学技术局"]
    assert names_on(client.get("/units/", {"name": "没有"})) == []


def test_a_list_of_one_and_of_ten_take_the_same_queries(sign_in):
    client = sign_in("office")
    with CaptureQueriesContext(connection) as few:
        client.get("/units/", {"kind": "party"})
    with CaptureQueriesContext(connection) as many:
        client.get("/units/")
    assert len(few) == len(many)


def test_the_page_of_a_unit(sign_in, cast):
    answer = sign_in("second_unit").get(f"/units/{cast.units['science'].pk}/")
    seats = [(seat.title, seat.holder) for seat in answer.context["sheet"].seats]
    assert (answer.status_code, seats) == (200, [("科技局联络员", "梁舟")])


@pytest.mark.parametrize("person", ["neighbour", "public"])
def test_a_stranger_finds_no_such_unit(sign_in, cast, person):
    answer = sign_in(person).get(f"/units/{cast.units['science'].pk}/")
    assert (answer.status_code, "县科学技术局" in answer.content.decode()) == (404, False)
