"""For everybody and everything there is: a rule answers `see` exactly where its query lists the thing."""

from __future__ import annotations

from collections import Counter

import pytest

from luoshi.organizations.rights import SEE, Rules
from scripts.reference import in_every_room
from tests.support.matrix import NOBODY, WHO, make_tried
from tests.support.papers import PLAN, bring

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

RULES = [
    (f"{room}: {name}", rules)
    for room, module in in_every_room("rules")
    for name, rules in vars(module).items()
    if isinstance(rules, Rules)
]


@pytest.fixture(scope="module")
def both_counties(cast):
    """The county's things, and the neighbour's."""
    from luoshi.ledger.actions import adopt

    tried = make_tried(cast)
    adopt(cast.act("neighbour"), bring(cast, PLAN.replace("8号", "7号"), "neighbour.txt", "neighbour"))
    return tried


@pytest.mark.parametrize(("name", "rules"), RULES, ids=[name for name, _rules in RULES])
def test_the_answer_is_the_query(cast, both_counties, name, rules):
    things = list(rules.model._default_manager.all())
    reaches = {who: cast.reach(who) for who in WHO if who != NOBODY}
    listed = {(who, thing.pk) for who, reach in reaches.items() for thing in rules.visible(reach)}
    answered = {
        (who, thing.pk) for who, reach in reaches.items() for thing in things if rules.answer(SEE, reach, thing)
    }
    assert answered == listed


@pytest.mark.parametrize(("name", "rules"), RULES, ids=[name for name, _rules in RULES])
def test_what_is_listed_is_listed_once(cast, both_counties, name, rules):
    for who in WHO:
        if who != NOBODY:
            counted = Counter(rules.visible(cast.reach(who)).values_list("pk", flat=True))
            assert [pk for pk, times in counted.items() if times > 1] == []
