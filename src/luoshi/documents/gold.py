"""The answers of a judged document in the corpus' gold format: what a careful clerk entered, without places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from luoshi.documents.desk import Desk, Line

FIELDS = (
    "kind",
    "title",
    "document_number",
    "index_number",
    "issuer",
    "written_on",
    "published_on",
    "effect",
)
TARGET = ("indicator", "comparator", "value", "unit", "text")
CLAIM = ("indicator", "value", "unit", "change", "rank", "versus", "period", "text")


def gold_of(desk: Desk, body: Mapping[str, Any]) -> dict[str, Any]:
    """Head, sections and claims as they were read, tasks as they stand after the verdicts."""
    fields = body["document"]
    return {
        "document": {**_only(fields, FIELDS), "region": (fields.get("region") or {}).get("name")},
        "sections": [_only(section, ("number", "title")) for section in body["sections"]],
        "tasks": [_task(line) for line in desk.standing()],
        "claims": [_only(claim, CLAIM) for claim in body["claims"]],
    }


def _task(line: Line) -> dict[str, Any]:
    return {
        **_only(line.task.value, ("number", "section", "title")),
        "leads": [one.value["unit"] for one in line.leads()],
        "participants": [one.value["unit"] for one in line.others()],
        "leaders": [one.value["name"] for one in line.leaders],
        "deadline": line.task.value.get("deadline"),
        "targets": [_only(one.value, TARGET) for one in line.targets],
    }


def _only(value: Mapping[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: value.get(key) for key in keys}
