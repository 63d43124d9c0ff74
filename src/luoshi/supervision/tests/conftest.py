"""A county in October: August was asked about late, nobody has reported, the days of grace are over."""

from __future__ import annotations

import pytest

from luoshi.core import clock
from tests.support import letters
from tests.support.folders import data_folder  # noqa: F401
from tests.support.letters import LATER, act_of

TODAY = LATER.date()


@pytest.fixture
def later(cast, plan):
    """The round about August when its days of grace are over."""
    august = letters.round_of(cast, plan)
    with clock.frozen(LATER):
        yield august


@pytest.fixture
def proposals(later):
    """What the rules propose then, by the name of the unit."""
    from luoshi.organizations.queries import names_of
    from luoshi.supervision.models import Proposal
    from luoshi.supervision.sweeps import look

    while look(LATER):
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
    return letters.proof()
