"""What must hold in the settings of an installation."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.registry import register_check
from luoshi.web.folder import network_share

LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}
LONG_ENOUGH = 32


@register_check(
    "settings.debug",
    gettext_lazy("Errors show nothing of the inside."),
    gettext_lazy("Take LUOSHI_DEBUG away: it shows settings and data to whoever meets an error."),
)
def debug_off(full: bool) -> Iterator[str]:
    if settings.DEBUG:
        yield _("LUOSHI_DEBUG is on")


@register_check(
    "settings.hosts",
    gettext_lazy("It answers to its own names alone."),
    gettext_lazy("List the names under which people open it in LUOSHI_HOSTS, separated by commas."),
)
def hosts_named(full: bool) -> Iterator[str]:
    for host in settings.ALLOWED_HOSTS:
        if host.startswith(("*", ".")):
            yield _("LUOSHI_HOSTS holds %(host)s, which lets in names of others") % {"host": host}


@register_check(
    "settings.https",
    gettext_lazy("Whoever opens it from another machine does so by https."),
    gettext_lazy("Put a proxy with a certificate before it and set LUOSHI_HTTPS=on and LUOSHI_PROXY_COUNT=1."),
)
def https_on(full: bool) -> Iterator[str]:
    others = sorted(set(settings.ALLOWED_HOSTS) - LOOPBACK)
    if others and not settings.HTTPS:
        yield _("LUOSHI_HTTPS is off, but it is opened as %(hosts)s") % {"hosts": ", ".join(others)}


@register_check(
    "settings.secret-key",
    gettext_lazy("The secret key is long, and nobody else on the machine reads it."),
    gettext_lazy("Make LUOSHI_SECRET_KEY long and random; `chmod 600` the file `secret-key` in the data folder."),
)
def key_secret(full: bool) -> Iterator[str]:
    if len(settings.SECRET_KEY) < LONG_ENOUGH:
        yield _("the secret key has %(length)s characters") % {"length": len(settings.SECRET_KEY)}
    path = Path(settings.DATA_DIR) / "secret-key"
    if path.exists() and path.stat().st_mode & 0o077:
        yield _("others on this machine may read %(path)s") % {"path": path}


@register_check(
    "settings.data-folder",
    gettext_lazy("The data folder can be written and lies on this machine."),
    gettext_lazy("Correct the folder's rights, or set LUOSHI_DATA_DIR to a folder on a disk of this machine."),
)
def folder_usable(full: bool) -> Iterator[str]:
    folder = Path(settings.DATA_DIR)
    if not os.access(folder, os.W_OK | os.X_OK):
        yield _("%(folder)s cannot be written") % {"folder": folder}
    if connection.vendor == "sqlite" and (share := network_share(folder)):
        yield _("%(folder)s lies on a network share (%(share)s), where SQLite's locks do not hold") % {
            "folder": folder,
            "share": share,
        }
