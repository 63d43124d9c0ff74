"""What is one thing in two readings of a document, without a database."""

from __future__ import annotations

from luoshi.documents.rereading import Difference, Seen, changed, differences, is_new, matched, names


def task(no, span, title, **value):
    return Seen(f"tasks.{no}", "task", "", span, {"title": title, **value})


def unit(of, no, span, name, role="lead"):
    return Seen(
        f"tasks.{of}.responsibilities.{no}", "responsibility", f"tasks.{of}", span, {"unit": name, "role": role}
    )


def target(of, no, span, value):
    return Seen(f"tasks.{of}.targets.{no}", "target", f"tasks.{of}", span, {"indicator": "面积", "value": value})


def test_a_task_before_all_others_shifts_their_places_and_not_their_names():
    olds = [task(0, (10, 20), "修路"), unit(0, 0, (15, 18), "县交通局"), task(1, (20, 30), "架桥")]
    news = [
        task(0, (0, 10), "勘察"),
        task(1, (10, 20), "修路"),
        unit(1, 0, (15, 18), "县交通局"),
        task(2, (20, 30), "架桥"),
    ]
    pairs = matched(olds, news)
    assert pairs == {
        "tasks.1": "tasks.0",
        "tasks.2": "tasks.1",
        "tasks.1.responsibilities.0": "tasks.0.responsibilities.0",
    }
    assert names(news, pairs, 2) == {"tasks.0": "tasks.r2-0", **pairs}


def test_what_stands_under_a_known_task_is_named_after_it():
    olds = [task(0, (0, 10), "修路")]
    news = [task(0, (0, 10), "修路"), target(0, 0, (3, 5), 8)]
    named = names(news, matched(olds, news), 3)
    assert named == {"tasks.0.targets.0": "tasks.0.targets.r3-0"}
    assert [is_new(name) for name in ("tasks.0.targets.r3-0", "tasks.r2-0", "tasks.0.targets.0", "new.1f")] == [
        True,
        True,
        False,
        False,
    ]


def test_the_likest_words_are_one_task_when_one_became_two():
    olds = [task(0, (0, 100), "修路架桥")]
    news = [task(0, (0, 60), "修路"), task(1, (60, 100), "架桥")]
    assert matched(olds, news) == {"tasks.0": "tasks.0"}


def test_tasks_that_hardly_touch_are_not_one_unless_they_have_one_title():
    assert matched([task(0, (0, 100), "修路")], [task(0, (90, 200), "架桥")]) == {}
    assert matched([task(0, (0, 100), "修路")], [task(0, (90, 200), "修 路")]) == {"tasks.0": "tasks.0"}


def test_a_unit_read_otherwise_at_its_place_is_the_same_unit_but_never_two():
    olds = [task(0, (0, 50), "修路"), unit(0, 0, (10, 15), "县交通局"), unit(0, 1, (16, 20), "县财政局")]
    news = [task(0, (0, 50), "修路"), unit(0, 0, (10, 20), "县交通财政局")]
    assert matched(olds, news) == {"tasks.0": "tasks.0", "tasks.0.responsibilities.0": "tasks.0.responsibilities.0"}


def test_the_same_line_of_units_under_two_tasks_stays_under_each():
    line = (40, 45)
    seen = [
        task(0, (0, 20), "修路"),
        unit(0, 0, line, "县交通局"),
        task(1, (20, 40), "架桥"),
        unit(1, 0, line, "县交通局"),
    ]
    assert matched(seen, seen) == {one.key: one.key for one in seen}
    assert differences(seen, seen) == []


def test_differences_are_new_gone_and_read_otherwise_in_the_order_of_the_text():
    road, bridge, school = task(0, (0, 9), "修路"), task(1, (10, 19), "架桥"), task(1, (20, 29), "建校")
    old, new = target(0, 0, (2, 4), 8), target(0, 0, (2, 4), 9)
    assert differences([road, old, bridge], [road, new, school]) == [
        Difference(old, new, ("value",)),
        Difference(bridge, None),
        Difference(None, school),
    ]


def test_white_space_and_what_is_not_given_say_nothing():
    old = {"title": "修路", "statement": "修\n路", "deadline": None, "confidence": 0.5}
    assert changed("task", old, {"title": "修 路", "statement": "修路", "section": "", "confidence": 1}) == ()
