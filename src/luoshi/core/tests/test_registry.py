"""Registries: what upper rooms offer, by name and in order."""

import pytest

from luoshi.core import registry
from luoshi.core.registry import Problem, Registry, register_check


def test_things_come_by_name_and_in_order():
    things: Registry[str] = Registry()
    for name, thing in (("page", "light"), ("list", "due"), ("page", "letters")):
        assert things.add(name, thing) == thing
    assert (things.named("page"), things.named("list"), things.named("nothing")) == (["light", "letters"], ["due"], [])
    assert list(things) == ["light", "letters", "due"]


@pytest.fixture
def checks(monkeypatch):
    monkeypatch.setattr(registry, "checks", Registry())
    return registry.checks


def test_a_check_says_each_breach_with_its_id_and_hint(checks):
    @register_check("room.thing", "It holds.", "Mend it.")
    def thing(full):
        return ["one", "two"] if full else ["one"]

    assert list(checks) == [thing]
    assert list(thing.problems(False)) == [Problem("room.thing", "one", "Mend it.")]
    assert [problem.what for problem in thing.problems(True)] == ["one", "two"]


def test_a_check_is_registered_once(checks):
    register_check("room.thing", "", "")(lambda full: [])
    with pytest.raises(ValueError, match="two checks are called"):
        register_check("room.thing", "", "")(lambda full: [])
