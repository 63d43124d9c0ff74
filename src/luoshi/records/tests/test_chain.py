"""The chain holds every column of every link, and tells each kind of damage."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection

from luoshi.records import chain
from luoshi.records.chain import append, breaks, digest, head_of
from luoshi.records.models import LogEntry, Look

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

AT = datetime(2026, 8, 3, 4, 0, tzinfo=UTC)


def entry(n: int = 0) -> LogEntry:
    return LogEntry(
        entry=uuid.UUID(int=n + 1),
        at=AT,
        recorded_at=AT,
        actor_id=7,
        actor_name="王敏",
        post_name="",
        unit_name="督查室",
        via="web",
        key=f"key {n}",
        n=0,
        act="sample.make",
        subject_type="sample.sample",
        subject_id=3,
        body='{"facts":{},"rows":{}}',
    )


def five() -> list[LogEntry]:
    append([entry(n) for n in range(5)])
    return list(LogEntry.objects.order_by("seq"))


def test_links_take_their_places_one_after_the_other():
    append([entry(0), entry(1)])
    append([entry(2)])
    links = list(LogEntry.objects.order_by("seq"))
    assert [link.seq for link in links] == [1, 2, 3]
    assert [link.prev for link in links] == ["", links[0].hash, links[1].hash]
    assert (head_of().seq, head_of().hash) == (3, links[2].hash)
    assert list(breaks(links)) == []


def test_nothing_is_appended_in_no_statement(django_assert_num_queries):
    with django_assert_num_queries(0):
        append([])


def test_the_chain_of_looks_is_another_one():
    append([entry()])
    append([Look(at=AT, actor_id=7, actor_name="王敏", datum=uuid.UUID(int=1), reason="call back")], chain.LOOKS)
    assert (head_of(chain.ACTS).seq, head_of(chain.LOOKS).seq) == (1, 1)
    assert list(breaks(Look.objects.all())) == []


def other(value):
    """Another value of the same kind."""
    kinds = {type(None): lambda: "x", str: lambda: value + "x", int: lambda: value + 1}
    if isinstance(value, datetime):
        return value + timedelta(microseconds=1)
    if isinstance(value, uuid.UUID):
        return uuid.UUID(int=value.int + 1)
    return kinds[type(value)]()


@pytest.mark.parametrize("column", [f.attname for f in LogEntry._meta.concrete_fields if f.name != "hash"])
def test_the_digest_covers_every_column(column):
    link = entry()
    link.seq, link.prev = 1, ""
    before = digest(link)
    setattr(link, column, other(getattr(link, column)))
    assert digest(link) != before


def test_nothing_and_the_word_none_differ():
    link = entry()
    before = digest(link)
    link.ip = "None"
    assert digest(link) != before


def altered(links):
    links[2].body = links[2].body.replace("facts", "fbcts")
    return links


def rehashed(links):
    links[2].actor_name = "李强"
    links[2].hash = digest(links[2])
    return links


DAMAGE = [
    (altered, ["entry 3 was altered: its digest does not fit its words"]),
    (rehashed, ["entry 4 does not follow from entry 3"]),
    (lambda links: links[:2] + links[3:], ["entries are missing: 2 is followed by 4"]),
    (lambda links: links[1:], ["entries are missing: 0 is followed by 2"]),
    (lambda links: links[:4], []),  # a cut tail shows at the head and at the anchors only
]


@pytest.mark.parametrize(("damage", "told"), DAMAGE)
def test_each_kind_of_damage_is_told_where_it_is(damage, told, english):
    assert list(breaks(damage(five()))) == told


def test_a_stretch_is_checked_from_the_link_before_it():
    links = five()
    assert list(breaks(links[2:], links[1].seq, links[1].hash)) == []
    assert len(list(breaks(links[2:], links[1].seq, links[0].hash))) == 1


REFUSED = [
    "UPDATE records_logentry SET actor_name = 'x'",
    "UPDATE records_look SET reason = 'x'",
    "DELETE FROM records_logentry",
    "DELETE FROM records_look",
    *(["TRUNCATE records_logentry", "TRUNCATE records_look"] if connection.vendor == "postgresql" else []),
]


@pytest.mark.parametrize("statement", REFUSED)
def test_the_database_refuses_to_change_what_was_logged(statement):
    append([entry()])
    append([Look(at=AT, actor_id=7, actor_name="王敏", datum=uuid.UUID(int=1), reason="call back")], chain.LOOKS)
    with pytest.raises(DatabaseError, match="the log is never changed"):
        connection.cursor().execute(statement)
