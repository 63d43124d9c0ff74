"""A person's calendar: what is due on which day, for programs that know its secret address."""

from datetime import date

import pytest
from django.test import Client
from icalendar import Calendar

from luoshi.core.errors import Unknown
from luoshi.core.registry import OpenItem, OpenItems, Topic, topics
from luoshi.notices import actions, feed
from luoshi.notices.queries import person_of_feed
from luoshi.organizations import actions as organizations
from luoshi.organizations.keys import digest, fresh_key
from tests.support.cast import MOMENT

pytestmark = pytest.mark.django_db

DUE = date(2026, 10, 9)


@pytest.fixture
def two_due(monkeypatch):
    """Two reports and a letter wait for everybody."""
    items = [
        OpenItem("dispatch.unreported", "科技局", "机密任务", DUE, "/secret/1/"),
        OpenItem("dispatch.unreported", "科技局", "另一任务", DUE, "/secret/2/"),
        OpenItem("supervision.unanswered", "科技局", "督查函", date(2026, 10, 15), "/secret/3/"),
        OpenItem("ledger.unled", "科技局", "没有日期", None, "/secret/4/"),
    ]
    monkeypatch.setattr(feed, "open_items", [OpenItems("all", lambda reach, on: items, lambda reach, on: None)])


def address_of(cast, person):
    key = fresh_key()
    actions.issue_feed(cast.act(person), cast.people[person], digest=digest(key))
    return f"/calendars/{key}.ics"


def test_a_calendar_says_how_much_is_due_and_never_what(cast, two_due):
    answer = Client().get(address_of(cast, "unit"))
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    calendar = Calendar.from_ical(answer.content)
    events = [
        (str(one["summary"]), one["dtstart"].dt, one["dtend"].dt, str(one["uid"]), one["dtstamp"].dt)
        for one in calendar.walk("VEVENT")
    ]
    who = cast.unit.pk
    assert events == [
        ("落实：调度填报，2 项到期", DUE, date(2026, 10, 10), f"dispatch.2026-10-09.{who}@127.0.0.1", MOMENT),
        (
            "落实：函件，1 项到期",
            date(2026, 10, 15),
            date(2026, 10, 16),
            f"supervision.2026-10-15.{who}@127.0.0.1",
            MOMENT,
        ),
    ]
    assert not {"机密", "secret"} & {word for word in ("机密", "secret") if word in answer.content.decode()}


def test_a_calendar_is_read_in_its_persons_language(cast, two_due, monkeypatch):
    address = address_of(cast, "unit")
    type(cast.unit).objects.filter(pk=cast.unit.pk).update(language="en")
    calendar = Calendar.from_ical(Client().get(address).content)
    assert [str(one["summary"]) for one in calendar.walk("VEVENT")] == [
        "Luoshi: Rounds of reporting, 2 items due",
        "Luoshi: Letters, 1 item due",
    ]


def test_an_address_that_was_replaced_or_ended_opens_nothing(cast, two_due):
    first, second = address_of(cast, "unit"), address_of(cast, "unit")
    assert [Client().get(one).status_code for one in (first, second, "/calendars/none.ics")] == [404, 200, 404]
    from luoshi.notices.models import Feed

    actions.revoke_feed(cast.act("unit"), Feed.objects.get(revoked_at=None))
    assert Client().get(second).status_code == 404


def test_the_calendar_of_somebody_who_has_left_opens_nothing(cast):
    key = fresh_key()
    actions.issue_feed(cast.act("public"), cast.public, digest=digest(key))
    assert person_of_feed(key) == cast.public
    organizations.close_account(cast.act("system"), cast.public)
    with pytest.raises(Unknown):
        person_of_feed(key)


def test_a_calendar_costs_the_same_however_much_is_due(cast, two_due, django_assert_num_queries):
    address = address_of(cast, "unit")
    with django_assert_num_queries(4):
        Client().get(address)


def test_topics_are_known_once():
    names = [topic.name for topic in topics]
    assert (len(names), all(isinstance(topic, Topic) for topic in topics)) == (len(set(names)), True)
