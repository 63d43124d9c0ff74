"""A walk meets every row once, in order, however the pages fall."""

import pytest

from luoshi.records.walks import each, pages
from tests.support.sample import actions
from tests.support.sample.models import Sample

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


@pytest.mark.parametrize(("rows", "sizes"), [(0, []), (1, [1]), (3, [3]), (4, [3, 1]), (6, [3, 3])])
def test_pages(by, rows, sizes):
    if rows:
        actions.make_many(by(), [str(n) for n in range(rows)])
    assert [len(page) for page in pages(Sample.objects.all(), 3)] == sizes
    assert [row.name for row in each(Sample.objects.order_by("-name"))] == [str(n) for n in range(rows)]
