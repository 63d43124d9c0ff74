"""Organizations over the API."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from luoshi.core import clock
from luoshi.organizations import actions
from luoshi.organizations.models import Token
from tests.support.cast import MOMENT

pytestmark = pytest.mark.django_db

UNITS = "/api/v1/units"


def ask(key, path=UNITS, method="get", **more):
    return getattr(Client(), method)(path, headers={"Authorization": f"Bearer {key}"}, **more)


def names(answer):
    return [row["name"] for row in answer.json()["items"]]


def test_a_key_shows_what_its_person_may_see(cast, keys_of_everybody):
    everybody = {person: names(ask(key)) for person, key in keys_of_everybody.items()}
    assert (len(everybody["office"]), len(everybody["neighbour"]), everybody["public"]) == (11, 3, [])
    towns = ask(keys_of_everybody["office"], f"{UNITS}?kind=township").json()
    assert towns == {
        "items": [
            {"id": cast.units[key].pk, "name": name, "kind": "township", "region": "青石县"}
            for key, name in (("hill_town", "松岗镇"), ("river_town", "柳河镇"))
        ],
        "count": 2,
    }


def test_a_unit_in_full(cast, keys_of_everybody):
    all_towns = cast.units["all_towns"].pk
    answer = ask(keys_of_everybody["unit"], f"{UNITS}/{all_towns}")
    assert answer.json() == {
        "id": all_towns,
        "name": "各镇街",
        "kind": "collective",
        "region": "青石县",
        "uscc": "",
        "parent": "",
        "aliases": [],
        "posts": [],
        "members": ["松岗镇", "柳河镇"],
    }


@pytest.mark.parametrize("person", ["neighbour", "public"])
def test_a_stranger_finds_no_such_unit(cast, keys_of_everybody, person):
    answer = ask(keys_of_everybody[person], f"{UNITS}/{cast.units['science'].pk}")
    assert (answer.status_code, "县科学技术局" in answer.content.decode()) == (404, False)


def test_without_a_key_or_with_a_wrong_one_nothing_is_told(cast, keys_of_everybody):
    wrong = keys_of_everybody["office"][:-1]
    assert [Client().get(UNITS).status_code, ask("").status_code, ask(wrong).status_code] == [401, 401, 401]


def test_a_revoked_and_an_expired_key_open_nothing(cast, keys_of_everybody):
    actions.revoke_token(cast.act("unit"), Token.objects.get(user=cast.unit))
    assert ask(keys_of_everybody["unit"]).status_code == 401
    with clock.frozen(MOMENT + timedelta(days=29)):
        assert ask(keys_of_everybody["office"]).status_code == 200
    with clock.frozen(MOMENT + timedelta(days=30)):
        assert ask(keys_of_everybody["office"]).status_code == 401


def test_a_key_leaves_no_cookies(cast, keys_of_everybody):
    assert dict(ask(keys_of_everybody["office"]).cookies) == {}


def test_a_reading_key_changes_nothing(cast, keys_of_everybody):
    assert ask(keys_of_everybody["office"], method="post").status_code in (403, 405)


def test_the_list_takes_the_same_queries_for_one_and_for_all(cast, keys_of_everybody, django_assert_num_queries):
    key = keys_of_everybody["office"]
    with django_assert_num_queries(6):
        ask(key, f"{UNITS}?kind=party")
    with django_assert_num_queries(6):
        ask(key)
