"""Statements that are composed once: what is given each time, several at once or none, and that no answer is kept."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from luoshi.core.statements import Statement, given, several
from luoshi.organizations.models import RegionVersion, UnitVersion
from luoshi.organizations.states import UnitKind
from tests.support.cast import SINCE

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


REGIONS = several("regions")


def named(regions=REGIONS):
    versions = RegionVersion.objects.filter(valid_from__lte=given("on"), region__in=regions)
    return versions.order_by("name").values_list("name", "valid_from")


def test_each_time_it_is_asked_with_what_is_given_and_tells_what_is_there_now(cast, django_assert_num_queries):
    composed = []
    statement = Statement(lambda: composed.append("once") or named())
    city, county = cast.regions["city"].pk, cast.regions["county"].pk
    with django_assert_num_queries(5):
        assert statement.rows(on=SINCE, regions=[county]) == [("青石县", SINCE)]
        assert {pair[0] for pair in statement.rows(on=SINCE, regions={city, county})} == {"云麓市", "青石县"}
        assert statement.rows(on=SINCE, regions=()) == []
        assert statement.rows(on=date(2000, 1, 1), regions=[city]) == []
        assert statement.count(on=SINCE, regions=[city, county]) == 2
    RegionVersion.objects.filter(region=county).update(name="青岩县")
    assert statement.rows(on=SINCE, regions=[county]) == [("青岩县", SINCE)]
    assert composed == ["once"]


def test_where_nothing_can_be_found_nothing_is_asked(django_assert_num_queries):
    statement = Statement(lambda: named([]))
    with django_assert_num_queries(0):
        assert (statement.rows(on=SINCE), statement.count(on=SINCE)) == ([], 0)


def test_states_are_words_of_a_statement_and_what_differs_or_is_typed_is_given(cast):
    typed = "100%s' OR '1'='1"
    RegionVersion.objects.filter(region=cast.regions["county"]).update(name=typed)
    kinds = UnitVersion.objects.filter(kind=UnitKind.GOVERNMENT, region__in=[cast.regions["county"].pk])
    statement = Statement(lambda: kinds.filter(region__versions__name__contains=typed).values_list("kind").distinct())
    asked = []
    with connection.execute_wrapper(lambda execute, *question: asked.append(question) or execute(*question)):
        assert statement.rows() == [("government",)]
    [(sql, given_with, *_more)] = asked
    assert ("'government'" in sql, "OR" in sql, len(given_with)) == (True, False, 2)
