"""A county in October: August was asked about late, nobody has reported, the days of grace are over."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from luoshi.core import clock
from tests.support.cast import Cast

#: A Friday; the days of grace have ended.
NOW = datetime(2026, 10, 23, 1, 0, tzinfo=UTC)
TODAY = date(2026, 10, 23)


def act_of(cast: Cast, person: str, at: datetime = NOW, key: str | None = None):
    """An act of a person of the cast at a moment."""
    from luoshi.organizations.acting import act_as

    return act_as(cast.people[person], at, "test", key)


@pytest.fixture
def august(cast, plan):
    """The round about August, opened on the cast's day; nobody reports."""
    from luoshi.dispatch.actions import open_round

    return open_round(cast.act("office"), plan, date(2026, 8, 1))


@pytest.fixture
def later(august):
    """The clock stands after the days of grace."""
    with clock.frozen(NOW):
        yield august


@pytest.fixture
def proposals(later):
    """What the rules propose then, by the short name of the unit."""
    from luoshi.organizations.queries import names_of
    from luoshi.supervision.models import Proposal
    from luoshi.supervision.sweeps import look

    while look(NOW):
        pass
    rows = list(Proposal.objects.order_by("pk"))
    names = names_of((one.unit_id for one in rows), TODAY)
    return {names[one.unit_id]: one for one in rows}


@pytest.fixture
def letter(cast, proposals):
    """The reminder letter to the bureau of science."""
    from luoshi.supervision.actions import issue

    return issue(act_of(cast, "office"), proposals["县科学技术局"])


@pytest.fixture
def proof():
    """A file that lies in the data folder."""
    from luoshi.records import files
    from luoshi.supervision.actions.answering import Attached

    return Attached(files.store("整改说明".encode()), "整改说明.txt", "text/plain")
