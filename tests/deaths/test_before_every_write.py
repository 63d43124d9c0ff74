"""A death before the first write of an act, before the second, … and before its COMMIT."""

from __future__ import annotations

import pytest

from tests.crash.organizations import found
from tests.crash.scenario import SCENARIOS, Perform
from tests.support.crash import deaths, everything

pytestmark = pytest.mark.slow


def points_of(perform: Perform) -> int:
    """Does an act with a death at each of its points; how many there were."""
    before, points = everything(), 0
    for _point in deaths(perform):
        points += 1
        assert everything() == before
    return points


def test_founding(db):
    assert points_of(found) > 10


@pytest.mark.parametrize("name", SCENARIOS)
def test_an_act_leaves_nothing(committed_world, name):
    assert points_of(SCENARIOS[name](committed_world)) > 1
