"""Servers on this machine in place of those outside: they write down what comes, and answer as a test wants."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

POLL = 0.01  # seconds between two looks whether to stop: each test waits for one


@dataclass
class Taken:
    """A letter as the mail server took it."""

    sender: str
    recipients: list[str]
    data: bytes
    encrypted: bool


@dataclass
class MailRoom:
    """A mail server: what it took, and how it behaves."""

    letters: list[Taken] = field(default_factory=list)
    recipient_answer: str = "250 OK"
    data_answer: str = "250 OK"
    silent_seconds: float = 0
    password: str = ""

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if self.recipient_answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.recipient_answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        encrypted = server.transport.get_extra_info("ssl_object") is not None
        taken = Taken(envelope.mail_from, envelope.rcpt_tos, envelope.content, encrypted)
        if self.data_answer.startswith("250"):
            self.letters.append(taken)
        time.sleep(self.silent_seconds)
        return self.data_answer

    def authenticate(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        right = isinstance(data, LoginPassword) and data.password.decode() == self.password
        return AuthResult(success=right, handled=right)


@contextmanager
def mail_server(room: MailRoom, **facts: Any) -> Iterator[int]:
    """Serves a mail room on a free port, which it gives."""

    class Any_port(Controller):
        """A controller that finds its port by itself."""

        def _trigger_server(self) -> None:
            self.port = self.server.sockets[0].getsockname()[1]
            super()._trigger_server()

    controller = Any_port(room, hostname="127.0.0.1", port=0, **facts)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


@dataclass
class Call:
    """A request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any


@dataclass
class Service:
    """A web service: what it was asked, and what it answers: (status, JSON) by path, or a function of the call."""

    calls: list[Call] = field(default_factory=list)
    answer: Callable[[Call], tuple[int, Any]] = lambda call: (200, {"errcode": 0})
    silent: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.silent.set()  # cleared by a test that wants no answer


@contextmanager
def web_service(service: Service) -> Iterator[str]:
    """Serves on a free port; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answered(None)

        def do_POST(self) -> None:
            self.answered(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def answered(self, body: Any) -> None:
            call = Call(self.command, self.path, dict(self.headers), body)
            service.calls.append(call)
            service.silent.wait(5)
            status, facts = service.answer(call)
            said = facts if isinstance(facts, bytes) else json.dumps(facts).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(said)))
            if status in (301, 302):
                self.send_header("Location", "/elsewhere")
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *args: Any) -> None:
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(POLL,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        service.silent.set()
        server.shutdown()
        server.server_close()


@pytest.fixture
def mail_room(settings: Any) -> Iterator[MailRoom]:
    """A mail server on this machine, and the settings that lead to it."""
    room = MailRoom()
    with mail_server(room) as port:
        settings.MAIL_HOST, settings.MAIL_PORT = "127.0.0.1", port
        settings.MAIL_SECURITY, settings.MAIL_FROM = "none", "luoshi@example.gov.cn"
        settings.SENDING_SECONDS = 0.5
        yield room


@pytest.fixture
def service(settings: Any) -> Iterator[tuple[Service, str]]:
    """A web service on this machine, and its address."""
    settings.SENDING_SECONDS = 0.5
    service = Service()
    with web_service(service) as address:
        yield service, address


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Who signs certificates here."""
    return trustme.CA()


__all__ = ["SMTP", "Call", "MailRoom", "Service", "authority", "mail_room", "mail_server", "service", "web_service"]
