"""Keys at the door of the API, and passwords."""

from __future__ import annotations

import hashlib

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.test import RequestFactory

from luoshi.core.errors import Forbidden
from luoshi.organizations.acting import acting, address_of, key_of
from luoshi.organizations.api import TokenAuth
from luoshi.organizations.passwords import ThreeKindsValidator, kinds_in

pytestmark = pytest.mark.django_db

WORDS = {"abcdef": 1, "abcDEF": 2, "abc123": 2, "abcDEF1": 3, "abc-1": 3, "aB1-": 4, "密码abc1": 3, "": 0}


@pytest.mark.parametrize(("password", "kinds"), WORDS.items())
def test_kinds_of_characters(password, kinds):
    assert kinds_in(password) == kinds


def test_two_kinds_are_not_enough():
    ThreeKindsValidator().validate("abcDEF1")
    with pytest.raises(ValidationError):
        ThreeKindsValidator().validate("abcDEF")


def test_a_key_makes_the_request_its_persons(cast, keys_of_everybody):
    request = RequestFactory().get("/", headers={"Idempotency-Key": "once"})
    assert TokenAuth().authenticate(request, keys_of_everybody["unit"]) == cast.unit
    act = acting(request)
    assert (act.actor_id, act.actor_name, act.unit_name, act.via, act.key, act.ip) == (
        cast.unit.pk,
        "梁舟",
        "县科学技术局",
        "api",
        "once",
        "127.0.0.1",
    )


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_reading_key_is_refused_where_something_would_change(cast, keys_of_everybody, method):
    with pytest.raises(Forbidden):
        TokenAuth().authenticate(RequestFactory().generic(method, "/"), keys_of_everybody["unit"])


def test_a_strangers_request_acts_for_nobody_and_reaches_nothing():
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    act = acting(request)
    assert (act.actor_id, act.actor_name, act.post_id, act.reach.user, act.reach.held) == (None, "", None, None, ())


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "1.1.1.1", "127.0.0.1"),
        (1, "1.1.1.1", "1.1.1.1"),
        (1, "6.6.6.6, 1.1.1.1", "1.1.1.1"),
        (2, "6.6.6.6, 1.1.1.1, 10.0.0.1", "1.1.1.1"),
        (2, "1.1.1.1", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_an_address_is_believed_from_our_own_proxies_only(settings, proxies, forwarded, address):
    settings.PROXY_COUNT = proxies
    assert address_of(RequestFactory().get("/", headers={"X-Forwarded-For": forwarded})) == address


def test_a_forms_key_fits_the_log():
    given = ["", "k" * 64, "k" * 65]
    found = [key_of(RequestFactory().post("/", {"key": key})) for key in given]
    assert found == [None, given[1], hashlib.sha256(given[2].encode()).hexdigest()]
