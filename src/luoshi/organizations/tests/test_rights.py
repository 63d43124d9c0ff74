"""Rules with states: seen, done, not now."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from luoshi.core.errors import Conflict, Forbidden, Unknown
from luoshi.organizations.models import Post, Token, Unit
from luoshi.organizations.reach import Held, Reach
from luoshi.organizations.rights import SEE, Rule, Rules, many_at

RULES = Rules(
    Unit,
    places={"region": "region", "unit": "unit", "own": "author"},
    rows=[
        Rule(SEE, "office", "region"),
        Rule(SEE, "liaison", "unit", ("published",)),
        Rule(SEE, "", "own"),
        Rule("publish", "office", "region", ("draft",)),
        Rule("found", "system", "all"),
    ],
    refusals={"publish": "Only the office publishes."},
    not_now={"publish": "It is published already."},
)


def person(role, region=1, unit=1, user=1):
    return Reach(user, date(2026, 9, 24), (Held(1, "岗位", role, unit, "单位", "government", region, "县"),))


def thing(state="draft", region=1, unit=1, author=9):
    return SimpleNamespace(state=state, region_id=region, unit_id=unit, author_id=author)


CASES = [
    # act, who, what, what is answered
    (SEE, person("office"), thing(), None),
    (SEE, person("office", region=2), thing(), Unknown),
    (SEE, person("liaison"), thing("published"), None),
    (SEE, person("liaison"), thing("draft"), Unknown),
    (SEE, person("liaison", unit=2), thing("published"), Unknown),
    (SEE, person("head", user=9), thing(), None),
    (SEE, Reach(None, date(2026, 9, 24)), thing(author=None), Unknown),
    ("publish", person("office"), thing(), None),
    ("publish", person("office"), thing("published"), Conflict),
    ("publish", person("office", region=2), thing(), Unknown),
    ("publish", person("liaison"), thing("published"), Forbidden),
    ("publish", person("liaison"), thing("draft"), Unknown),
    ("publish", None, thing(), None),
    ("publish", None, thing("published"), Conflict),
]


@pytest.mark.parametrize(("act", "who", "what", "expected"), CASES)
def test_what_a_rule_answers(act, who, what, expected):
    refusal = RULES.answer(act, who, what).refusal
    assert (type(refusal) if refusal else None) == expected


@pytest.mark.parametrize(("who", "may"), [(person("system"), True), (person("office"), False), (None, True)])
def test_what_is_about_nothing_yet_is_asked_of_the_role_alone(who, may):
    assert bool(RULES.anywhere("found", who)) == may


@pytest.mark.parametrize(
    ("model", "path", "many"),
    [
        (Unit, "pk", False),
        (Unit, "versions__region", True),
        (Post, "unit", False),
        (Post, "unit__versions__region", True),
        (Token, "user", False),
    ],
)
def test_a_path_that_leads_to_several_is_known(model, path, many):
    assert many_at(model, path) == many


def test_a_refusal_says_why():
    assert RULES.answer("publish", person("office"), thing("published")).reasons == ["It is published already."]
    assert RULES.answer("publish", person("liaison"), thing("published")).reasons == ["Only the office publishes."]
