"""The ladder as a plain function."""

import pytest

from luoshi.supervision.ladder import Facts, Proposed, propose, rule_set_of

BODY = {
    "code": "ladder",
    "version": 1,
    "effective_on": "2024-01-01",
    "rules": [
        {
            "id": "three",
            "step": "reminder",
            "when": [{"measure": "missing_after_grace", "at_least": 3}],
            "reply_days": 3,
        },
        {"id": "one", "step": "reminder", "when": [{"measure": "missing_after_grace", "at_least": 1}], "reply_days": 5},
    ],
}


def facts(missing, unit=7):
    return Facts(unit, 2, {"missing_after_grace": missing})


def test_the_first_rule_that_fits_proposes():
    rules = rule_set_of(BODY)
    given = [facts(3, unit=1), facts(1, unit=2), facts(0, unit=3)]
    assert propose(given, rules, set()) == [
        Proposed(rules.rule("three"), given[0]),
        Proposed(rules.rule("one"), given[1]),
    ]


def test_what_is_known_is_not_proposed_again():
    assert propose([facts(1)], rule_set_of(BODY), {("one", "round:2:unit:7")}) == []


@pytest.mark.parametrize(
    "change, fault",
    [
        ({"step": "referral"}, "rule one: unknown step referral"),
        ({"when": [{"measure": "open_letters", "at_least": 1}]}, "rule one: unknown measure open_letters"),
        ({"when": []}, "rule one: would propose without any fact"),
        ({"reply_days": 0}, "rule one: leaves no working day to answer"),
    ],
)
def test_rules_that_make_no_sense_are_refused(change, fault):
    with pytest.raises(ValueError, match=fault):
        rule_set_of(BODY | {"rules": [BODY["rules"][1] | change]})
