"""Rows that acts answer for are written through an act's log entry and in no other way."""

import ast

from django.apps import apps

from luoshi.records.models import Recorded
from tests.guards.house import SOURCES, dotted, modules, nodes, place

ON_A_ROW = {"save", "delete", "asave", "adelete"}
ON_A_TABLE = {"create", "bulk_create", "update", "bulk_update", "get_or_create", "update_or_create", "delete", "raw"}
RECORDED = {model.__name__ for model in apps.get_models() if issubclass(model, Recorded)}
NO_ROWS = {
    "request",
    "form",
    "session",
    "sessions",
    "word",
    "picture",
    "Draft",
}  # Django's own, a Word file, a picture, no act


def writes(source, recorded):
    """(line, what) of every write that leaves no entry: `row.save()`, `Task.objects.filter(...).update(...)`."""
    for node in nodes(source, ON_A_ROW | ON_A_TABLE):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        path = dotted(node.func).split(".")
        table = path[0] in recorded and len(path) > 2
        if (table and path[-1] in ON_A_TABLE) or (path[-1] in ON_A_ROW and path[0] not in NO_ROWS):
            yield node.lineno, ".".join(path)


def test_acts_alone_write():
    elsewhere = (path for path in modules() if not path.is_relative_to(SOURCES / "records"))
    found = [(path, line, what) for path in elsewhere for line, what in writes(path.read_text("utf-8"), RECORDED)]
    assert [f"{place(path, line)}: {what}" for path, line, what in found] == []


def test_planted_writes_are_noticed():
    source = """
task.save()
Task.objects.filter(pk=1).update(title="x")
Task._default_manager.create(title="x")
options.update(x=1)
entry.change(task, title="x")
"""
    assert list(writes(source, {"Task"})) == [
        (2, "task.save"),
        (3, "Task.objects.filter.update"),
        (4, "Task._default_manager.create"),
    ]


def test_there_are_rows_that_acts_answer_for():
    assert {"User", "Document"} <= RECORDED
