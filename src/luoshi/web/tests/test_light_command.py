"""`luoshi light` on the command line."""

import json

import pytest
from django.utils.translation import override

from luoshi.web.command import main


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LUOSHI_LANGUAGE", "en")
    monkeypatch.setenv("LANGUAGE", "en")


def answer(capsys, *words):
    """(exit code, what it printed, what it complained)."""
    try:
        code = main(["light", *words, "--on", "2026-08-31"])
    except SystemExit as ended:
        code = ended.code
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_it_tells_colour_cause_and_figures(capsys):
    told = answer(capsys, "flow", "--target", "4,800", "--value", "3000", "--unit", "户")
    assert told == (
        0,
        "yellow · Behind its course\n3,000 of 4,800 户 by 2026-08-31; 3,200 were expected: -4.2 percentage points.\n",
        "",
    )


def test_for_programs_the_working_is_exact(capsys):
    code, told, _complaint = answer(capsys, "flow", "--target", "10", "--value", "5", "--json")
    working = {"value": "5", "amount": "10", "share": "2/3", "expected": "6", "ahead": "-10"}
    assert (code, json.loads(told)) == (
        0,
        {"colour": "yellow", "cause": "behind", "working": working, "rules": "lights 2"},
    )


@pytest.mark.parametrize(
    ("words", "light"),
    [
        ("stock --target 20 --value 17 --baseline 14", "red · Behind its course"),
        ("stock --target 20 --value 17", "grey · No value to start from"),
        ("flow --target 3 --value 2", "grey · No nodes set"),
        ("flow --target 3 --value 0 --node 2026-08-20=1", "yellow · A node is overdue"),
        ("flow --target 10 --value 0 --words 力争", "yellow · Behind its course"),
        ("flow --target 10 --value 0 --months 6,12", "grey · Not yet the time to judge it"),
        ("flow --target 10", "grey · No figure yet"),
        ("ceiling --target 1.9 --value 1.91", "red · Above its ceiling"),
        ("relative --value 6.2 --reference 5.8", "green · On course"),
        ("relative --value 6.2", "grey · No figure to compare with yet"),
        ("rank --target 20 --comparator > --among 168 --value 148", "green · On course"),
        ("rank --target 20 --comparator > --among 168 --value 149", "red · Not at the level that is asked"),
        ("growth --target 20 --value 18.5", "yellow · Behind its course"),
        ("flow --target 4，800 --value 3000", "yellow · Behind its course"),
    ],
)
def test_every_kind_can_be_tried(capsys, words, light):
    assert answer(capsys, *words.split())[1].splitlines()[0] == light


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("flow --value 3", "Say what is asked with --target."),
        ("flow --target many", "“many” is no number. Write 4800, 5.5 or 25/6."),
        ("flow --target 1e400000 --value 3", "“1e400000” is no number."),
        ("flow --target 10 --value " + "9" * 5000, "is no number."),
        ("flow --target 10 --node soon", "“soon” is no node. Write 2026-06-30=1."),
        ("flow --target 10 --months 13", "“13” names no months. Write 6,12."),
        ("flow --target 10 --due 2025-12-31", "It ends before it begins: correct --from or --due."),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_write(capsys, words, complaint):
    code, told, said = answer(capsys, *words.split())
    assert (code, told) == (2, "")
    assert complaint in said


def test_every_verdict_has_its_words():
    """The command line speaks without Django; its words are those of the pages."""
    from luoshi.dispatch.states import Cause
    from luoshi.web.commands.light import CAUSES

    unreachable = {Cause.MISSING, Cause.UNREVIEWED, Cause.IN_GRACE, Cause.EXCUSED, Cause.NO_TARGET}
    unreachable |= {Cause.KIND_NOT_JUDGED}
    assert set(CAUSES) == {cause.value for cause in Cause} - unreachable
    with override("en"):
        assert {cause.value: str(cause.label) for cause in Cause if cause.value in CAUSES} == CAUSES
