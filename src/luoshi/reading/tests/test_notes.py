"""Responsibility notes: where they stand and who leads by them."""

import pytest

from luoshi.reading.findings.notes import find, resolved, rules_of
from luoshi.reading.findings.notes_subjects import of_addressees, of_sentence
from luoshi.reading.findings.units_grammar import is_unit
from luoshi.reading.flow import Span
from luoshi.reading.outline import fold


def roles(text: str) -> list[list[tuple[str, str]]]:
    """For each note of a text, its groups as (role, words)."""
    folded = fold(text)
    rules = rules_of(folded)
    return [
        [
            (role, text[span.start : span.end].strip("，、,"))
            for role, span in resolved(note.groups, rules, folded)
            if span.end > span.start
        ]
        for note in find(folded, [])
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("修路。（牵头单位：县交通局，配合单位：县财政局）", [("lead", "县交通局"), ("participant", "县财政局")]),
        ("修路。[责任单位：县交通局、县财政局]", [("lead", "县交通局、县财政局")]),
        ("修路。（牵头单位：县交通局 责任单位：县财政局）", [("lead", "县交通局"), ("participant", "县财政局")]),
        (
            "修路。(县交通局牵头，县财政局、各镇街按职责分工负责)",
            [("lead", "县交通局"), ("participant", "县财政局、各镇街按职责")],
        ),
        ("修路。（县交通局牵头负责；县财政局负责配合落实)", [("lead", "县交通局"), ("participant", "县财政局")]),
        ("修路。（县交通局会同县财政局负责）", [("lead", "县交通局"), ("participant", "县财政局")]),
        ("修路。（县交通局牵头，会同县财政局）", [("lead", "县交通局"), ("participant", "县财政局")]),
        (
            "修路。(县交通局牵头，各镇配合，王建国负责)",
            [("lead", "县交通局"), ("participant", "各镇")],
        ),
        ("修路。牵头单位：县交通局。推进单位：县财政局。", [("lead", "县交通局"), ("participant", "县财政局")]),
        ("修路。牵头推进单位：县交通局、县财政局。", [("lead", "县交通局、县财政局")]),
        ("修路。（县交通局联合县财政局负责）", [("lead", "县交通局"), ("participant", "县财政局")]),
        ("助残。（牵头单位：县残疾人联合会）", [("lead", "县残疾人联合会")]),
        (
            "建园。（责任单位：*县商务局、县财政局）",
            [("lead", "县商务局"), ("participant", "县财政局")],
        ),
        ("修路。（主责单位：县交通局；参加单位：县财政局）", [("lead", "县交通局"), ("participant", "县财政局")]),
        (
            "修路。（主要责任单位：县交通局；其他责任单位：县财政局）",
            [("lead", "县交通局"), ("participant", "县财政局")],
        ),
        ("修路。由县交通局牵头，县财政局配合。", [("lead", "县交通局"), ("participant", "县财政局")]),
        ("修路。\n责任单位：县交通局\n参与单位：县财政局\n", [("lead", "县交通局"), ("participant", "县财政局")]),
        ("修路。(牵头单位:县交通局参与单位:县财政局", [("lead", "县交通局"), ("participant", "县财政局")]),
        ("修路。（牵头单位：县交通局，支撑单位：县财政局）\n", [("lead", "县交通局"), ("participant", "县财政局")]),
        ("修路。（负责部门：县交通局；适用范围：全县）", [("lead", "县交通局")]),
        ("修路。（责任单位市交通局，配合单位：市财政局）", [("lead", "市交通局"), ("participant", "市财政局")]),
        ("修路。（责任单位：县交通局牵头，相关单位参与配合）", [("lead", "县交通局"), ("participant", "相关单位")]),
        (
            "修路。（牵头单位：县交通局，责任单位：县财政局、\n\n— 3 —\n\n县水利局）",
            [("lead", "县交通局"), ("participant", "县财政局、\n\n— 3 —\n\n县水利局")],
        ),
        (
            "修路。（责任单位：各县（市、区，含高新区，下同）人民政府）",
            [("lead", "各县（市、区，含高新区，下同）人民政府")],
        ),
        (
            "责任分工：由县规划局负责选址，县交通局负责组织实施，县财政局检查指导。",
            [("participant", "县规划局"), ("lead", "县交通局"), ("participant", "县财政局")],
        ),
    ],
)
def test_a_note_names_leads_and_participants(text, expected):
    assert roles(text) == [expected]


@pytest.mark.parametrize(
    "text", ["修路（含桥梁）。", "（以下简称县局）", "（共3项）", "（见附件）", "（联系电话：5678）"]
)
def test_other_brackets_are_no_notes(text):
    assert roles(text) == []


def test_the_first_leads_where_a_remark_says_so_for_all_notes():
    text = "1.甲。（县农业局、县财政局负责。列第一位者为牵头单位，下同）\n2.乙。（县商务局、县财政局负责）"
    assert roles(text) == [
        [("lead", "县农业局"), ("participant", "县财政局")],
        [("lead", "县商务局"), ("participant", "县财政局")],
    ]


def test_the_comma_divides_where_a_remark_says_so():
    text = "（责任单位：县民政局、县妇联，县财政局、各镇街，逗号前为牵头单位）\n（责任单位：县民政局、县妇联）"
    assert roles(text) == [
        [("lead", "县民政局、县妇联"), ("participant", "县财政局、各镇街")],
        [("lead", "县民政局、县妇联")],
    ]


def test_a_standing_remark_names_its_units_and_their_part():
    text = fold("（县水务局牵头；各片区配合，以下均需各片区配合落实，不再列出）")
    assert [(text[one.units.start : one.units.end], one.leads) for one in rules_of(text).standing] == [
        ("各片区", False)
    ]


def test_a_sentence_that_begins_with_its_unit():
    text = "县公安局会同县交通局制定方案。"
    subject = of_sentence(text, Span(0, len(text)))
    assert subject is not None
    assert [(group.kind, text[group.units.start : group.units.end]) for group in subject.groups] == [
        ("answers", "县公安局"),
        ("supports", "县交通局"),
    ]
    assert text[subject.work.start : subject.work.end] == "制定方案。"


def test_addressees_of_a_sentence_that_must_act():
    text = "各地区、各部门要压实责任。其他事项照旧。"
    assert [text[g.units.start : g.units.end] for g in of_addressees(text, Span(0, len(text)))] == ["各地区、各部门"]


@pytest.mark.parametrize(
    "text",
    ["（责任单位：县教育局（牵头）、县财政局）", "（责任单位：*县教育局、县财政局）注：带*的为牵头单位。"],
)
def test_a_mark_on_a_name_says_that_it_leads(text):
    assert roles(text)[0] == [("lead", "县教育局"), ("participant", "县财政局")]


def test_labels_and_names_that_blanks_and_line_ends_cut():
    text = "修路。（牵 头单位：县交 通局 县财政局；配合单\n位：县水\n务局）"
    assert roles(text) == [[("lead", "县交 通局 县财政局"), ("participant", "县水\n务局")]]


def test_who_runs_the_site_is_no_note():
    assert roles("县里召开会议。\n主办单位：县政府办公室\n网站地图 | 使用帮助\n") == []
    assert roles("1.修路。\n主办单位：县交通局\n2.建桥。\n主办单位：县水务局\n") == [
        [("lead", "县交通局")],
        [("lead", "县水务局")],
    ]


def test_units_behind_the_last_verb_support():
    assert roles("1.公开。（县政府办公室牵头，各镇、各部门）") == [
        [("lead", "县政府办公室"), ("participant", "各镇、各部门")]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（省科技厅负责，各市政府落实）", [("lead", "省科技厅"), ("participant", "各市政府")]),
        ("部门分工：省科技厅牵头，各地、各部门配合。", [("lead", "省科技厅"), ("participant", "各地、各部门")]),
        ("（责任单位：市公安局，各区政府（含高新区、经开区管委会，下同））", [("lead", "市公安局，各区政府")]),
    ],
)
def test_parts_of_those_who_carry_out_and_remarks_on_who_is_counted_in(text, expected):
    assert roles(f"1.修路。{text}") == [expected]


def test_a_body_in_brackets_behind_a_name_is_its_other_name():
    assert roles("整改情况报县政府办公室（县督查局）。") == []
    assert roles("整改到位。（县督查局）") == [[("lead", "县督查局")]]


def test_who_plays_the_leading_part_does_the_work_named_behind():
    text = "县住建局发挥牵头作用,负责编制年度建设计划"

    subject = of_sentence(text, Span(0, len(text)))
    assert subject and text[slice(*subject.work)] == "编制年度建设计划"
    assert [text[slice(*group.units)] for group in subject.groups] == ["县住建局"]


def test_words_that_say_what_somebody_did_not_do_are_no_name():
    assert not is_unit("部分镇未报送重点企业")
    assert is_unit("未央区工业企业") and is_unit("市未成年人救助中心")
