"""The pages: a person chooses how he is told, the system administrator sees how the channels are."""

import pytest

from luoshi.notices import actions, sweeps
from luoshi.notices.channels.base import later, refused, unknown
from luoshi.notices.models import Contact, Feed, Message, QuietHours
from luoshi.notices.states import ChannelKind, Reason
from tests.support.cast import MOMENT

pytestmark = pytest.mark.django_db

MINE = "/account/notices/"
ENGLISH = {"headers": {"Accept-Language": "en"}}


def page(client, address):
    return client.get(address, **ENGLISH).content.decode()


def test_a_person_turns_a_channel_on_tries_it_and_turns_it_off(cast, sign_in, mail_room):
    unit = sign_in("unit")
    assert "Turn on" in page(unit, MINE)
    chosen = {"address": "liang@example.gov.cn", "rhythm": "daily", "topics": ["dispatch", "supervision"]}
    assert unit.post(f"{MINE}by/mail/", chosen).url == MINE
    contact = Contact.objects.get(user=cast.unit)
    assert (contact.address, contact.rhythm) == ("liang@example.gov.cn", "daily")
    assert {"dispatch", "supervision"} & set(contact.without) == set()
    assert "organizations" in contact.without
    shown = page(unit, MINE)
    assert "liang@example.gov.cn" in shown and "Rounds of reporting, Letters" in shown
    unit.post(f"{MINE}by/mail/try/", {"key": "once"})
    unit.post(f"{MINE}by/mail/try/", {"key": "once"})
    while sweeps.send(MOMENT):
        pass
    assert (len(mail_room.letters), "Sent" in page(unit, MINE)) == (1, True)
    unit.post(f"{MINE}by/mail/drop/")
    assert "liang@example.gov.cn" not in page(unit, MINE)


def test_what_is_wrong_stands_at_the_form(sign_in, mail_room):
    answer = sign_in("unit").post(f"{MINE}by/mail/", {"address": "liang", "rhythm": "at_once"}, **ENGLISH)
    assert (answer.status_code, "This is no e-mail address." in answer.content.decode()) == (422, True)


def test_nobody_sees_where_another_is_told(cast, sign_in, by_mail):
    seen = {who: page(sign_in(who), MINE) for who in ("office", "system", "unit")}
    assert {who: "liang@example.gov.cn" in text for who, text in seen.items()} == {
        "office": False,
        "system": False,
        "unit": True,
    }
    assert sign_in("office").post(f"{MINE}by/mail/drop/").status_code == 404


def test_quiet_hours_are_changed_and_shown(cast, sign_in):
    unit = sign_in("unit")
    unit.post(f"{MINE}quiet-hours/", {"begins": "20:00", "ends": "07:30", "daily_at": "09:00"})
    hours = QuietHours.objects.get()
    assert (f"{hours.begins:%H:%M}", f"{hours.ends:%H:%M}", hours.days_off) == ("20:00", "07:30", False)
    assert "From 20:00 to 07:30 nothing is sent." in page(unit, MINE)


def test_a_calendars_address_is_shown_once(sign_in):
    unit = sign_in("unit")
    shown = unit.post(f"{MINE}calendar/", {"key": "k1"}, **ENGLISH).content.decode()
    again = unit.post(f"{MINE}calendar/", {"key": "k1"}, **ENGLISH).content.decode()
    assert ["/calendars/luoshi_" in text for text in (shown, again, page(unit, MINE))] == [True, False, False]
    unit.post(f"{MINE}calendar/{Feed.objects.get().pk}/revoke/")
    assert Feed.objects.filter(revoked_at=None).count() == 0


def lost(cast, outcome, person="unit"):
    """A message that went so."""
    contact = actions.set_contact(cast.act(person), cast.people[person], "webhook", actions.Choice("geheim-account"))
    begun = actions.begin(sweeps._by_time(MOMENT), actions.try_contact(cast.act(person), contact))
    return actions.settle(sweeps._by_time(MOMENT), begun, outcome)


def test_the_administrator_sees_what_fails_why_and_what_to_do(cast, sign_in):
    lost(cast, refused(Reason.ADDRESS, 81013))
    lost(cast, unknown(Reason.SILENT), "second_unit")
    lost(cast, later(Reason.SIGN_IN, 401), "town")
    shown = page(sign_in("system"), "/channels/")
    for words in (
        "There is no such recipient. (81013)",
        "Ask the person to correct the address",
        "The server did not answer.",
        "is repeated",
        "The server does not accept our credentials. (401)",
        "2 failures in a row",
    ):
        assert words in shown, words
    assert "geheim-account" not in shown
    assert "only in tests" not in shown  # the secret of the channel
    assert "Another system (webhook)" in page(sign_in("system"), "/")  # it waits for him


def test_channels_cost_the_same_however_many_messages_are_lost(cast, sign_in, django_assert_max_num_queries):
    system = sign_in("system")
    lost(cast, refused(Reason.ADDRESS))
    page(system, "/channels/")
    with django_assert_max_num_queries(25) as one:
        page(system, "/channels/")
    for person in ("second_unit", "town", "leader"):
        lost(cast, refused(Reason.ADDRESS), person)
    with django_assert_max_num_queries(25) as four:
        page(system, "/channels/")
    assert (len(one), Message.objects.count()) == (len(four), 4)


def test_a_channel_that_is_not_set_up_is_not_offered(sign_in):
    assert [sign_in("unit").get(f"{MINE}by/{kind}/").status_code for kind in (ChannelKind.MAIL, "pigeon")] == [404, 404]
