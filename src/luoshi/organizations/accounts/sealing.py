"""Secrets that have to be read again are kept sealed under the installation's key; the database alone opens none."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def _box() -> Fernet:
    key = hashlib.sha256(b"organizations.sealing:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def sealed(secret: bytes) -> str:
    """A secret as it is kept."""
    return _box().encrypt(secret).decode("ascii")


def opened(kept: str) -> bytes | None:
    """The secret; None when it was sealed under another key, or altered."""
    try:
        return _box().decrypt(kept.encode())
    except InvalidToken:
        return None
