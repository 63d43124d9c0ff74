"""Two plans side by side: what carries out what, why, what is missing, and which numbers changed."""

import json
from random import Random

import pytest

from luoshi.reading import read
from luoshi.reading.alignment import Alignment, align
from luoshi.reading.alignment.families import is_family
from luoshi.reading.export.alignment import alignment_data
from luoshi.reading.planted.pairs import pair

UPPER = """云泽市2024年重点工作任务
一、重点任务
1.推进城镇老旧小区改造。改造老旧小区20个,惠及群众4800户以上。(牵头单位:市住房和城乡建设局)
2.建设高标准农田。新建高标准农田5.5万亩。(牵头单位:市农业农村局)
3.加强养老服务体系建设。新增养老床位600张,建设示范性养老机构3家,培训护理员90名。(牵头单位:市民政局)
4.整治黑臭水体。消除黑臭水体6处。(牵头单位:市水利局)
"""
LOWER = """青河县2024年重点工作任务
一、重点任务
1.完善养老机构床位供给。新增养老床位600张。(牵头单位:县民政局)
2.提升养老服务体系质量。建设示范性养老机构2家。(牵头单位:县民政局)
3.实施老旧小区改造。改造老旧小区20个,惠及群众5000户以上。(牵头单位:县住建局)
4.抓好高标准农田建设。新建高标准农田55000亩。(牵头单位:县农业农村局)
5.办好文化惠民活动。组织送戏下乡100场。(牵头单位:县文化和旅游局)
"""


def aligned(upper: str, lower: str) -> Alignment:
    return align(*(read(text.encode(), "plan.txt")[0].tasks for text in (upper, lower)))


@pytest.fixture(scope="module")
def found() -> Alignment:
    return aligned(UPPER, LOWER)


def test_one_line_may_be_carried_out_by_several(found):
    assert [(match.upper.number, match.lower.number) for match in found.matches] == [
        ("1", "3"),
        ("2", "4"),
        ("3", "1"),
        ("3", "2"),
    ]


def test_what_nobody_carries_out_and_what_is_new(found):
    assert [task.title for task in found.missing] == ["整治黑臭水体"]
    assert [task.title for task in found.added] == ["办好文化惠民活动"]


def test_each_match_says_why(found):
    first = found.matches[0]

    assert (first.evidence.units, len(first.evidence.indicators)) == ((("市住房和城乡建设局", "县住建局"),), 2)
    assert "老旧小区改造" in first.evidence.words
    assert all(0.2 <= match.score <= 1 for match in found.matches)


def test_numbers_are_compared_thing_by_thing_in_one_measure(found):
    changes = [(str(one.upper.value), one.upper.unit, one.change) for one in found.figures]

    assert changes == [
        ("20", "个", "same"),
        ("4800", "户", "raised"),
        ("5.5", "万亩", "same"),
        ("600", "张", "same"),
        ("3", "家", "lowered"),
        ("90", "名", "missing"),
    ]


def test_a_plan_carries_out_itself_line_by_line():
    found = aligned(UPPER, UPPER)

    assert [(one.upper.number, one.lower.number, one.score) for one in found.matches] == [
        (str(n), str(n), 1.0) for n in range(1, 5)
    ]
    assert {one.change for one in found.figures} == {"same"}


def test_plans_about_other_things_have_nothing_to_do_with_each_other():
    found = aligned(UPPER, "白塔县方案\n一、任务\n1.开展普法宣传。举办讲座30场。(牵头单位:县司法局)\n")
    assert (found.matches, len(found.missing), len(found.added)) == ((), 4, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("市教育局", "县教育和体育局", True),
        ("省人力资源和社会保障厅", "县人社局", True),
        ("国家发展改革委", "青河县发改局", True),
        ("市市场监督管理局", "市场监管局", True),
        ("市水利局", "县水务局", False),
        ("市委组织部", "县委组织部", True),
        ("市财政局", "县审计局", False),
    ],
)
def test_families_of_units(one, other, same):
    assert is_family(one, other) == is_family(other, one) == same


def test_planted_links_are_found_again():
    rng, right, planted, found = Random(8), 0, 0, 0
    for _ in range(6):
        two = pair(rng, 16)
        links = {(link.upper, lower) for link in two.links for lower in link.lower if link.kind != "otherwise"}
        pairs = {(one.upper.title, one.lower.title) for one in aligned(two.upper, two.lower).matches}
        others = {(link.upper, lower) for link in two.links for lower in link.lower} - links
        right, planted, found = right + len(links & pairs), planted + len(links), found + len(pairs - others)

    assert right / planted >= 0.97
    assert right / found >= 0.95


def test_it_is_written_as_json_with_places(found):
    readings = [read(text.encode(), name) for text, name in ((UPPER, "市.txt"), (LOWER, "县.txt"))]
    data = json.loads(json.dumps(alignment_data(*readings, found), ensure_ascii=False))

    assert (data["schema"], data["upper"]["name"], data["lower"]["title"]) == (
        "luoshi.alignment/1",
        "市.txt",
        "青河县2024年重点工作任务",
    )
    start, end = data["missing"][0]["span"]
    assert UPPER[start:end].startswith("4.整治黑臭水体")
    assert data["figures"][1]["lower"]["value"] == 5000
