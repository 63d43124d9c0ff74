"""A person's browser: whoever gets no answer sends the same again, and everything that was sent is written down."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from http.client import HTTPException
from http.cookiejar import CookieJar
from random import Random
from threading import Lock
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from benchmarks.under_load.forms import Form, Page

SECONDS = 60  # so long an answer is waited for
PATIENCE = 180  # and so long the same is sent again
AGAIN = 0.2  # so many forms are sent once more although they were answered: a second click, a page loaded again


@dataclass
class Sent:
    """A form that was sent: whose, which act it asks for, how often it went out, and how it was answered at last.

    One without an act is not looked for in the log.
    """

    key: str
    account: str
    act: str
    times: int = 0
    status: int = 0
    second: int = 0  # how the same was answered when it was sent once more after that


@dataclass
class Book:
    """What everybody has sent, and how many answers there were."""

    sent: list[Sent] = field(default_factory=list)
    answers: int = 0
    broken: list[str] = field(default_factory=list)
    lock: Any = field(default_factory=Lock)

    def note(self, sent: Sent) -> None:
        """Writes a form down before it goes out."""
        with self.lock:
            self.sent.append(sent)

    def count(self, what: str, status: int) -> None:
        """Counts an answer; one that says that something broke is kept."""
        with self.lock:
            self.answers += 1
            if status >= 500:
                self.broken.append(f"{status} at {what}")


class NoRedirects(HTTPRedirectHandler):
    """Where an act leads is looked at, not followed."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


@dataclass(frozen=True)
class Reply:
    """An answer that came whole."""

    status: int
    body: str
    location: str


class Desk:
    """A person at work. Every request is repeated until it is answered."""

    def __init__(self, address: str, account: str, book: Book, random: Random) -> None:
        self.address, self.account, self.book, self.random = address, account, book, random
        self.browser: OpenerDirector = build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()), NoRedirects())

    def sign_in(self, password: str) -> None:
        """Signs in as the person would."""
        form = self.at("/sign-in/").form_to("/sign-in/")
        assert form, f"no form to sign in for {self.account}"
        typed = {"username": self.account, "password": password}
        reply, _times = self._answered("/sign-in/", form.filled(typed), {})
        assert reply.status == 302, f"{self.account} cannot sign in: {reply.status}"

    def at(self, path: str) -> Page:
        """A page."""
        reply, _times = self._answered(path)
        assert reply.status in {200, 302, 403, 404}, f"{path}: {reply.status} {reply.body[:200]}"
        return Page(reply.body if reply.status == 200 else "")

    def send(self, path: str, form: Form, act: str, **typed: str) -> None:
        """Sends a form of a page with what was typed, its files as short texts; now and then twice, by mistake."""
        sent = Sent(form.key, self.account, act)
        self.book.note(sent)
        files = {name: typed.pop(name) for name in form.files if name in typed}
        fields, goes = form.filled(typed), urljoin(path, form.action)
        reply, sent.times = self._answered(goes, fields, files)
        sent.status = reply.status
        if reply.status == 302 and sent.key and self.random.random() < AGAIN:
            second, more = self._answered(goes, fields, files)
            sent.times, sent.second = sent.times + more, second.status

    def _answered(
        self, path: str, fields: list[tuple[str, str]] | None = None, files: dict[str, str] | None = None
    ) -> tuple[Reply, int]:
        """The answer, and how often it was asked for."""
        end, times = time.monotonic() + PATIENCE, 0
        while True:
            times += 1
            try:
                reply = self._asked(path, fields, files or {})
            except (OSError, HTTPException):  # nobody is there, or the answer broke off
                assert time.monotonic() < end, f"{path} is not answered"
                time.sleep(0.2)
                continue
            self.book.count(path, reply.status)
            return reply, times

    def _asked(self, path: str, fields: list[tuple[str, str]] | None, files: dict[str, str]) -> Reply:
        request = Request(self.address + path, headers={"Referer": self.address + path})
        if fields is not None:
            mark = "----a-line-between-fields"
            request.data = as_multipart(mark, fields, files)
            request.add_header("Content-Type", f"multipart/form-data; boundary={mark}")
        try:
            with self.browser.open(request, timeout=SECONDS) as answer:
                return Reply(answer.status, answer.read().decode("utf-8", "replace"), "")
        except HTTPError as other:  # redirects are among them
            with other:
                body = other.read().decode("utf-8", "replace")
                return Reply(other.code, body, urlsplit(other.headers.get("Location", "")).path)


def as_multipart(mark: str, fields: list[tuple[str, str]], files: dict[str, str]) -> bytes:
    """A form's fields and text files as a browser sends them."""
    parts = [f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}' for name, value in fields]
    parts += [
        f'Content-Disposition: form-data; name="{name}"; filename="proof.txt"\r\nContent-Type: text/plain\r\n\r\n{text}'
        for name, text in files.items()
    ]
    return "".join(f"--{mark}\r\n{part}\r\n" for part in parts).encode() + f"--{mark}--\r\n".encode()
