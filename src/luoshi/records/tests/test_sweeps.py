"""What time brings to the records besides files and personal data."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi.records import sweeps
from luoshi.records.models import PersonalDatum

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

OF_PERSONAL_DATA = "SELECT DISTINCT stat FROM sqlite_stat1 WHERE tbl = %s AND idx IS NOT NULL"


def test_sqlite_counts_its_rows_and_postgresql_is_asked_nothing(still):
    PersonalDatum.objects.bulk_create(PersonalDatum(kind="phone", value=str(n), erase_on=still) for n in range(30))
    with CaptureQueriesContext(connection) as asked:
        assert sweeps.statistics(still) == 0
    if connection.vendor == "postgresql":
        assert asked.captured_queries == []
    else:
        with connection.cursor() as cursor:
            cursor.execute(OF_PERSONAL_DATA, [PersonalDatum._meta.db_table])
            assert cursor.fetchall() == [("30 1",)]
