"""Static files under their hashed names: gathered anew when one of them has changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from luoshi.web.folder import alone

STAMP = ".collected"


def fingerprint() -> str:
    """A digest over name, size and time of every static file of every room."""
    from django.contrib.staticfiles.finders import get_finders

    found = sorted(
        (name, Path(storage.path(name)).stat()) for finder in get_finders() for name, storage in finder.list([])
    )
    lines = (f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in found)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def collect() -> None:
    """Gathers the static files unless what was gathered last is what there is."""
    from django.conf import settings
    from django.core.management import call_command

    root = Path(settings.STATIC_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    with alone(root):
        stamp, now = root / STAMP, fingerprint()
        if not stamp.exists() or stamp.read_text("ascii") != now:
            call_command("collectstatic", clear=True, verbosity=0, interactive=False)
            stamp.write_text(now, "ascii")
