"""What can go wrong while a file is read; each message says what, and what to do next."""

from dataclasses import dataclass


@dataclass
class UnreadableFile(Exception):
    """A file that holds no document we can read.

    `code` is stable and comes from the list in `docs/reference/reading.md`; `message` and `advice` are
    English gettext msgids for the person who brought the file.
    """

    code: str
    message: str
    advice: str

    def __str__(self) -> str:
        return f"{self.message} {self.advice}"


def gettext_noop(msgid: str) -> str:
    """The msgid itself, marked so that the catalogue collects it."""
    return msgid
