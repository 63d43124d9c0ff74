"""Fixtures of the tests of years' ends: a plan whose time is over, and the one of the next year."""

from __future__ import annotations

import pytest

from tests.support import year_ends
from tests.support.folders import data_folder  # noqa: F401
from tests.support.once import once


@pytest.fixture
def plan(db, cast, data_folder):  # noqa: F811
    """A plan whose last round is closed: 8 of 10, 17 of 20 and 4,800 of 4,800."""
    return once("a year that is over", lambda: year_ends.over(cast))


@pytest.fixture
def later(cast, plan):
    """The plan of the next year, which asks for 12 and for 25."""
    return once("the year after", lambda: year_ends.adopted(cast, year_ends.NEXT))
