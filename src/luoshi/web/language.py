"""The language of the command line, from the standard library's gettext: no Django is needed to speak Chinese."""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping
from pathlib import Path

_LOCALE = Path(__file__).parent / "locale"


def gettext_noop(msgid: str) -> str:
    """The msgid itself, marked so that the catalogue collects it (the reader's own would load the reader)."""
    return msgid


#: What argparse says by itself; listed here so that the catalogue collects it.
ARGPARSE_WORDS = (
    gettext_noop("usage: "),
    gettext_noop("options"),
    gettext_noop("positional arguments"),
    gettext_noop("show this help message and exit"),
    gettext_noop("show program's version number and exit"),
    gettext_noop("%(prog)s: error: %(message)s\n"),
    gettext_noop("argument %(argument_name)s: %(message)s"),
    gettext_noop("the following arguments are required: %s"),
    gettext_noop("unrecognized arguments: %s"),
    gettext_noop("invalid choice: %(value)r (choose from %(choices)s)"),
    gettext_noop("invalid %(type)s value: %(value)r"),
    gettext_noop("expected one argument"),
    gettext_noop("expected at least one argument"),
    gettext_noop("not allowed with argument %s"),
)

#: What Django says by itself, where the words of ours are better Chinese: the catalogue of ours goes before its own.
DJANGO_WORDS = (gettext_noop("This field is required."),)


def language_of(environment: Mapping[str, str]) -> str:
    """The language that an environment asks for: LUOSHI_LANGUAGE first, then the locale; Chinese unless English."""
    asked = (environment.get(name) for name in ("LUOSHI_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    first = next(filter(None, asked), "")
    return "en" if first.lower().startswith("en") else "zh_Hans"


def speak(language: str) -> None:
    """Lets `gettext.gettext`, and argparse with it, speak a language for the rest of the process."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("django", str(_LOCALE))
    gettext.textdomain("django")
