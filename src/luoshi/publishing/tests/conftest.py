"""A county whose round about August is closed: the bureau of science has reported, the others were silent."""

from __future__ import annotations

import pytest

from luoshi.core import clock
from tests.support import bulletins
from tests.support.folders import data_folder  # noqa: F401
from tests.support.letters import LATER, act_of

TODAY = LATER.date()


@pytest.fixture
def august(cast, plan):
    """The round about August, closed when its days of grace were over."""
    with clock.frozen(LATER):
        yield bulletins.closed(cast, plan)


@pytest.fixture
def bulletin(cast, august):
    from luoshi.publishing.actions import draft

    return bulletins.heard(draft(act_of(cast, "office"), august))


@pytest.fixture
def september(cast, plan, bulletin):
    """The next round, opened and closed later on; everybody was silent."""
    round = bulletins.quarter_ended(cast, plan)
    with clock.frozen(bulletins.QUARTER_ENDED):
        yield round
