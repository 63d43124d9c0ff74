"""A notice is kept as a msgid and told in the reader's language: the catalogue must know it."""

import ast

from luoshi.core.registry import topics
from tests.guards.house import dotted, modules, nodes, place, room_of

NOTIFIES = (".notify", ".notify_all")


def calls(source):
    """The places where something is told."""
    calls = (node for node in nodes(source, ["notify"]) if isinstance(node, ast.Call))
    return (call for call in calls if dotted(call.func).endswith(NOTIFIES))


def unmarked(source):
    """The lines of notices whose text is not marked for translation."""
    return [call.lineno for call in calls(source) if dotted(call.args[2]) != "gettext_noop"]


def test_a_room_that_tells_something_has_a_topic_that_people_choose():
    """By the room of its act a person chooses what reaches him outside."""
    telling = {room_of(path) for path in modules() if any(calls(path.read_text("utf-8")))}
    assert telling - {topic.name for topic in topics} == set()


def test_every_notice_is_marked_for_translation():
    assert [place(path, line) for path in modules() for line in unmarked(path.read_text("utf-8"))] == []


def test_a_planted_notice_is_noticed():
    source = 'log.notify(user, "key", gettext_noop("Told."), "/")\nlog.notify(user, "key", "Told.", "/")\n'
    source += 'log.notify_all(users, "key", "Told.", "/")\n'
    assert unmarked(source) == [2, 3]
