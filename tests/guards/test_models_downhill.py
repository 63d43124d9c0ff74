"""What import-linter cannot see: foreign keys by name, addresses and templates by name. They run downhill too."""

import re
from types import SimpleNamespace

from django.apps import apps
from django.db import models

from tests.guards.house import ROOMS, is_uphill, line_of, modules, place, room_of, templates

#: A notice goes to a person; the records know no more of people than that.
ALLOWED_UPHILL = {"records.Notice.recipient"}
#: The frame of every page and its pieces stand in the web room and are made to be used by all; they are drawing, not
#: knowledge: what they show, the lower room hands them.
FRAMES = re.compile(r"web/(?:base|sheet|plain|_[a-z_]+)\.html")
NAMED_IN_TEMPLATE = re.compile(r"""\{%-?\s*(?:url|include|extends)\s+["'](?P<name>[^"']+)["']""")
NAMED_IN_PYTHON = re.compile(rf"""["'](?P<name>(?:{"|".join(ROOMS)}):[a-z_]+)["']""")


def relations():
    """(name, field, room it stands in, room it points to) of every relation between models of ours."""
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if field.is_relation and not field.auto_created and field.related_model:
                here, there = model._meta.app_label, field.related_model._meta.app_label
                if here in ROOMS and there in ROOMS:
                    yield f"{here}.{model.__name__}.{field.name}", field, here, there


def wrong_with(name, field, here, there):
    """What is wrong with a relation between two rooms, or None."""
    if here == there:
        return None
    if is_uphill(here, there) and name not in ALLOWED_UPHILL:
        return f"{name} points uphill to {there}"
    if field.remote_field.related_name != "+":
        return f"{name} lets {there} see {here}: related_name='+'"
    if not field.many_to_many and field.remote_field.on_delete is not models.PROTECT:
        return f"{name} must protect what it points to"
    return None


def uphill_names(text, pattern, room):
    """(line, name) of every address or template that `text` names and that belongs to a higher room."""
    for found in pattern.finditer(text):
        name = found["name"]
        other = re.split("[:/]", name)[0]
        if other in ROOMS and is_uphill(room, other) and not FRAMES.fullmatch(name):
            yield line_of(text, found.start()), name


def uphill_in_files(paths, pattern):
    for path in paths:
        for line, name in uphill_names(path.read_text("utf-8"), pattern, room_of(path)):
            yield f"{place(path, line)}: {name}"


def test_relations_between_rooms_run_downhill_and_leave_no_back_door():
    assert [wrong for relation in relations() if (wrong := wrong_with(*relation))] == []


def test_templates_name_only_lower_rooms():
    assert list(uphill_in_files(templates(), NAMED_IN_TEMPLATE)) == []


def test_modules_name_only_lower_rooms():
    assert list(uphill_in_files(modules(), NAMED_IN_PYTHON)) == []


def relation(related_name="+", on_delete=models.PROTECT):
    return SimpleNamespace(
        many_to_many=False, remote_field=SimpleNamespace(related_name=related_name, on_delete=on_delete)
    )


def test_planted_relations_are_noticed():
    planted = [
        wrong_with("records.File.task", relation(), "records", "ledger"),
        wrong_with("ledger.Task.document", relation("tasks"), "ledger", "documents"),
        wrong_with("ledger.Task.document", relation(on_delete=models.CASCADE), "ledger", "documents"),
        wrong_with("ledger.Task.document", relation(), "ledger", "documents"),
        wrong_with("records.Notice.recipient", relation(), "records", "organizations"),
    ]
    assert planted == [
        "records.File.task points uphill to ledger",
        "ledger.Task.document lets documents see ledger: related_name='+'",
        "ledger.Task.document must protect what it points to",
        None,
        None,
    ]


def test_planted_names_are_noticed():
    page = "{% extends 'web/base.html' %}\n{% include \"ledger/_row.html\" %}{% url 'documents:list' %}"
    code = 'redirect("web:home")\nreverse("records:log")\n'
    assert [
        list(uphill_names(page, NAMED_IN_TEMPLATE, "documents")),
        list(uphill_names(code, NAMED_IN_PYTHON, "documents")),
    ] == [[(2, "ledger/_row.html")], [(1, "web:home")]]
