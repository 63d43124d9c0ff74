"""What the guards walk through: the rooms in their order, the modules, the templates."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from configparser import ConfigParser
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
SOURCES = TOP / "src" / "luoshi"


def rooms() -> list[str]:
    """The rooms from the ground up, as .importlinter has them."""
    contracts = ConfigParser()
    contracts.read(TOP / ".importlinter", "utf-8")
    layers = contracts["importlinter:contract:slope"]["layers"].split()
    return [layer.strip("()") for layer in reversed(layers)]


ROOMS = rooms()


def is_uphill(room: str, other: str) -> bool:
    """Whether `other` stands above `room`."""
    return ROOMS.index(other) > ROOMS.index(room)


def ours(path: Path) -> bool:
    return not {"tests", "migrations", "vendor"} & set(path.parts)


def modules() -> Iterator[Path]:
    """Every module of the product, tests and migrations left out."""
    return (path for path in sorted(SOURCES.rglob("*.py")) if ours(path))


def templates() -> Iterator[Path]:
    return (path for path in sorted(SOURCES.rglob("templates/**/*")) if path.is_file())


def room_of(path: Path) -> str:
    return path.relative_to(SOURCES).parts[0]


def place(path: Path, line: int) -> str:
    return f"{path.relative_to(TOP) if path.is_relative_to(TOP) else path.name}:{line}"


def nodes(source: str, names: Iterable[str] = ()) -> Iterator[ast.AST]:
    """Every node of a module; none of one that mentions none of `names`, which need not be parsed."""
    said = re.search(rf"\b(?:{'|'.join(names)})", source)
    return ast.walk(ast.parse(source)) if said else iter(())


def line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def dotted(node: ast.AST) -> str:
    """`a.b.c` for a chain of names, through calls: `Task.objects.filter(...).update` is Task.objects.filter.update."""
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return f"{dotted(node.value)}.{node.attr}"
        case ast.Call():
            return dotted(node.func)
    return ""
