"""Fixtures of the tests of organizations."""

from __future__ import annotations

from datetime import timedelta

import pytest

from luoshi.organizations import actions, keys
from tests.support.cast import TODAY


@pytest.fixture
def keys_of_everybody(db, cast):
    """A read-only key for each person, by person."""
    made = {person: keys.fresh_key() for person in cast.people}
    for person, key in made.items():
        actions.issue_token(
            cast.act(person), cast.people[person], "读台账", TODAY + timedelta(days=30), False, digest=keys.digest(key)
        )
    return made
