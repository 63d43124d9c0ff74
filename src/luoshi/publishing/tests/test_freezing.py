"""After the bulletin of a round was published nothing is reported late in it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi.core.errors import Conflict
from luoshi.dispatch.actions import ask_to_reopen, decide_reopening
from luoshi.dispatch.models import Ask, Round
from luoshi.publishing.actions import publish
from tests.support import rounds
from tests.support.letters import LATER, act_of

pytestmark = pytest.mark.django_db

UNTIL = LATER.date() + timedelta(days=3)


def missing(cast, august: Round) -> list[Ask]:
    return list(Ask.objects.filter(round=august, unit=cast.units["farming"]).order_by("task__no"))


def test_what_was_granted_before_is_refused_too(cast, august, bulletin):
    ask = missing(cast, august)[0]
    wished = ask_to_reopen(act_of(cast, "second_unit"), ask, "联络员住院")
    decide_reopening(act_of(cast, "office"), wished, True, "情况属实", UNTIL)
    publish(act_of(cast, "leader"), bulletin)
    with pytest.raises(Conflict):
        rounds.reported(act_of(cast, "second_unit"), august, ask.task.no, words="正在推进")


def test_nothing_is_asked_for_any_more(cast, august, bulletin):
    publish(act_of(cast, "leader"), bulletin)
    with pytest.raises(Conflict) as refused:
        ask_to_reopen(act_of(cast, "second_unit"), missing(cast, august)[0], "联络员住院")
    assert len(refused.value.reasons) == 1


def test_publishing_holds_the_round_against_late_reports(cast, bulletin):
    with CaptureQueriesContext(connection) as asked:
        publish(act_of(cast, "leader"), bulletin)
    holds = [one["sql"] for one in asked if 'FROM "dispatch_round"' in one["sql"] and "FOR NO KEY UPDATE" in one["sql"]]
    assert bool(holds) == connection.features.has_select_for_no_key_update  # SQLite lets one writer in at a time
