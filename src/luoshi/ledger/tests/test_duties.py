"""A unit's page: its part in each plan, each count with exactly its rows."""

from __future__ import annotations

import pytest

from luoshi.ledger.duties import parts_of
from luoshi.ledger.queries import tasks_visible_to
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db


def test_a_units_part_is_told_by_role_and_each_count_opens_its_rows(sign_in, cast, plan):
    client, farming = sign_in("office"), cast.units["farming"].pk
    [part] = parts_of(farming, tasks_visible_to(cast.reach("office")), TODAY)
    assert [(str(role), count) for role, count in part.counts] == [
        ("main", 1),
        ("co_lead", 0),
        ("share", 1),
        ("participant", 0),
    ]
    for role, count in part.counts:
        listed = client.get(f"/ledger/?plan={plan.pk}&unit={farming}&role={role}")
        assert listed.context["page"].total == count


def test_who_sees_less_is_told_less(cast, plan):
    visible = tasks_visible_to(cast.reach("town"))
    assert [part.counts[0][1] for part in parts_of(cast.units["science"].pk, visible, TODAY)] == [1]
    assert parts_of(cast.units["farming"].pk, tasks_visible_to(cast.reach("neighbour")), TODAY) == []
