"""From a notice to a message outside: once, with a key that stays, through failures, nights and deaths."""

from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from itertools import pairwise
from types import SimpleNamespace

import pytest
from django.db import connection

from luoshi.core import clock
from luoshi.core.errors import Conflict, Invalid
from luoshi.notices import actions, sweeps
from luoshi.notices.actions import Choice
from luoshi.notices.channels.base import SENT
from luoshi.notices.course import PAUSES
from luoshi.notices.hours import Quiet
from luoshi.notices.lock import _in_folder, alone
from luoshi.notices.models import Condition, Contact, Line, Message
from luoshi.notices.states import ChannelKind, MessageState, Reason, Rhythm
from luoshi.records.models import LogEntry, Notice, PersonalDatum
from tests.support.cast import MOMENT

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

MINUTE = timedelta(minutes=1)
WORDS = """电话催办已记录，在本轮和该单位的页面上都能看到。
http://127.0.0.1:8000/dispatch/rounds/1/

—
您在“落实”里选择了这种方式。更改：http://127.0.0.1:8000/account/notices/
"""
EIGHT = datetime(2026, 9, 28, 0, 0, tzinfo=UTC)  # the working day after the 24th: the 25th to the 27th are off


def work(at=MOMENT):
    """What the worker does at a moment."""
    with clock.frozen(at):
        while sweeps.send(at):
            pass


def states():
    return [(one.state, one.tries, one.reason) for one in Message.objects.order_by("pk")]


def keys(room):
    return [message_from_bytes(one.data)["Message-ID"] for one in room.letters]


@pytest.fixture(autouse=True)
def only_new(cast):
    Notice.objects.update(taken_at=MOMENT)


def test_a_notice_goes_out_once(by_mail, tell, mail_room):
    tell("unit")
    tell("second_unit")  # has chosen nothing
    work()
    work(MOMENT + MINUTE)
    assert states() == [(MessageState.SENT, 1, "")]
    (taken,) = mail_room.letters
    words = message_from_bytes(taken.data).get_payload(decode=True).decode().replace("\r\n", "\n")
    assert (taken.recipients, words) == (["liang@example.gov.cn"], WORDS)
    assert keys(mail_room) == [f"<{Message.objects.get().key}@127.0.0.1>"]
    assert Notice.objects.filter(taken_at=None).count() == 0


def test_it_is_on_record_before_it_goes_and_after(by_mail, tell, monkeypatch):
    seen = []
    watching = SimpleNamespace(deliver=lambda letter: seen.append(states()) or SENT)
    monkeypatch.setattr(sweeps, "channel_of", lambda kind: watching)
    tell("unit")
    work()
    assert (seen, states()) == ([[(MessageState.SENDING, 1, "")]], [(MessageState.SENT, 1, "")])
    acts = LogEntry.objects.filter(act__startswith="notices.").order_by("seq").values_list("act", flat=True)
    assert list(acts) == ["notices.set_contact", "notices.gather", "notices.begin", "notices.settle"]


def test_the_log_knows_no_address(by_mail, tell):
    tell("unit")
    work()
    assert [entry for entry in LogEntry.objects.all() if "liang@example" in entry.body] == []


def test_what_is_left_out_stays_inside(cast, by_mail, tell, mail_room):
    choice = Choice("liang@example.gov.cn", without=["dispatch"])
    actions.set_contact(cast.act("unit"), cast.unit, ChannelKind.MAIL, choice)
    tell("unit", "dispatch.opened")
    tell("unit", "organizations.appointed", n=2)
    work()
    assert [line.notice.key.split(":")[0] for line in Line.objects.all()] == ["organizations.appointed"]


def test_at_night_it_is_held_and_comes_in_the_morning_in_one_message(by_mail, tell, mail_room):
    night = MOMENT + timedelta(hours=13)
    for n in range(3):
        tell("unit", n=n, at=night)
        work(night + n * MINUTE)
    assert (states(), mail_room.letters) == ([(MessageState.WAITING, 0, "")], [])
    work(EIGHT - MINUTE)
    assert mail_room.letters == []
    work(EIGHT)
    assert (len(mail_room.letters), Line.objects.count(), states()) == (1, 3, [(MessageState.SENT, 1, "")])


def test_what_is_urgent_comes_at_night_too(by_mail, tell, mail_room):
    night = MOMENT + timedelta(hours=13)
    tell("unit", at=night)
    tell("unit", n=2, at=night, urgent=True)
    work(night)
    assert sorted(states()) == [(MessageState.SENT, 1, ""), (MessageState.WAITING, 0, "")]


def test_nights_that_the_worker_missed_are_made_good(by_mail, tell, mail_room):
    for n in range(2):
        tell("unit", n=n)
    work(EIGHT + timedelta(days=1))
    assert (len(mail_room.letters), Line.objects.count()) == (1, 2)


def test_once_a_day_all_together(cast, by_mail, tell, mail_room):
    daily = Choice("liang@example.gov.cn", Rhythm.DAILY)
    actions.set_contact(cast.act("unit"), cast.unit, ChannelKind.MAIL, daily)
    for n in range(2):
        tell("unit", n=n)
        work(MOMENT + n * MINUTE)
    half_past_eight = EIGHT + 30 * MINUTE
    work(half_past_eight - MINUTE)
    assert mail_room.letters == []
    work(half_past_eight)
    assert (len(mail_room.letters), Line.objects.count()) == (1, 2)


def test_quiet_hours_are_dated(cast, by_mail, tell, mail_room):
    actions.set_quiet_hours(cast.act("unit"), cast.unit, Quiet(ends=Quiet().begins, days_off=False))
    hours = actions.set_quiet_hours(cast.act("unit"), cast.unit, Quiet(days_off=False))
    work_at = MOMENT + timedelta(days=1)  # a day off
    tell("unit", at=work_at)
    work(work_at)
    assert (len(mail_room.letters), hours.valid_to, hours.ends) == (1, None, Quiet().ends)


def test_a_failure_is_tried_again_with_growing_pauses_and_given_up_visibly(cast, by_mail, mail_room, settings):
    settings.MAIL_PORT, trial = 1, actions.try_contact(cast.act("unit"), by_mail)
    at, begun = MOMENT, []
    for _attempt in range(3000):
        work(at)
        trial.refresh_from_db()
        if trial.begun_at == at:
            begun.append(at)
        if trial.ended_at:
            break
        condition = Condition.objects.get()
        at = max(trial.next_at, condition.rests_until)
    pauses = [(after - before) // MINUTE for before, after in pairwise(begun)]
    assert (pauses, trial.state, trial.reason) == (list(PAUSES), MessageState.FAILED, Reason.UNREACHABLE)
    assert Condition.objects.get().failures == len(PAUSES) + 1


def test_a_channel_that_fails_rests_and_others_go_on(cast, by_mail, tell, mail_room, settings, service):
    settings.WEBHOOK_URL, settings.WEBHOOK_SECRET = service[1], "hush"
    actions.set_contact(cast.act("unit"), cast.unit, ChannelKind.WEBHOOK, Choice("liang"))
    settings.MAIL_PORT, right = 1, settings.MAIL_PORT
    tell("unit")
    work()
    tell("unit", n=2)
    work(MOMENT + MINUTE / 2)
    assert len(service[0].calls) == 2
    assert sorted(states()) == [
        (MessageState.SENT, 1, ""),
        (MessageState.SENT, 1, ""),
        (MessageState.WAITING, 0, ""),
        (MessageState.WAITING, 1, Reason.UNREACHABLE),
    ]
    settings.MAIL_PORT = right
    work(MOMENT + 2 * MINUTE)
    assert (len(mail_room.letters), Condition.objects.get(channel=ChannelKind.MAIL).failures) == (2, 0)


def test_a_wrong_address_is_given_up_at_once_and_no_fault_of_the_channel(by_mail, tell, mail_room):
    mail_room.recipient_answer = "550 no such user"
    tell("unit")
    work()
    assert (states(), Condition.objects.count()) == ([(MessageState.FAILED, 1, Reason.ADDRESS)], 0)


def test_what_nobody_knows_is_repeated_once_under_the_same_key(by_mail, tell, mail_room):
    mail_room.silent_seconds = 0.8  # it takes the letter, and says so too late
    tell("unit")
    work()
    assert states() == [(MessageState.UNKNOWN, 1, Reason.SILENT)]
    work(MOMENT + 2 * MINUTE)
    message = Message.objects.get()
    assert (message.state, message.tries, message.ended_at) == (MessageState.UNKNOWN, 2, MOMENT + 2 * MINUTE)
    work(MOMENT + timedelta(days=2))
    assert (len(keys(mail_room)), len(set(keys(mail_room)))) == (2, 1)


def test_a_repetition_that_did_not_take_place_is_no_repetition(by_mail, tell, mail_room, settings):
    mail_room.silent_seconds = 0.8
    tell("unit")
    work()
    settings.MAIL_PORT, right = 1, settings.MAIL_PORT
    work(MOMENT + 2 * MINUTE)
    assert states() == [(MessageState.UNKNOWN, 2, Reason.UNREACHABLE)]
    settings.MAIL_PORT, mail_room.silent_seconds = right, 0
    work(MOMENT + timedelta(hours=1))
    assert (states(), len(set(keys(mail_room)))) == ([(MessageState.SENT, 3, "")], 1)


def test_a_message_whose_sender_died_is_in_doubt_and_repeated(cast, by_mail, mail_room):
    trial = actions.try_contact(cast.act("unit"), by_mail)
    actions.begin(sweeps._by_time(MOMENT), trial)
    work(MOMENT + MINUTE)
    assert states() == [(MessageState.UNKNOWN, 1, Reason.INTERRUPTED)]
    work(MOMENT + 3 * MINUTE)
    assert (states(), Condition.objects.count(), len(mail_room.letters)) == ([(MessageState.SENT, 2, "")], 0, 1)


def test_nobody_else_sends_meanwhile(by_mail, tell, mail_room, monkeypatch):
    tell("unit")
    monkeypatch.setattr(sweeps, "alone", lambda: nullcontext(False))
    assert (sweeps.send(MOMENT), mail_room.letters) == (0, [])


def test_a_folder_has_one_sender():
    with _in_folder() as mine, _in_folder() as another:
        assert (mine, another) == (True, False)
    with _in_folder() as again, alone() as any_engine:
        assert (again, any_engine) == (True, connection.vendor == "postgresql")


def test_who_has_turned_it_off_or_left_gets_nothing_and_his_address_is_gone(cast, by_mail, tell, mail_room):
    tell("unit", at=MOMENT + timedelta(hours=13))
    work(MOMENT + timedelta(hours=13))
    actions.drop_contact(cast.act("unit"), Contact.objects.get())
    work(EIGHT)
    assert states() == [(MessageState.DROPPED, 0, Reason.UNWANTED)]
    assert PersonalDatum.objects.get(kind="contact").value is None
    with pytest.raises(Conflict):
        actions.try_contact(cast.act("unit"), Contact.objects.get())


def test_a_new_address_takes_the_place_of_the_old_one(cast, by_mail):
    actions.set_contact(cast.act("unit"), cast.unit, ChannelKind.MAIL, Choice("zhou@example.gov.cn"))
    kept = PersonalDatum.objects.filter(kind="contact").exclude(value=None)
    assert [one.value for one in kept] == [Contact.objects.get().address] == ["zhou@example.gov.cn"]


def test_what_is_wrong_with_a_choice_is_said_at_once(cast, mail_room):
    with pytest.raises(Invalid) as wrong:
        actions.set_contact(cast.act("unit"), cast.unit, ChannelKind.MAIL, Choice("  "))
    assert len(wrong.value.reasons) == 1
    with pytest.raises(Conflict):
        actions.set_contact(cast.act("unit"), cast.unit, ChannelKind.WECOM, Choice("liang"))


def test_a_channel_that_was_taken_down_waits(by_mail, tell, mail_room, settings):
    tell("unit", at=MOMENT + timedelta(hours=13))
    work(MOMENT + timedelta(hours=13))
    settings.MAIL_HOST = ""
    work(EIGHT)
    assert states() == [(MessageState.WAITING, 0, "")]
    work(EIGHT + timedelta(days=6))
    assert states() == [(MessageState.FAILED, 0, Reason.TOO_OLD)]


def test_one_trial_at_a_time(cast, by_mail):
    actions.try_contact(cast.act("unit"), by_mail)
    with pytest.raises(Conflict):
        actions.try_contact(cast.act("unit"), by_mail)
