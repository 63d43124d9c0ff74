"""How laid-out documents (PDF, OFD) are refused: each with what to do instead."""

from __future__ import annotations

from luoshi.reading.errors import UnreadableFile, gettext_noop


def scanned() -> UnreadableFile:
    """The refusal of pages that hold pictures and no letters, where their words are not recognised."""
    return UnreadableFile(
        "scanned",
        gettext_noop("The pages hold no text: they are scanned or photographed."),
        gettext_noop(
            "Ask the issuer for the file it was printed from. Scans are read where Luoshi was installed with the "
            "addition “scans” (pip install luoshi[scans]): ask whoever looks after it."
        ),
    )


def locked() -> UnreadableFile:
    """The refusal of a document behind a password."""
    return UnreadableFile(
        "password",
        gettext_noop("This document is locked with a password."),
        gettext_noop("Open it, save it without a password and bring that."),
    )


def damaged() -> UnreadableFile:
    """The refusal of a document that is not whole."""
    return UnreadableFile(
        "damaged",
        gettext_noop("This document is damaged or was cut off."),
        gettext_noop("Fetch it again from where it came, or ask for it again."),
    )


def too_large() -> UnreadableFile:
    """The refusal of a document that no office has written."""
    return UnreadableFile(
        "too_large",
        gettext_noop("This document is larger than any that can be read."),
        gettext_noop("Save the pages that matter as a document of their own and bring that."),
    )
