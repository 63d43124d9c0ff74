"""At the door: two steps, refusals that are counted and logged, what is owed, sessions that end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from luoshi.core import clock
from luoshi.organizations import actions
from luoshi.organizations.accounts import factors
from luoshi.organizations.accounts.models import Session
from luoshi.organizations.accounts.queries import Arrival, last_arrival
from luoshi.organizations.accounts.tests.test_factors import HALF_MINUTE, SECRET, shown
from luoshi.organizations.models import Holding, User
from luoshi.records.models import LogEntry
from tests.support.cast import MOMENT, PASSWORD, TODAY

pytestmark = pytest.mark.django_db

ENGLISH = {"Accept-Language": "en"}


def at_the_door(person, password=PASSWORD, client=None):
    client = client or Client(headers=ENGLISH)
    return client, client.post("/sign-in/", {"username": person, "password": password, "next": "/account/"})


def lines(act):
    return list(LogEntry.objects.filter(act=act).order_by("seq").values_list("actor_name", "subject_id", "via"))


def test_a_password_is_enough_without_a_second_factor(cast):
    client, answer = at_the_door("unit")
    assert (answer.url, client.get("/account/").status_code) == ("/account/", 200)
    assert lines("organizations.sign_in") == [("梁舟", cast.unit.pk, "web")]


def test_with_a_second_factor_the_password_alone_opens_nothing(cast):
    factors.enrol_factor(cast.act("unit"), cast.unit, SECRET, shown())
    client, answer = at_the_door("unit")
    assert (answer.url, client.get("/account/").status_code) == ("/sign-in/code/", 302)
    assert client.post("/sign-in/code/", {"code": "000000"}).status_code == 422
    with clock.frozen(MOMENT + HALF_MINUTE):
        answer = client.post("/sign-in/code/", {"code": shown(MOMENT + HALF_MINUTE)})
        assert (answer.url, client.get("/account/").status_code) == ("/account/", 200)
    assert lines("organizations.refuse_sign_in") == [("", cast.unit.pk, "web")]


def test_between_the_steps_there_are_five_minutes(cast):
    factors.enrol_factor(cast.act("unit"), cast.unit, SECRET, shown())
    client, _answer = at_the_door("unit")
    with clock.frozen(late := MOMENT + timedelta(minutes=5, seconds=1)):
        assert client.post("/sign-in/code/", {"code": shown(late)}).url == "/sign-in/"
    assert Client().get("/sign-in/code/").url == "/sign-in/"


def test_a_new_password_undoes_the_first_step(cast):
    factors.enrol_factor(cast.act("unit"), cast.unit, SECRET, shown())
    client, _answer = at_the_door("unit")
    actions.change_password(cast.act("unit"), User.objects.get(pk=cast.unit.pk), "Loud-River-27")
    assert client.get("/sign-in/code/").url == "/sign-in/"


def test_wrong_codes_lock_as_wrong_passwords_do(cast, settings):
    settings.AXES_FAILURE_LIMIT = 3
    factors.enrol_factor(cast.act("unit"), cast.unit, SECRET, shown())
    client, _answer = at_the_door("unit")
    said = [client.post("/sign-in/code/", {"code": "000000"}).status_code for _n in range(4)]
    assert said == [422, 422, 429, 429]
    with clock.frozen(late := MOMENT + HALF_MINUTE):
        assert client.post("/sign-in/code/", {"code": shown(late)}).status_code == 429
    assert at_the_door("leader")[1].status_code == 302  # another account from the same place
    elsewhere = Client(REMOTE_ADDR="10.0.0.9")
    assert at_the_door("unit", client=elsewhere)[1].url == "/sign-in/code/"


def test_guessing_codes_from_many_addresses_ends_too(cast):
    factors.enrol_factor(cast.act("unit"), cast.unit, SECRET, shown())
    for n in range(20):
        guesser, _answer = at_the_door("unit", client=Client(REMOTE_ADDR=f"10.0.0.{n}"))
        assert guesser.post("/sign-in/code/", {"code": "000000"}).status_code == 422
    client, _answer = at_the_door("unit")
    with clock.frozen(late := MOMENT + HALF_MINUTE):
        assert client.post("/sign-in/code/", {"code": shown(late)}).status_code == 429
    with clock.frozen(later := MOMENT + timedelta(hours=1)):
        client, _answer = at_the_door("unit")
        assert client.post("/sign-in/code/", {"code": shown(later)}).url == "/account/"


def test_refusals_are_logged_for_people_whom_we_know(cast):
    at_the_door("unit", "wrong")
    at_the_door("nobody-of-ours", "wrong")
    assert lines("organizations.refuse_sign_in") == [("", cast.unit.pk, "web")]


def test_the_last_time_is_told_with_the_tries_since(cast):
    assert last_arrival(cast.unit) is None
    at_the_door("unit")
    at_the_door("unit", "wrong")
    assert last_arrival(cast.unit) == Arrival(MOMENT, "127.0.0.1", 1)
    client, _answer = at_the_door("unit")
    page = client.get("/account/").content.decode()
    assert "You signed in last on" in page and "Since then 1 try was refused." in page
    assert last_arrival(cast.unit) == Arrival(MOMENT, "127.0.0.1", 0)


def test_signing_out_leaves_its_line(cast):
    client, _answer = at_the_door("unit")
    client.post("/sign-out/")
    assert lines("organizations.sign_out") == [("梁舟", cast.unit.pk, "web")]


def test_who_owes_a_second_factor_admits_one_first(cast, settings):
    settings.SECOND_FACTOR_ROLES = ["office"]
    client, _answer = at_the_door("office")
    assert client.get("/ledger/").url == client.get("/").url == "/account/factor/"
    client.get("/account/factor/")
    from luoshi.organizations.accounts import sealing

    secret = sealing.opened(client.session["factor"])
    form = {"old": "wrong", "code": shown(secret=secret)}
    assert client.post("/account/factor/", form).status_code == 422
    before = at_the_door("office")[0]
    told = client.post("/account/factor/", form | {"old": PASSWORD}).context["codes"]
    assert (len(told), client.get("/").status_code, before.get("/").status_code) == (10, 200, 302)
    assert Session.objects.filter(user=cast.office).count() == 1


def test_a_role_that_is_given_or_lent_in_mid_session_asks_for_it_when_it_is_used(cast, settings):
    settings.SECOND_FACTOR_ROLES = ["office"]
    given, lent = at_the_door("second_unit")[0], at_the_door("unit")[0]
    seat = actions.open_post(cast.act("system"), cast.units["supervision"], "office", "督查员")
    actions.appoint(cast.act("security"), seat, cast.second_unit, TODAY)
    week = actions.Absence(TODAY, TODAY + timedelta(days=7), "")
    held = Holding.objects.get(user=cast.office)
    actions.delegate(cast.act("office"), held, cast.unit, week)
    assert (given.get("/ledger/").url, lent.get("/ledger/").status_code) == ("/account/factor/", 200)
    lent.post("/account/post/", {"post": held.post_id})
    assert lent.get("/ledger/").url == "/account/factor/"


def test_who_has_an_old_password_changes_it_first(cast, settings):
    settings.PASSWORD_DAYS = 30
    with clock.frozen(MOMENT + timedelta(days=30)):
        client, _answer = at_the_door("unit")
        assert client.get("/").url == "/account/password/"
        form = {"old": PASSWORD, "new": "Loud-River-27", "again": "Loud-River-27"}
        assert client.post("/account/password/", form).url == "/account/"
        assert client.get("/").status_code == 200


def test_a_session_ends_after_its_hours_whatever_happens(cast, settings):
    settings.SESSION_HOURS, settings.IDLE_MINUTES = 2, 60
    client, _answer = at_the_door("unit")
    for minutes in (50, 100):
        with clock.frozen(MOMENT + timedelta(minutes=minutes)):
            assert client.get("/account/").status_code == 200
    with clock.frozen(MOMENT + timedelta(minutes=121)):
        assert client.get("/account/").url == "/sign-in/?why=long&next=%2Faccount%2F"


def test_a_person_sees_and_ends_his_sessions(cast):
    here, _answer = at_the_door("unit", client=Client(headers={"User-Agent": "Edg/1 Windows"}))
    there, other = at_the_door("unit")[0], at_the_door("leader")[0]
    rows = sorted(here.get("/account/sessions/").context["rows"], key=lambda row: row[2])
    assert [(browser, mine) for _one, browser, mine in rows] == [("—", False), ("Edge · Windows", True)]
    foreign = Session.objects.get(user=cast.leader)
    assert here.post(f"/account/sessions/{foreign.number}/end/").status_code == 404
    assert here.post(f"/account/sessions/{rows[0][0].number}/end/").url == "/account/sessions/"
    assert [one.get("/account/").status_code for one in (here, there, other)] == [200, 302, 200]


def test_all_other_sessions_end_at_once(cast):
    here, there = at_the_door("unit")[0], at_the_door("unit")[0]
    here.post("/account/sessions/end/")
    assert [one.get("/account/").status_code for one in (here, there)] == [200, 302]


def test_the_system_administrator_ends_the_sessions_of_a_lost_machine(cast, sign_in):
    lost, _answer = at_the_door("unit")
    assert sign_in("security").post(f"/people/{cast.unit.pk}/sessions/end/").status_code == 403
    assert sign_in("system").post(f"/people/{cast.unit.pk}/sessions/end/").url == f"/people/{cast.unit.pk}/"
    assert lost.get("/account/").status_code == 302


def test_a_closed_account_is_out_at_once(cast):
    client, _answer = at_the_door("public")
    actions.close_account(cast.act("system"), User.objects.get(pk=cast.public.pk))
    assert (client.get("/account/").status_code, Session.objects.filter(user=cast.public).count()) == (302, 0)


def test_a_one_time_code_leads_to_signing_in(cast, sign_in):
    page = sign_in("system").post(f"/people/{cast.public.pk}/invite/", {"key": "one"})
    ((handed, _held, picture),) = page.context["slips"]
    assert picture.startswith("data:image/svg+xml")
    form = {"code": handed.code, "new": "Loud-River-27", "again": "Loud-River-27"}
    assert Client().post("/join/", form | {"code": "K7MP"}).status_code == 422
    assert Client().post("/join/", form).url == "/sign-in/"
    assert at_the_door("public", "Loud-River-27")[1].status_code == 302
    assert sign_in("system").post(f"/people/{cast.public.pk}/invite/", {"key": "one"}).status_code == 422


def test_those_without_a_password_get_a_sheet(cast, sign_in):
    made = [actions.register_person(cast.act("system"), f"clerk{n}", f"职员{n}") for n in range(3)]
    client = sign_in("system")
    page = client.get("/people/invite/").content.decode()
    assert [one.name in page for one in (*made, cast.unit)] == [True, True, True, False]
    slips = client.post("/people/invite/", {"people": [one.pk for one in made[:2]]}).context["slips"]
    assert [one.user for one, _held, _picture in slips] == made[:2]
