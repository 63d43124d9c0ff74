"""A session holds what was put into it until it is over."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from luoshi.organizations.accounts.models import Session
from luoshi.organizations.accounts.sessions import SessionStore

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


def kept(**facts):
    made = SessionStore()
    made.update(facts)
    made.create()
    made.save()
    return made.session_key


def test_a_session_holds_what_was_put_into_it():
    held = SessionStore(kept(colour="red"))
    assert (held.load(), held.session_key is None) == ({"colour": "red"}, False)


def test_a_session_that_is_over_holds_nothing_and_its_key_is_not_used_again():
    key = kept(colour="red")
    Session.objects.update(expire_date=datetime(2020, 1, 1, tzinfo=UTC))
    held = SessionStore(key)
    assert (held.load(), held.session_key) == ({}, None)


def test_the_clock_of_this_machine_says_when_a_session_is_over_not_that_of_the_database(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2020, 1, 1, tzinfo=UTC))
    assert SessionStore(kept(colour="red")).load() == {"colour": "red"}
