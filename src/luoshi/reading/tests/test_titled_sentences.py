"""Reports whose paragraphs hold several tasks, each under a short sentence."""

from __future__ import annotations

from luoshi.reading.tests.test_outlook import read_one

SENTENCES = """云溪县2026年政府工作报告
三、2026年重点工作
(一)巩固向好势头。为发展提供有力支撑。更大力度提振消费。优化以旧换新办法,打造首店首秀等新场景,培育特色商圈3个,让群众愿意消费、方便消费。\
着力扩大有效投资。抓好重点项目50个,建好项目库,完善民营企业参与项目的办法,做到开工一批、投产一批。
(二)守牢安全底线。今年要完善制度,开展排查整治,把风险化解在萌芽。办好安全培训。让每个企业都懂规程、会自救,全年培训3000人次以上。
"""


def test_short_sentences_that_ask_head_the_parts_of_a_paragraph() -> None:
    assert [(task.title, len(task.targets)) for task in read_one(SENTENCES).tasks] == [
        ("更大力度提振消费", 1),
        ("着力扩大有效投资", 1),
        ("守牢安全底线", 1),
    ]
