"""A death before the COMMIT, where all is written that an act writes, inside its transaction or not; and after it."""

from __future__ import annotations

import pytest

from luoshi.records.log import ACTS
from tests.crash.organizations import found
from tests.crash.scenario import SCENARIOS, Perform
from tests.support.crash import dies_last, end_state, everything

LOG = "records_logentry"


def survives(perform: Perform) -> None:
    """Does an act with a death before its COMMIT."""
    before, undisturbed = everything(), end_state(perform)
    dies_last(perform)
    assert everything() == before
    assert len(undisturbed[LOG]) > len(before[LOG])  # it did something
    assert end_state(perform, perform) == undisturbed  # died after the COMMIT, before anybody was told


def test_founding(db):
    survives(found)


@pytest.mark.parametrize("name", SCENARIOS)
def test_an_act_is_done_wholly_or_not_at_all(committed_world, name):
    survives(SCENARIOS[name](committed_world))


def test_every_act_has_its_scenario():
    assert set(SCENARIOS) | {"organizations.found_installation"} == set(ACTS)
