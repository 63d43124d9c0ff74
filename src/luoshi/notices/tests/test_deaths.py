"""A sender that is killed while it sends: its lock goes with it, and nobody is left without a word."""

import os
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection

from luoshi.notices import actions, sweeps
from luoshi.notices.states import MessageState, Reason
from tests.support.cast import MOMENT

pytestmark = pytest.mark.engines

KILLED = 9


@pytest.fixture
def trial(committed_cast, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    contact = actions.set_contact(committed_cast.act("unit"), committed_cast.unit, "webhook", actions.Choice("liang"))
    return actions.try_contact(committed_cast.act("unit"), contact)


def killed_while_sending():
    """Lets a child send, which ends in the middle of it as by kill -9."""
    connection.close()
    child = os.fork()
    if not child:
        sweeps.channel_of = lambda kind: SimpleNamespace(deliver=lambda letter: os._exit(KILLED))
        sweeps.send(MOMENT)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_what_was_being_sent_is_in_doubt_and_will_be_repeated_under_the_same_key(trial):
    key = trial.key
    assert killed_while_sending() == KILLED
    trial.refresh_from_db()
    assert (trial.state, trial.tries, trial.ended_at) == (MessageState.SENDING, 1, None)
    assert sweeps.send(MOMENT) > 0  # the lock of the dead is free
    trial.refresh_from_db()
    left = (trial.state, trial.reason, trial.key, trial.next_at, trial.ended_at)
    assert left == (MessageState.UNKNOWN, Reason.INTERRUPTED, key, MOMENT + timedelta(minutes=1), None)
