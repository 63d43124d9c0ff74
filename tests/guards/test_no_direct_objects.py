"""Views and the API fetch through queries that narrow to what the person may see, never past them."""

import ast

from tests.guards.house import dotted, modules, nodes, place

SHORTCUTS = {"get_object_or_404", "get_list_or_404"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}


def direct(source):
    """(line, what) of every fetch that passes by the rules."""
    for node in nodes(source, MANAGERS | SHORTCUTS):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
            yield node.lineno, dotted(node)
        elif isinstance(node, ast.Call) and dotted(node.func).split(".")[-1] in SHORTCUTS:
            yield node.lineno, dotted(node.func)


def doors():
    """The modules that answer requests: views.py, api.py, and those in folders of these names."""
    return (path for path in modules() if {"views", "api"} & {path.stem, path.parent.name})


def test_what_answers_requests_fetches_through_queries():
    found = [(path, line, what) for path in doors() for line, what in direct(path.read_text("utf-8"))]
    assert [f"{place(path, line)}: {what}" for path, line, what in found] == []


def test_planted_fetches_are_noticed():
    source = "Task.objects.get(pk=pk)\nshortcuts.get_object_or_404(Task, pk=pk)\nqueries.visible_to(user).get(pk=pk)\n"
    assert list(direct(source)) == [(2, "shortcuts.get_object_or_404"), (1, "Task.objects")]
