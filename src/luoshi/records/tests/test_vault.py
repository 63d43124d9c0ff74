"""Personal data lie in the vault, are looked at with a reason, and go when their time has come."""

from datetime import date, timedelta

import pytest

from luoshi.records import chain, sweeps, vault
from luoshi.records.models import LogEntry, Look, PersonalDatum

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

PHONE = "13800000000"


def test_a_look_is_logged_with_its_reason_in_a_chain_of_its_own(by):
    datum = vault.keep("phone", PHONE)
    assert vault.look(by(), datum, "call back") == PHONE
    assert vault.look(by(), datum, "second call") == PHONE
    looks = list(Look.objects.order_by("seq"))
    assert [(look.actor_name, look.datum, look.reason) for look in looks] == [
        ("王敏", datum.pk, "call back"),
        ("王敏", datum.pk, "second call"),
    ]
    assert list(chain.breaks(looks)) == []
    assert LogEntry.objects.count() == 0


def test_the_digest_needs_the_key_of_the_installation(settings):
    before = vault.keyed_digest(PHONE)
    settings.SECRET_KEY = "another key of another installation"
    assert vault.keyed_digest(PHONE) != before


def test_data_go_on_their_last_day(still):
    today = date(2026, 8, 3)
    due, later, kept = (vault.keep("phone", PHONE, day) for day in (today, today + timedelta(days=1), None))
    assert sweeps.due_data(still) == 1
    assert sweeps.due_data(still) == 0
    left = dict(PersonalDatum.objects.values_list("pk", "value"))
    assert left == {due.pk: None, later.pk: PHONE, kept.pk: PHONE}
    erased = PersonalDatum.objects.get(pk=due.pk)
    assert (erased.digest, erased.erased_at) == (vault.keyed_digest(PHONE), still)


def test_an_erased_datum_can_be_looked_for_in_vain(by):
    datum = vault.keep("phone", PHONE)
    vault.erase(datum)
    assert vault.look(by(), PersonalDatum.objects.get(), "call back") is None
