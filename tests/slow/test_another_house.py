"""Signing in by the word of a real OpenID provider: who has an account is in, and nobody gets one by it."""

import jwt
import pytest
from django.conf import settings as now
from django.core.exceptions import SuspiciousOperation
from django.test import Client

from luoshi.core import clock
from luoshi.organizations.accounts import factors
from luoshi.organizations.accounts.house import HouseBackend
from luoshi.organizations.models import User
from luoshi.records.models import LogEntry
from tests.support.cast import MOMENT
from tests.support.provider import CLIENT, House, house  # noqa: F401

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

BACKEND = "luoshi.organizations.accounts.house.HouseBackend"


@pytest.fixture
def trusting(settings, house):  # noqa: F811
    """This installation trusts the house."""
    for name, value in house.settings().items():
        setattr(settings, name, value)
    settings.AUTHENTICATION_BACKENDS = [*now.AUTHENTICATION_BACKENDS, BACKEND]
    return house


def come_by(house: House, person, client=None):  # noqa: F811
    """A person goes to the other house and comes back."""
    client = client or Client(headers={"Accept-Language": "en"})
    leaving = client.get("/sign-in/house/?next=/account/")
    answer = client.get(house.visited(leaving.url, person).removeprefix("http://testserver"))
    return client, answer


def test_who_has_an_account_is_signed_in(cast, trusting):
    client, answer = come_by(trusting, "unit")
    assert (answer.url, client.get("/account/").context["user"]) == ("/account/", cast.unit)
    line = LogEntry.objects.filter(act="organizations.sign_in").latest("seq")
    assert (line.actor_name, '"first":"house"' in line.body) == ("梁舟", True)


def test_who_is_unknown_here_is_told_what_to_do_and_gets_nothing(cast, trusting):
    people = User.objects.count()
    client, answer = come_by(trusting, "stranger")
    assert (answer.status_code, client.get("/account/").status_code, User.objects.count()) == (403, 302, people)
    assert "Ask the system administrator for an account" in answer.content.decode()


def test_a_closed_account_stays_closed(cast, trusting):
    User.objects.filter(pk=cast.public.pk).update(is_active=False)
    assert come_by(trusting, "public")[1].status_code == 403


def test_the_second_factor_is_asked_for_here_too(cast, trusting):
    from luoshi.organizations.accounts.tests.test_factors import HALF_MINUTE, SECRET, shown

    factors.enrol_factor(cast.act("unit"), cast.unit, SECRET, shown())
    client, answer = come_by(trusting, "unit")
    assert (answer.url, client.get("/account/").status_code) == ("/sign-in/code/", 302)
    with clock.frozen(later := MOMENT + HALF_MINUTE):
        assert client.post("/sign-in/code/", {"code": shown(later)}).url == "/account/"


def test_a_way_back_is_walked_once_and_by_the_browser_that_left(cast, trusting):
    client = Client()
    there = trusting.visited(client.get("/sign-in/house/").url, "unit").removeprefix("http://testserver")
    assert Client().get(there).status_code == 403
    assert (client.get(there).status_code, client.get(there).status_code) == (302, 403)


def test_wrong_passwords_from_the_same_address_do_not_lock_the_way(cast, trusting, settings):
    settings.AXES_FAILURE_LIMIT = 2
    wrong = {"username": "unit", "password": "wrong"}
    said = [Client().post("/sign-in/", wrong).status_code for _n in range(3)]
    assert (said, come_by(trusting, "unit")[1].status_code) == ([422, 429, 429], 302)


@pytest.mark.parametrize("claim", [{"iss": "http://elsewhere"}, {"aud": "another"}, {"exp": 1}])
def test_a_token_of_another_house_or_for_another_or_too_old_opens_nothing(trusting, monkeypatch, claim):
    claims = {"iss": trusting.url, "aud": CLIENT, "sub": "subject-unit", "nonce": "n", "exp": 4102444800}
    key = "a key of the tests that is long enough to sign with"
    monkeypatch.setattr(HouseBackend, "retrieve_matching_jwk", lambda self, token: key)
    monkeypatch.setattr(now, "OIDC_RP_SIGN_ALGO", "HS256")
    backend = HouseBackend()
    backend.OIDC_RP_CLIENT_SECRET = key
    good, bad = (jwt.encode(one, key, "HS256") for one in (claims, claims | claim))
    assert backend.verify_token(good, nonce="n") == claims
    with pytest.raises(SuspiciousOperation):
        backend.verify_token(bad, nonce="n")
    with pytest.raises(SuspiciousOperation):
        backend.verify_token(good, nonce="another")


def test_without_a_house_there_is_no_such_page(cast):
    assert [Client().get(f"/sign-in/house/{end}").status_code for end in ("", "back/")] == [404, 404]
