"""Sureness: a task and its units are as sure as the way in which they were found."""

from luoshi.reading import read


def test_a_note_is_surer_than_what_stands_beside_and_a_known_name_than_an_odd_one():
    text = "一、民生\n1.办学。（牵头单位：县教育局；配合单位：某某驿站、县科技局）\n2.养老。建中心。\n"
    [reading] = read(text.encode(), "计划.txt")
    assert [
        (task.title, task.confidence, [(one.unit, one.confidence) for one in task.responsibilities])
        for task in reading.tasks
    ] == [
        ("办学", 0.98, [("县教育局", 0.98), ("某某驿站", 0.93), ("县科技局", 0.98)]),
        ("养老", 0.68, []),
    ]


def test_what_news_promise_is_less_sure_than_the_numbers_in_it():
    text = "青河区要闻\n该区计划：力争新建厂房30万平方米以上，引进项目不少于12个。\n"
    [task] = read(text.encode(), "新闻.txt")[0].tasks
    assert (task.confidence, {target.confidence for target in task.targets}) == (0.75, {0.75})
