"""Writes the pages of docs/reference that the code itself knows: acts, checks, rights, states.

A guard compares them with the code, so `make reference` belongs to every change of these tables.
"""

from __future__ import annotations

import inspect
import json
import os
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from luoshi.organizations.rights import Rules

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"
RIGHTS_HEAD = ("Act", "Place", "In these states", "Roles")
MADE = "<!-- Made by `make reference` from the code; change it there. -->"


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table; a bar inside a cell is escaped."""
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)


def page(title: str, promise: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", MADE, promise, *parts]) + "\n"


def rooms() -> Iterator[str]:
    from django.apps import apps

    for room in apps.get_app_configs():
        if room.name.startswith("luoshi."):
            yield room.name


def in_every_room(name: str) -> Iterator[tuple[str, ModuleType]]:
    """(room, module) of the modules of that name, from the ground up."""
    for room in rooms():
        if find_spec(f"{room}.{name}"):
            yield room.removeprefix("luoshi."), import_module(f"{room}.{name}")


def first_line(thing: object) -> str:
    return (inspect.getdoc(thing) or "").partition("\n")[0]


def acts() -> str:
    from luoshi.records.log import ACTS

    list(in_every_room("actions"))  # an act is known once its module is loaded
    rows = [(f"`{name}`", first_line(function)) for name, function in sorted(ACTS.items())]
    return page(
        "Acts",
        "Everything that changes anything, by the name under which it stands in the log.",
        table(["Act", "What it does"], rows),
    )


def checks() -> str:
    from luoshi.core.registry import checks as registered

    rows = [(f"`{check.id}`", check.promise, check.hint) for check in sorted(registered, key=lambda check: check.id)]
    return page(
        "Checks",
        "What `luoshi check` verifies. It prints each breach with its id and what to do, and exits with 1.",
        table(["Id", "What must hold", "When it does not"], rows),
    )


def states() -> str:
    parts = [
        f"## {room}: {name}\n\n{table(['Value', 'English', '中文'], labels(choices))}"
        for room, module in in_every_room("states")
        for name, choices in choices_of(module)
    ]
    return page(
        "States, kinds and roles",
        "The closed lists of each room, as they stand in the database, the API and on the pages.",
        *parts,
    )


def choices_of(module: ModuleType) -> list[tuple[str, type]]:
    from django.db.models import Choices

    return [
        (name, each)
        for name, each in inspect.getmembers(module, inspect.isclass)
        if issubclass(each, Choices) and each.__module__ == module.__name__
    ]


def labels(choices: type) -> list[tuple[str, str, str]]:
    from django.utils import translation

    found = []
    for choice in choices:  # type: ignore[attr-defined]
        with translation.override("en"):
            english = str(choice.label)
        with translation.override("zh-hans"):
            found.append((f"`{choice.value}`", english, str(choice.label)))
    return found


def rights() -> str:
    from luoshi.organizations.rights import Rules

    parts = [
        f"## {room}: {rules.model._meta.object_name}\n\n{table(RIGHTS_HEAD, rights_of(rules))}"
        for room, module in in_every_room("rules")
        for rules in vars(module).values()
        if isinstance(rules, Rules)
    ]
    return page(
        "Rights",
        "Who may do what, where, and in which state. Who may not `see` a thing is told that there is no such page.",
        *parts,
    )


def rights_of(rules: Rules[Any]) -> list[tuple[str, str, str, str]]:
    """The rows of a room's rules, those that differ in the role alone as one."""
    roles: dict[tuple[str, str, str], list[str]] = {}
    for rule in rules.rows:
        roles.setdefault((rule.act, rule.place, ", ".join(rule.states) or "any"), []).append(rule.role)
    return [(*where, ", ".join(sorted(held))) for where, held in roles.items()]


def openapi() -> str:
    """The API's schema; a change of it is seen in every review."""
    from luoshi.web.api import api

    return json.dumps(api.get_openapi_schema(), ensure_ascii=False, indent=1, default=str) + "\n"


PAGES = {"openapi.json": openapi, "acts.md": acts, "checks.md": checks, "states.md": states, "rights.md": rights}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.support.settings")
    sys.path.insert(0, str(REFERENCE.parents[1]))
    django.setup()
    from django.utils import translation

    with translation.override("en"):
        for name, write in PAGES.items():
            (REFERENCE / name).write_text(write(), "utf-8")


if __name__ == "__main__":
    main()
