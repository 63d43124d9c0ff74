"""Other documents that a text names."""

import pytest

from luoshi.reading.findings import references
from luoshi.reading.findings.references import number_in, repaired_number
from luoshi.reading.flow import Flow


def read(text):
    return [(r.title, r.document_number) for r in references.find(Flow(text))]


def test_titles_with_their_numbers():
    text = "根据《国务院关于支持先行区建设的意见》（国发〔2022〕18号）和《全县实施方案》要求"
    assert read(text) == [("国务院关于支持先行区建设的意见", "国发〔2022〕18号"), ("全县实施方案", None)]


def test_a_damaged_number_is_restored():
    assert read("按照《先行区建设的意见》(国发202218号)部署") == [("先行区建设的意见", "国发〔2022〕18号")]


def test_each_document_once_with_the_number_it_has_anywhere():
    text = "《全县实施方案》已印发。《全县实施方案》(成政发〔2023〕2号)执行。"
    assert read(text) == [("全县实施方案", "成政发〔2023〕2号")]


def test_a_book_or_a_newspaper_is_no_reference():
    assert read("登在《大众日报》,拍成《新闻联播》节目。") == []


def test_the_words_stand_at_the_span():
    text = "落实《某某条例》（第722号）。"
    (found,) = references.find(Flow(text))
    assert text[slice(*found.span)] == "《某某条例》"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("成政办字〔2023〕9号", "成政办字〔2023〕9号"),
        ("鲁发[2021]3号", "鲁发〔2021〕3号"),
        ("宿政办规(2026) 1 号", "宿政办规〔2026〕1号"),
        ("2023年第9次会议", None),
    ],
)
def test_document_numbers_in_any_brackets(written, number):
    assert number_in(written) == number


def test_repaired_number():
    assert [repaired_number(w) for w in ("国发202218", "政办字20239", "会议2023")] == [
        "国发〔2022〕18号",
        "政办字〔2023〕9号",
        None,
    ]


def test_damaged_numbers_are_recorded_as_repairs():
    text = "政办字20239\n\n按照《先行区建设的意见》(国发202218号)部署"
    found = references.repairs(Flow(text), "成政办字〔2023〕9号")
    assert [(r.found, r.restored, text[slice(*r.span)]) for r in found] == [
        ("政办字20239", "成政办字〔2023〕9号", "政办字20239"),
        ("国发202218号", "国发〔2022〕18号", "国发202218号"),
    ]
