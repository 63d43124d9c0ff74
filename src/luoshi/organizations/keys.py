"""Keys to the API: shown once when they are made; only their digests are kept."""

from __future__ import annotations

import hashlib
import secrets


def fresh_key() -> str:
    """A key of 256 random bits, with a prefix by which scanners know it when it leaks."""
    return f"luoshi_{secrets.token_urlsafe(32)}"


def digest(key: str) -> str:
    """What is kept of a key. A plain digest will do: a random key cannot be guessed from it."""
    return hashlib.sha256(key.encode()).hexdigest()
