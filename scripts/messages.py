"""The message catalogue: `update` brings it in line with the sources, `compile` makes what Django reads."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCES = Path(__file__).resolve().parent.parent / "src" / "luoshi"
PO = SOURCES / "web" / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}

HEADER = b"""# Luoshi in Chinese. `make messages` keeps this file in line with the sources.
msgid ""
msgstr ""
"Language: zh_Hans\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""

Message = tuple[str | tuple[str, ...], str | None]  # what is translated (with its plural), and its context


def as_python(template: str) -> bytes:
    """A template's messages as Python calls, unindented so that they read as a module."""
    lines = templatize(template).splitlines()
    return "\n".join(line.strip() for line in lines).encode()


def sources() -> Iterator[bytes]:
    """Every module and template of ours as Python source, tests left out."""
    for path in sorted(SOURCES.rglob("*")):
        if "tests" in path.parts or "static" in path.parts:
            continue
        if path.suffix == ".py":
            yield path.read_bytes()
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            yield as_python(path.read_text("utf-8"))


def messages(texts: Iterable[bytes]) -> set[Message]:
    """The messages that Python sources ask to have translated."""
    found = (
        (message, context)
        for text in texts
        for _line, message, _comments, context in extract(
            "python", BytesIO(text), KEYWORDS, options={"encoding": "utf-8"}
        )
    )
    return {(message, context) for message, context in found if message}


def extracted() -> Catalog:
    """An empty catalogue of every message in the sources."""
    catalog = Catalog(charset="utf-8")
    for message, context in messages(sources()):
        catalog.add(message, context=context)
    return catalog


def catalogue() -> Catalog:
    """The translators' catalogue as it stands."""
    with PO.open("rb") as file:
        return read_po(file, locale="zh_Hans")


def update() -> None:
    """Adds new messages, drops those that are gone, keeps every translation; guesses nothing."""
    kept = catalogue() if PO.exists() else Catalog(locale="zh_Hans")
    kept.update(extracted(), no_fuzzy_matching=True, update_creation_date=False)
    save(kept)
    empty = sum(1 for message in kept if message.id and not message.string)
    print(f"{PO.name}: {len(kept)} messages, {empty} without a translation")


def save(kept: Catalog) -> None:
    """Writes the catalogue in an order that does not depend on where messages stand."""
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        file.write(HEADER)
        write_po(file, kept, width=0, omit_header=True, no_location=True, sort_output=True, ignore_obsolete=True)


def compile_catalogue() -> None:
    with PO.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue())


if __name__ == "__main__":
    {"update": update, "compile": compile_catalogue}[sys.argv[1]]()
