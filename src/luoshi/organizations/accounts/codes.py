"""Codes to hand over on paper: easy to type, impossible to guess, kept as their digests only."""

from __future__ import annotations

import hashlib
import secrets

#: Without the letters that are taken for digits, or for each other.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 4
LOOKALIKES = str.maketrans("OIL", "011")


def fresh_code(groups: int) -> str:
    """A random code in groups of four; each group has 20 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(groups))


def digest(code: str) -> str:
    """What is kept of a code, however it was typed."""
    return hashlib.sha256(plain(code).encode()).hexdigest()


def plain(code: str) -> str:
    """A code without the dashes and spaces, and with the letters that were meant."""
    kept = "".join(letter for letter in code.upper() if letter.isalnum())
    return kept.translate(LOOKALIKES)
