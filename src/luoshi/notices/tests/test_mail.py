"""E-mail against a mail server on this machine that writes down what comes, and answers as it likes."""

import ssl
from email import message_from_bytes
from email.header import decode_header, make_header

import pytest

from luoshi.notices.channels import CHANNELS
from luoshi.notices.channels.base import SENT, later, refused, unknown
from luoshi.notices.states import ChannelKind, Reason
from luoshi.notices.tests.letters import LETTER, sent
from tests.support.outside import MailRoom, mail_server


def test_a_letter_arrives_whole(mail_room):
    assert sent(ChannelKind.MAIL) == SENT
    (taken,) = mail_room.letters
    mail = message_from_bytes(taken.data)
    assert (taken.sender, taken.recipients, taken.encrypted) == (
        "luoshi@example.gov.cn",
        ["liang@example.gov.cn"],
        False,
    )
    heads = {name: str(make_header(decode_header(mail[name]))) for name in ("Message-ID", "Subject", "To", "Date")}
    assert heads == {
        "Message-ID": "<abc.7@luoshi.example.gov.cn>",
        "Subject": "落实：8月进展",
        "To": "liang@example.gov.cn",
        "Date": "Thu, 24 Sep 2026 01:00:00 +0000",
    }
    assert mail.get_payload(decode=True).decode() == LETTER.text.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"recipient_answer": "550 no such user"}, refused(Reason.ADDRESS, 550)),
        ({"recipient_answer": "451 greylisted"}, later(Reason.REFUSED, 451)),
        ({"data_answer": "554 looks like spam"}, refused(Reason.REFUSED, 554)),
        ({"data_answer": "452 disk full"}, later(Reason.REFUSED, 452)),
        ({"silent_seconds": 0.8}, unknown(Reason.SILENT)),
    ],
)
def test_what_a_mail_server_says_is_understood(mail_room, answers, outcome):
    for name, value in answers.items():
        setattr(mail_room, name, value)
    assert sent(ChannelKind.MAIL) == outcome


def test_a_mail_server_that_is_not_there(mail_room, settings):
    settings.MAIL_PORT = 1
    assert sent(ChannelKind.MAIL) == later(Reason.UNREACHABLE)


def test_a_mail_server_that_does_not_encrypt_is_told_nothing(mail_room, settings):
    settings.MAIL_SECURITY = "starttls"
    assert (sent(ChannelKind.MAIL), mail_room.letters) == (later(Reason.INSECURE), [])


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # of the mail server: the line is encrypted from its first byte
@pytest.mark.parametrize("security", ["starttls", "tls"])
@pytest.mark.parametrize(
    ("password", "trusted", "outcome"),
    [
        ("open sesame", True, SENT),
        ("wrong", True, later(Reason.SIGN_IN, 535)),
        ("open sesame", False, later(Reason.INSECURE)),
    ],
)
def test_over_an_encrypted_line(settings, monkeypatch, tmp_path, authority, security, password, trusted, outcome):
    if trusted:
        authority.cert_pem.write_to_path(tmp_path / "ca.pem")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    room = MailRoom(password="open sesame")
    signed_in = {"authenticator": room.authenticate, "auth_required": True}
    line = {"tls_context": context} if security == "starttls" else {"ssl_context": context, "auth_require_tls": False}
    with mail_server(room, **signed_in, **line) as port:
        settings.MAIL_HOST, settings.MAIL_PORT, settings.MAIL_SECURITY = "127.0.0.1", port, security
        settings.MAIL_FROM, settings.MAIL_USER, settings.MAIL_PASSWORD = "luoshi@example.gov.cn", "luoshi", password
        assert sent(ChannelKind.MAIL) == outcome
    assert [one.encrypted for one in room.letters] == ([True] if outcome == SENT else [])


@pytest.mark.parametrize(
    ("address", "domains", "right"),
    [
        ("liang@example.gov.cn", [], True),
        ("liang@Example.gov.cn", ["example.gov.cn"], True),
        ("liang@qq.com", ["example.gov.cn"], False),
        ("liang", [], False),
        ("liang@example.gov.cn\nBcc: all@example.gov.cn", [], False),
    ],
)
def test_mailboxes_that_are_taken(settings, address, domains, right):
    settings.MAIL_DOMAINS = domains
    assert (CHANNELS[ChannelKind.MAIL].wrong_with(address) == "") is right
