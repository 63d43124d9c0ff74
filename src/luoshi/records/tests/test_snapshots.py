"""A row reads the same before it is written and after it was read back, whatever its columns hold."""

import uuid
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from luoshi.records.snapshots import row_name, settle, snapshot
from tests.support.sample.models import Colour, Sample

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

VALUES = [
    ("name", "成武县"),
    ("colour", Colour.BLUE),
    ("text", 'line\none\t"quoted" \\ 𠮷'),
    ("flag", True),
    ("number", -3),
    ("number", "12"),
    ("amount", Decimal("1.50")),
    ("amount", Decimal("0.0000005")),
    ("amount", Decimal("2.0000025")),
    ("amount", "3.1"),
    ("amount", 4),
    ("day", date(2026, 8, 3)),
    ("day", "2026-08-03"),
    ("moment", datetime(2026, 8, 3, 12, 0, 0, 123456, tzinfo=UTC)),
    ("moment", datetime(2026, 8, 3, 12, 0, tzinfo=timezone(timedelta(hours=8)))),
    ("time", time(17, 30)),
    ("lasting", timedelta(days=3, seconds=5, microseconds=7)),
    ("uid", uuid.UUID(int=7)),
    ("uid", "00000000-0000-0000-0000-000000000007"),
    ("data", {"b": [1, 2.5, None, True], "a": "文"}),
    ("data", {1: ("x", "y")}),
    ("data", ["党", 1.50, 1e21]),
    ("bits", b"\x00\xff"),
    ("address", "2001:DB8::1"),
]


def written_and_read(**values):
    sample = Sample(act=uuid.uuid4(), **values)
    settle(sample)
    before = snapshot(sample)
    sample.save()
    return before, snapshot(Sample.objects.get(pk=sample.pk))


@pytest.mark.parametrize(("name", "value"), VALUES, ids=str)
def test_what_was_written_is_read_back(name, value):
    before, after = written_and_read(**{name: value})
    assert before == after


def test_an_empty_row_too():
    before, after = written_and_read()
    assert before == after


def test_decimals_are_rounded_half_up():
    before, _after = written_and_read(amount=Decimal("2.0000025"))
    assert before["amount"] == "2.000003"


class Random(TestCase):
    databases = {"default"}

    words = st.text(st.characters(exclude_categories=["Cs", "Cc"]))
    json = st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53), 2**53) | words,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=3),
        max_leaves=6,
    )

    @given(json, st.decimals(-(10**9), 10**9, places=8), st.datetimes(timezones=st.just(UTC)))
    @example(None, Decimal("-0.00000001"), datetime(2026, 1, 1, tzinfo=UTC))
    def test_random_values(self, data, amount, moment):
        before, after = written_and_read(data=[data], amount=amount, moment=moment)
        assert before == after


def test_the_name_and_what_stays_out():
    sample = Sample(pk=3, secret="hidden", act=uuid.uuid4())
    assert row_name(sample) == "sample.sample:3"
    assert {"id", "act", "secret"} & set(snapshot(sample)) == set()
    assert len(snapshot(sample)) == len(Sample._meta.concrete_fields) - 3
