"""A post is handed over from one person to the next in one act."""

from datetime import date

import pytest

from luoshi.core.errors import Conflict, Forbidden
from luoshi.organizations import actions
from luoshi.organizations.models import Holding
from luoshi.records.models import Notice
from tests.support.cast import SINCE

pytestmark = pytest.mark.django_db
LATER = date(2026, 10, 1)


def test_a_post_is_handed_over_without_a_gap_and_both_are_told(cast):
    holding = Holding.objects.get(user=cast.unit)
    new = actions.succeed(cast.act("security"), holding, cast.people["public"], LATER)
    holding.refresh_from_db()
    assert (holding.valid_to, new.valid_from, new.post_id) == (LATER, LATER, holding.post_id)
    told = Notice.objects.filter(key__regex="succeeded|appointed").filter(params__day=LATER.isoformat())
    assert sorted(one.recipient.username for one in told) == ["public", "unit"]


@pytest.mark.parametrize(("to", "day"), [("unit", LATER), ("system", LATER), ("public", SINCE)])
def test_who_cannot_succeed_is_refused_and_the_post_stays_held(cast, to, day):
    holding = Holding.objects.get(user=cast.unit)
    with pytest.raises(Conflict):
        actions.succeed(cast.act("security"), holding, cast.people[to], day)
    assert Holding.objects.get(pk=holding.pk).valid_to is None


def test_only_the_security_administrator_hands_a_post_over_and_never_to_himself(cast):
    holding = Holding.objects.get(user=cast.unit)
    for person, to in (("office", "public"), ("system", "public"), ("security", "security")):
        with pytest.raises(Forbidden):
            actions.succeed(cast.act(person), holding, cast.people[to], LATER)
