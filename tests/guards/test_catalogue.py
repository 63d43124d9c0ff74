"""The Chinese catalogue holds every message of the sources, each translated, none guessed."""

import re

from babel.messages.catalog import Catalog

from scripts.messages import as_python, catalogue, extracted, messages

PLACES = re.compile(r"%\((\w+)\)[a-z]|\{(\w*)\}|%[sdr]")


def keys(catalog):
    return {(message.id, message.context) for message in catalog if message.id}


def first(text):
    return text if isinstance(text, str) else text[0]


def broken(message):
    """What is wrong with a message's translation, or None."""
    if not all([message.string] if isinstance(message.string, str) else message.string):
        return "not translated"
    if message.fuzzy:
        return "guessed"
    asked, given = (
        sorted(found.group() for found in PLACES.finditer(first(text))) for text in (message.id, message.string)
    )
    return None if asked == given or not isinstance(message.id, str) else f"has {given} where the source has {asked}"


def faults(catalog):
    return [f"{message.id!r}: {fault}" for message in catalog if message.id and (fault := broken(message))]


def test_the_catalogue_holds_what_the_sources_ask_for():
    asked, held = keys(extracted()), keys(catalogue())
    assert (sorted(map(str, asked - held)), sorted(map(str, held - asked))) == ([], []), "run `make messages`"


def test_every_message_is_translated():
    assert faults(catalogue()) == []


def test_planted_faults_are_noticed():
    planted = Catalog(locale="zh_Hans")
    planted.add("Sign in", "登录")
    planted.add("Sign out", "")
    planted.add("Plan", "计划", flags=["fuzzy"])
    planted.add("%(n)s tasks", "%(count)s 项任务")
    assert faults(planted) == [
        "'Sign out': not translated",
        "'Plan': guessed",
        "'%(n)s tasks': has ['%(count)s'] where the source has ['%(n)s']",
    ]


def test_messages_are_found_in_modules_and_templates():
    module = b'_("Sign in")\nngettext("%(n)s task", "%(n)s tasks", n)\n'
    page = as_python(
        "{% load i18n %}\n  <p>it's {% translate 'Sign out' %}{% blocktranslate %}By {{ who }}{% endblocktranslate %}"
    )
    assert messages([module, page]) == {
        ("Sign in", None),
        (("%(n)s task", "%(n)s tasks"), None),
        ("Sign out", None),
        ("By %(who)s", None),
    }
