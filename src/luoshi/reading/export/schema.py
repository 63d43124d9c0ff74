"""The JSON schema of the contract, made from the reader's own words.

`python -m luoshi.reading.export.schema` prints it; `docs/reference/reading.schema.json` holds it.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal
from types import NoneType
from typing import Any, get_args, get_type_hints

from luoshi.reading import model
from luoshi.reading.export.contract import key_of
from luoshi.reading.findings.tables_columns import MEANINGS
from luoshi.reading.flow import Box, Span
from luoshi.reading.model import LEFT_OUT, SCHEMA, DocumentFields, Reading

_DATE = {"type": "string", "format": "date"}
_SPAN = {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2}
_BOX = {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}
_SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    Decimal: {"type": "number"},
    NoneType: {"type": "null"},
    Span: _SPAN,
    Box: _BOX,
}
#: Words from a closed list, and dates: what the types alone do not say.
_NARROWER: dict[tuple[Any, str], dict[str, Any]] = {
    (DocumentFields, "kind"): {"enum": ["plan", "news", "report", "notice", "other"]},
    (model.Responsibility, "role"): {"enum": ["lead", "participant"]},
    (model.Aim, "kind"): {"enum": ["relative", "tier", "pending"]},
    (model.Target, "comparator"): {"enum": [">=", "<=", "=", ">", "<", "~"]},
    (model.Achievement, "kind"): {"enum": ["pilot", "honour", "innovation", "experience", "brand"]},
    (model.Column, "meaning"): {"enum": [*MEANINGS, None]},
    (model.LeftOut, "why"): {"enum": sorted(LEFT_OUT)},
    (DocumentFields, "written_on"): {"anyOf": [_DATE, {"type": "null"}]},
    (DocumentFields, "published_on"): {"anyOf": [_DATE, {"type": "null"}]},
    (model.Task, "deadline"): {"anyOf": [_DATE, {"type": "null"}]},
    (model.Item, "due"): {"anyOf": [_DATE, {"type": "null"}]},
    (model.Target, "due"): {"anyOf": [_DATE, {"type": "null"}]},
}


def schema() -> dict[str, Any]:
    """The JSON schema of what `luoshi read --format json` prints: an array of readings."""
    definitions: dict[str, Any] = {}
    _object(Reading, definitions)
    reading = definitions["Reading"]
    del reading["properties"]["markers"]
    reading["properties"] = {"schema": {"const": SCHEMA}, **reading["properties"]}
    reading["required"] = list(reading["properties"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        "type": "array",
        "items": {"$ref": "#/$defs/Reading"},
        "$defs": dict(sorted(definitions.items())),
    }


def _object(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """A reference to a dataclass, whose definition is added once."""
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        hints = get_type_hints(kind)
        keys = {
            key_of(each.name): _NARROWER.get((kind, each.name)) or _type(hints[each.name], definitions)
            for each in fields(kind)
        }
        definitions[kind.__name__] = {"type": "object", "properties": keys, "required": list(keys)}
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if is_dataclass(hint):
        return _object(hint, definitions)
    parts = [_type(part, definitions) for part in get_args(hint) if part is not Ellipsis]
    return {"anyOf": parts} if NoneType in get_args(hint) else {"type": "array", "items": parts[0]}


if __name__ == "__main__":
    print(json.dumps(schema(), ensure_ascii=False, indent=2))
