"""The example county, set up through the acts."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import transaction

from luoshi.core.errors import Conflict, Invalid
from luoshi.core.registry import checks
from luoshi.organizations.loading import load_county
from luoshi.organizations.models import Holding, UnitAlias, UnitVersion
from luoshi.organizations.states import ADMINISTRATORS

SAMPLE = Path(__file__).resolve().parents[4] / "samples" / "county.json"
DATA = json.loads(SAMPLE.read_text("utf-8"))
AT, SINCE = datetime(2026, 11, 2, 1, tzinfo=UTC), date(2026, 1, 1)


def load():
    return load_county(DATA, AT, SINCE, lambda username: "Green-Hill-2026")


@pytest.fixture(scope="module")
def county(django_db_setup, django_db_blocker):
    """The county, loaded once; what a test here changes is its own savepoint."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load()
        transaction.set_rollback(True)


pytestmark = pytest.mark.django_db


def test_everything_in_the_file_is_there(county):
    people = [(one["username"], one["role"], one["title"], SINCE) for one in DATA["people"]]
    holdings = Holding.objects.values_list("user__username", "post__role", "post__title", "valid_from")
    units = [(one["name"], one.get("kind", "collective")) for one in DATA["units"] + DATA["collectives"]]
    aliases = [alias for one in DATA["units"] + DATA["collectives"] for alias in one["aliases"]]

    assert sorted(holdings) == sorted(people)
    assert sorted(UnitVersion.objects.values_list("name", "kind")) == sorted(units)
    assert sorted(UnitAlias.objects.values_list("name", flat=True)) == sorted(aliases)
    assert (county.regions, county.units, len(county.accounts)) == (3, len(units), len(people))


def test_the_checks_find_nothing(county):
    ours = (check for check in checks if check.id.startswith(("records.", "organizations.")))
    assert [problem for check in ours for problem in check.problems(full=True)] == []


def test_a_second_time_is_refused(county):
    with pytest.raises(Conflict):
        load()


def test_a_file_without_the_three_administrators_is_refused():
    people = [one for one in DATA["people"] if one["role"] not in ADMINISTRATORS]
    with pytest.raises(Invalid):
        load_county(DATA | {"people": people}, AT, SINCE, lambda username: "Green-Hill-2026")
