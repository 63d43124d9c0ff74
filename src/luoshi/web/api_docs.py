"""The OpenAPI schema in words, for the page that describes the API: plain values, no script needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Node = dict[str, Any]


@dataclass(frozen=True)
class Kind:
    """What a value is: `name` is a schema of its own when `ref` is set."""

    name: str
    ref: bool = False
    listed: bool = False


@dataclass(frozen=True)
class Field:
    """A parameter or a field."""

    name: str
    kind: Kind
    where: str
    required: bool
    description: str


@dataclass(frozen=True)
class Operation:
    """One thing that can be asked."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    parameters: list[Field]
    takes: Kind | None
    gives: Kind | None


@dataclass(frozen=True)
class Structure:
    """A named schema with its fields, or its words when it is a list of words."""

    name: str
    description: str
    fields: list[Field]
    words: list[Any]


@dataclass(frozen=True)
class Described:
    title: str
    version: str
    description: str
    operations: list[Operation]
    structures: list[Structure]


def described(schema: Node) -> Described:
    """An OpenAPI 3.1 schema as what a page shows."""
    info = schema["info"]
    return Described(
        info["title"],
        info["version"],
        info["description"],
        list(_operations(schema)),
        [_structure(name, node) for name, node in schema["components"]["schemas"].items()],
    )


def _operations(schema: Node) -> Iterator[Operation]:
    for path, methods in schema["paths"].items():
        for method, node in methods.items():
            yield Operation(
                node["operationId"],
                method.upper(),
                path,
                node.get("summary", ""),
                node.get("description", ""),
                [_parameter(one) for one in node.get("parameters", [])],
                _content(node.get("requestBody")),
                _content(node["responses"].get(200) or node["responses"].get(201)),
            )


def _parameter(node: Node) -> Field:
    schema = node["schema"]
    described = node.get("description") or schema.get("description", "")
    return Field(node["name"], _kind(schema), node["in"], node.get("required", False), described)


def _content(node: Node | None) -> Kind | None:
    """What a request takes or a response gives; None without a body."""
    contents = list((node or {}).get("content", {}).values())
    return _kind(contents[0]["schema"]) if contents else None


def _structure(name: str, node: Node) -> Structure:
    required = node.get("required", [])
    fields = [
        Field(field, _kind(inner), "", field in required, inner.get("description", ""))
        for field, inner in node.get("properties", {}).items()
    ]
    return Structure(name, node.get("description", ""), fields, node.get("enum", []))


def _kind(node: Node) -> Kind:
    if "$ref" in node:
        return Kind(node["$ref"].rsplit("/", 1)[-1], ref=True)
    if node.get("type") == "array":
        inner = _kind(node.get("items", {}))
        return Kind(inner.name, inner.ref, listed=True)
    for choice in node.get("anyOf") or node.get("allOf") or ():
        if choice.get("type") != "null":
            return _kind(choice)
    return Kind(node.get("format") or node.get("type", "any"))
