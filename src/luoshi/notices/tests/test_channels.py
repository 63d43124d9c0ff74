"""Each service against a server on this machine that writes down what comes, and answers as it likes."""

import base64
import hashlib
import hmac
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from luoshi.notices.channels import set_up
from luoshi.notices.channels.base import SENT, later, refused, unknown
from luoshi.notices.states import ChannelKind, Reason
from luoshi.notices.tests.letters import AT, LETTER, sent

# WeCom


@pytest.fixture
def wecom(service, settings):
    settings.WECOM_URL, settings.WECOM_CORP = service[1], "ww1"
    settings.WECOM_AGENT, settings.WECOM_SECRET = "1000002", "s3cret"
    tokens = iter(["token-1", "token-2"])
    service[0].answers = {"/cgi-bin/message/send": {"errcode": 0}}
    service[0].answer = lambda call: (
        (200, {"errcode": 0, "access_token": next(tokens), "expires_in": 7200})
        if call.path.startswith("/cgi-bin/gettoken")
        else (200, service[0].answers[urlsplit(call.path).path])
    )
    return service[0]


def test_a_member_is_told_and_the_token_is_kept(wecom):
    assert [sent(ChannelKind.WECOM), sent(ChannelKind.WECOM)] == [SENT, SENT]
    assert [(call.method, call.path) for call in wecom.calls] == [
        ("GET", "/cgi-bin/gettoken?corpid=ww1&corpsecret=s3cret"),
        ("POST", "/cgi-bin/message/send?access_token=token-1"),
        ("POST", "/cgi-bin/message/send?access_token=token-1"),
    ]
    assert wecom.calls[1].body == {
        "touser": "liang@example.gov.cn",
        "msgtype": "text",
        "agentid": 1000002,
        "text": {"content": LETTER.text},
        "enable_duplicate_check": 1,
        "duplicate_check_interval": 14400,
    }


def test_a_token_that_has_ended_is_asked_for_again(wecom):
    wecom.answers["/cgi-bin/message/send"] = {"errcode": 42001}
    assert sent(ChannelKind.WECOM) == later(Reason.SIGN_IN, 42001)
    assert [urlsplit(call.path).path for call in wecom.calls] == [
        "/cgi-bin/gettoken",
        "/cgi-bin/message/send",
        "/cgi-bin/gettoken",
        "/cgi-bin/message/send",
    ]


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ({"errcode": 0, "invaliduser": "liang"}, refused(Reason.ADDRESS, 0)),
        ({"errcode": 81013, "invaliduser": "liang"}, refused(Reason.ADDRESS, 81013)),
        ({"errcode": 45009}, later(Reason.BUSY, 45009)),
        ({"errcode": 99999}, later(Reason.BUSY, 99999)),
        (["?"], later(Reason.STRANGE)),
    ],
)
def test_what_wecom_says_is_understood(wecom, answer, outcome):
    wecom.answers["/cgi-bin/message/send"] = answer
    assert sent(ChannelKind.WECOM) == outcome


def test_a_wrong_secret_of_wecom(wecom):
    wecom.answer = lambda call: (200, {"errcode": 40001, "errmsg": "invalid credential s3cret"})
    assert sent(ChannelKind.WECOM) == later(Reason.SIGN_IN, 40001)


# Robots in groups


def test_a_robot_of_wecom_says_who_and_how_many_never_what(service, settings):
    settings.WECOM_GROUP_URL = f"{service[1]}/cgi-bin/webhook/send?key=k1"
    assert sent(ChannelKind.WECOM_GROUP) == SENT
    (call,) = service[0].calls
    assert (call.path, call.body) == (
        "/cgi-bin/webhook/send?key=k1",
        {"msgtype": "text", "text": {"content": "落实有1条新消息", "mentioned_list": ["liang@example.gov.cn"]}},
    )


def test_a_robot_of_dingtalk_signs_its_calls(service, settings):
    settings.DINGTALK_GROUP_URL, settings.DINGTALK_GROUP_SECRET = f"{service[1]}/robot/send?access_token=t1", "SEC1"
    assert sent(ChannelKind.DINGTALK_GROUP) == SENT
    (call,) = service[0].calls
    stamp = str(int(AT.timestamp() * 1000))
    mark = base64.b64encode(hmac.new(b"SEC1", f"{stamp}\nSEC1".encode(), hashlib.sha256).digest()).decode()
    assert parse_qs(urlsplit(call.path).query) == {"access_token": ["t1"], "timestamp": [stamp], "sign": [mark]}
    assert call.body == {
        "msgtype": "text",
        "text": {"content": "落实有1条新消息 @liang@example.gov.cn"},
        "at": {"atUserIds": ["liang@example.gov.cn"], "isAtAll": False},
    }


@pytest.mark.parametrize(
    ("number", "outcome"),
    [(310000, later(Reason.SIGN_IN, 310000)), (130101, later(Reason.BUSY, 130101))],
)
def test_what_dingtalk_says_is_understood(service, settings, number, outcome):
    settings.DINGTALK_GROUP_URL, settings.DINGTALK_GROUP_SECRET = f"{service[1]}/robot/send?access_token=t1", "SEC1"
    service[0].answer = lambda call: (200, {"errcode": number, "errmsg": "sign not match"})
    assert sent(ChannelKind.DINGTALK_GROUP) == outcome


# The office's own system


@pytest.fixture
def webhook(service, settings):
    settings.WEBHOOK_URL, settings.WEBHOOK_SECRET = f"{service[1]}/take", "hush"
    return service[0]


def test_another_system_gets_all_of_it_under_a_signature(webhook):
    assert sent(ChannelKind.WEBHOOK) == SENT
    (call,) = webhook.calls
    assert call.body == {
        "id": LETTER.key,
        "to": "liang@example.gov.cn",
        "at": "2026-09-24T01:00:00+00:00",
        "subject": LETTER.subject,
        "text": LETTER.text,
        "lines": list(LETTER.lines),
        "link": LETTER.link,
    }
    stamp = str(int(AT.timestamp()))
    heads = {name: call.headers[name] for name in ("Idempotency-Key", "X-Luoshi-Timestamp")}
    assert heads == {"Idempotency-Key": LETTER.key, "X-Luoshi-Timestamp": stamp}
    assert call.headers["X-Luoshi-Signature"].startswith("sha256=")


def test_a_signature_is_over_the_moment_and_the_body(settings):
    from luoshi.notices.channels.webhook import signature

    settings.WEBHOOK_SECRET = "hush"
    assert signature("12", b'{"a":1}') == hmac.new(b"hush", b'12.{"a":1}', hashlib.sha256).hexdigest()


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (204, SENT),
        (302, later(Reason.STRANGE, 302)),
        (401, later(Reason.SIGN_IN, 401)),
        (404, later(Reason.STRANGE, 404)),
        (422, refused(Reason.REFUSED, 422)),
        (429, later(Reason.BUSY, 429)),
        (500, later(Reason.BUSY, 500)),
    ],
)
def test_what_another_system_answers_is_understood(webhook, status, outcome):
    webhook.answer = lambda call: (status, b"")
    assert (sent(ChannelKind.WEBHOOK), len(webhook.calls)) == (outcome, 1)


def test_who_does_not_answer_may_have_taken_it(webhook, settings):
    settings.SENDING_SECONDS = 0.2
    webhook.silent.clear()
    assert sent(ChannelKind.WEBHOOK) == unknown(Reason.SILENT)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1:1/take", Reason.UNREACHABLE),
        ("127.0.0.1/take?key=s3cret", Reason.STRANGE),
        ("http://[::1/take?key=s3cret", Reason.STRANGE),
    ],
)
def test_who_is_not_there_has_taken_nothing(webhook, settings, address, reason):
    settings.WEBHOOK_URL = address
    assert sent(ChannelKind.WEBHOOK) == later(reason)


# All of them


def test_a_channel_is_there_when_all_its_settings_are(settings):
    settings.WEBHOOK_URL = settings.WEBHOOK_SECRET = ""
    assert set_up() == []
    settings.WEBHOOK_URL = "https://example.gov.cn/take"
    assert set_up() == []
    settings.WEBHOOK_SECRET = "hush"
    assert set_up() == [ChannelKind.WEBHOOK]


def test_an_outcome_holds_numbers_never_words_of_a_server(wecom):
    wecom.answer = lambda call: (200, {"errcode": 40001, "errmsg": "invalid secret s3cret", "hint": "s3cret"})
    assert "s3cret" not in repr(sent(ChannelKind.WECOM, replace(LETTER, address="x")))
