"""`luoshi serve`: the pages and the worker, kept running until somebody stops them."""

from __future__ import annotations

import errno
import os
import socket
import sys
from argparse import ArgumentParser, Namespace
from gettext import gettext as _

from luoshi.web.assets import collect
from luoshi.web.folder import prepare
from luoshi.web.supervisor import Child, keep_running

DEFAULT_PORT = "8000"
BACKLOG = 128


def add_arguments(parser: ArgumentParser) -> None:
    port = os.environ.get("LUOSHI_PORT", DEFAULT_PORT)
    host = os.environ.get("LUOSHI_HOST", "127.0.0.1")
    parser.add_argument("--host", default=host, help=_("the address to listen on (%(default)s)"))
    parser.add_argument("--port", type=int, default=port, help=_("the port to listen on, 0 for any (%(default)s)"))


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; it stays open while the web process behind it is started again."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=BACKLOG)


def refusal(host: str, port: int, error: OSError) -> str:
    """Why nothing can be served there, and what to do."""
    if error.errno == errno.EADDRINUSE:
        return _("Port %(port)s is taken. Stop what uses it, or choose another: luoshi serve --port %(next)s") % {
            "port": port,
            "next": port + 1,
        }
    return _("Cannot serve at %(host)s port %(port)s: %(why)s.") % {"host": host, "port": port, "why": error.strerror}


def children(listener: socket.socket) -> list[Child]:
    number = listener.fileno()
    web = [sys.executable, "-m", "gunicorn", "-c", "python:luoshi.web.gunicorn_config", "--bind", f"fd://{number}"]
    return [
        Child("web", web, keep_fds=[number]),
        Child("worker", [sys.executable, "-m", "luoshi.web.worker"]),
    ]


def address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def run(options: Namespace) -> int:
    """Prepares the data folder and serves; 0 after an orderly stop, 1 when the port cannot be had.

    The port is taken first: who cannot have it is told at once, and a browser that comes early waits.
    """
    try:
        listener = listen(options.host, options.port)
    except OSError as error:
        print(refusal(options.host, options.port, error), file=sys.stderr)
        return 1
    prepare()
    collect()
    print(_("Luoshi is at %(address)s (stop it with Ctrl C)") % {"address": address(listener)}, flush=True)
    keep_running(children(listener))
    return 0
