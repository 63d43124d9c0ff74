"""`luoshi due` on the command line."""

import json

import pytest

from luoshi.web.command import main


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LUOSHI_LANGUAGE", "en")
    monkeypatch.setenv("LANGUAGE", "en")


def answer(capsys, *words):
    """(exit code, what it printed, what it complained)."""
    try:
        code = main(["due", *words])
    except SystemExit as ended:
        code = ended.code
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_it_says_until_when_with_the_working(capsys):
    code, told, complaint = answer(capsys, "2026-09-18", "5wd")
    assert (code, complaint) == (0, "")
    assert told.splitlines() == [
        "Due by 17:30, 2026-09-24 (Thursday)",
        "",
        "  2026-09-18                   received, not counted",
        "  2026-09-19                   day off",
        "  2026-09-20                1  counted, a make-up workday",
        "  2026-09-21 – 09-24      2–5  counted",
        "",
        "2026: 国办发明电〔2025〕7号 of 2025-11-04, version 1",
        "Office hours: 08:30–12:00, 14:00–17:30",
    ]


def test_hours_are_told_to_the_minute(capsys):
    told = answer(capsys, "2026-09-18T17:10", "2wh")[1].splitlines()
    assert told[:4] == [
        "Due by 10:10, 2026-09-20 (Sunday)",
        "",
        "  2026-09-18 17:10–17:30     0:20  counted",
        "  2026-09-20 08:30–10:10     2:00  counted, a make-up workday",
    ]


def test_a_day_that_may_still_move_says_so(capsys):
    told = answer(capsys, "2026-12-31", "1wd")[1].splitlines()
    assert told[-4:] == [
        "2026: 国办发明电〔2025〕7号 of 2025-11-04, version 1",
        "2027: not announced yet; weekdays and the fixed holidays of the law",
        "Office hours: 08:30–12:00, 14:00–17:30",
        "PROVISIONAL: a notice still to come may move this day.",
    ]


def test_programs_get_json(capsys):
    code, told, _complaint = answer(capsys, "2026-09-18T16:30", "1d", "--json", "--no-roll", "--ends", "close")
    found = json.loads(told)
    steps = found.pop("working")
    assert (code, found) == (
        0,
        {
            "received": "2026-09-18T16:30",
            "clock": {"unit": "day", "n": 1, "from": "next_day", "ends": "close_of_office", "rolls": False},
            "day": "2026-09-19",
            "until": "17:30",
            "at": "2026-09-19T17:30",
            "provisional": False,
            "calendar": "2026.1",
            "office_hours": "2000",
        },
    )
    assert [(step["why"], step["count"]) for step in steps] == [("received", "0"), ("counted", "1")]


def test_a_suspension_of_whole_days_includes_its_last(capsys):
    told = answer(capsys, "2026-09-18", "5wd", "--pause", "2026-09-21..2026-09-22")[1]
    assert told.startswith("Due by 17:30, 2026-09-29 (Tuesday)\n")


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (["2026-13-18", "5wd"], 2, "“2026-13-18” is no day. Write 2026-09-18 or 2026-09-18T16:30."),
        (["2026-09-18T16:30+08:00", "5wd"], 2, "names a time zone"),
        (["2026-09-18", "5"], 2, "“5” is no term. Write a number from 1 to 9999 with wd, d, wh or h, as in 15wd."),
        (["2026-09-18", "0wd"], 2, "“0wd” is no term."),
        (["2026-09-18", "5wd", "--pause", "2026-09-21"], 2, "“2026-09-21” is no pause."),
        (["2026-09-18", "5wd", "--pause", "2026-09-22..2026-09-20"], 2, "ends before it begins"),
        (["2026-09-18"], 2, "TERM"),
        (["2026-09-18", "2wh"], 1, "Hours are counted from a moment: add its time, as in 2026-09-18T16:30.\n"),
        (["2026-09-18T09:00", "2wh", "--ends", "close"], 1, "Hours end at a moment. Leave --ends away.\n"),
        (["2026-09-18", "5wd", "--pause", "2026-10-21..2026-10-22"], 1, "A pause begins when it was due already."),
        (["2026-09-18", "9999wd"], 1, "This ends more than ten years away. Correct the term or the pauses.\n"),
    ],
)
def test_what_cannot_be_answered_says_why(capsys, words, code, why):
    ended, told, complaint = answer(capsys, *words)
    assert (ended, told) == (code, "")
    assert why in complaint
