"""E-mail by SMTP, encrypted as the settings say."""

from __future__ import annotations

import smtplib
import ssl
from email.utils import format_datetime, formataddr

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.notices.channels.base import SENT, Channel, Letter, Outcome, later, refused, unknown
from luoshi.notices.states import Reason

STARTTLS, TLS = "starttls", "tls"


class Mail(Channel):
    """A mail server that takes letters for everybody."""

    needs = ("MAIL_HOST", "MAIL_FROM")
    asks = gettext_noop("E-mail address")
    example = "zhouming@example.gov.cn"

    def wrong_with(self, address: str) -> str:
        try:
            validate_email(address)
        except ValidationError:
            return gettext_noop("This is no e-mail address. Enter one such as zhouming@example.gov.cn.")
        ours: list[str] = settings.MAIL_DOMAINS
        if ours and address.rpartition("@")[2].lower() not in ours:
            return gettext_noop("Notices go to the office's own mailboxes only. Enter your address there.")
        return ""

    def deliver(self, letter: Letter) -> Outcome:
        server = _server()
        try:
            server.open()
        except OSError as error:  # smtplib's own errors are among them; nothing was handed over yet
            return _not_opened(error)
        return _hand_over(server, _as_mail(letter))


def _server() -> EmailBackend:
    return EmailBackend(
        host=settings.MAIL_HOST,
        port=settings.MAIL_PORT,
        username=settings.MAIL_USER,
        password=settings.MAIL_PASSWORD,
        use_tls=settings.MAIL_SECURITY == STARTTLS,
        use_ssl=settings.MAIL_SECURITY == TLS,
        timeout=settings.SENDING_SECONDS,
    )


def _as_mail(letter: Letter) -> EmailMessage:
    headers = {
        "Message-ID": f"<{letter.key}>",
        "Date": format_datetime(letter.at),
        "Auto-Submitted": "auto-generated",
    }
    sender = formataddr((_("Luoshi"), settings.MAIL_FROM))
    return EmailMessage(letter.subject, letter.text, sender, [letter.address], headers=headers)


def _not_opened(error: OSError) -> Outcome:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return later(Reason.SIGN_IN, error.smtp_code)
    if isinstance(error, ssl.SSLError | smtplib.SMTPNotSupportedError):
        return later(Reason.INSECURE)
    if isinstance(error, smtplib.SMTPResponseException):
        return later(Reason.BUSY, error.smtp_code)
    return later(Reason.UNREACHABLE)


def _hand_over(server: EmailBackend, mail: EmailMessage) -> Outcome:
    """Sends over an open connection. Whoever hangs up or falls silent from here on may have taken it."""
    try:
        server.send_messages([mail])
    except smtplib.SMTPRecipientsRefused as error:
        code, _words = next(iter(error.recipients.values()))
        return _by_code(code, Reason.ADDRESS)
    except smtplib.SMTPResponseException as error:
        return _by_code(error.smtp_code, Reason.REFUSED)
    except (smtplib.SMTPServerDisconnected, TimeoutError):
        return unknown(Reason.SILENT)
    except OSError:
        return unknown(Reason.STRANGE)
    finally:
        server.close()
    return SENT


def _by_code(code: int, for_good: Reason) -> Outcome:
    """4xx: not now. 5xx: never."""
    return refused(for_good, code) if code >= 500 else later(Reason.REFUSED, code)
