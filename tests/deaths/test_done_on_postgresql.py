"""Acts are done on PostgreSQL: in `make test` they die on SQLite alone. What is clicked twice there is done already."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from tests.crash.scenario import CLICKED_TWICE, SCENARIOS

pytestmark = pytest.mark.engines

if connection.vendor == "postgresql":

    @pytest.mark.parametrize("name", [name for name in SCENARIOS if not name.startswith(CLICKED_TWICE)])
    def test_an_act_is_done(committed_world, name):
        perform = SCENARIOS[name](committed_world)
        with transaction.atomic():
            perform()
            transaction.set_rollback(True)
