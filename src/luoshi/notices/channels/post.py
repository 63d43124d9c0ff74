"""One POST or GET with a time-out: no redirects, no proxies, no more of an answer than needed."""

from __future__ import annotations

import json
import ssl
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from django.conf import settings

from luoshi.notices.channels.base import Outcome, later, refused, unknown
from luoshi.notices.states import Reason

LONGEST_ANSWER = 64 * 1024


class Failed(Exception):
    """A request that brought no answer to read."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.reason)
        self.outcome = outcome


class NoRedirects(HTTPRedirectHandler):
    """A service that sends elsewhere is not the one in the settings."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def _opener() -> OpenerDirector:
    return build_opener(ProxyHandler({}), NoRedirects())


def ask(address: str, facts: Any = None, headers: Mapping[str, str] | None = None) -> Any:
    """The JSON of an answer; raises Failed. `facts` are sent as JSON by POST, nothing by GET."""
    try:
        return json.loads(send(address, None if facts is None else as_json(facts), headers))
    except ValueError:
        raise Failed(unknown(Reason.STRANGE)) from None


def as_json(facts: Any) -> bytes:
    """The bytes of a body."""
    return json.dumps(facts, ensure_ascii=False).encode()


def send(address: str, body: bytes | None, headers: Mapping[str, str] | None = None) -> bytes:
    """The bytes of an answer of 200 to 299; raises Failed, from which no address can be read."""
    try:
        request = Request(address, body, {"Content-Type": "application/json; charset=utf-8", **(headers or {})})
        with _opener().open(request, timeout=settings.SENDING_SECONDS) as answer:
            found: bytes = answer.read(LONGEST_ANSWER)
            return found
    except HTTPError as error:
        raise Failed(by_status(error.code)) from None
    except URLError as error:  # nothing was asked yet: names, connections, certificates
        insecure = isinstance(error.reason, ssl.SSLError)
        raise Failed(later(Reason.INSECURE if insecure else Reason.UNREACHABLE)) from None
    except ValueError:  # no address at all; what Python says of it holds the address, and so its secret
        raise Failed(later(Reason.STRANGE)) from None
    except TimeoutError:
        raise Failed(unknown(Reason.SILENT)) from None
    except (OSError, HTTPException):
        raise Failed(unknown(Reason.STRANGE)) from None


def by_status(status: int) -> Outcome:
    """What a status other than 2xx means."""
    if status in (401, 403):
        return later(Reason.SIGN_IN, status)
    if status in (408, 425, 429) or status >= 500:
        return later(Reason.BUSY, status)
    if status in (301, 302, 303, 307, 308, 404, 405):
        return later(Reason.STRANGE, status)
    return refused(Reason.REFUSED, status)
