"""Attachments: what a document lists or its page links, by name, address and place."""

from luoshi.reading import read


def attachments_of(text: str) -> list[tuple[str, str | None]]:
    (reading,) = read(text.encode(), "通知")
    for one in reading.attachments:
        assert any(part in text[slice(*one.span)] for part in (one.name, one.name[:4]))
    return [(one.name, one.href) for one in reading.attachments]


NOTICE = "青河县人民政府办公室关于报送项目的通知\n各镇街:\n请于3月底前报送。\n{}\n青河县人民政府办公室\n2024年3月5日\n"


def test_names_behind_the_word_are_listed_line_after_line():
    assert attachments_of(NOTICE.format("附件:1.项目清单\n    2.报送表")) == [("1.项目清单", None), ("2.报送表", None)]
    assert attachments_of(NOTICE.format("　　附件：重点项目清单")) == [("重点项目清单", None)]
    assert attachments_of(NOTICE.format("附件:\n1.项目清单\n2.报送表")) == [("1.项目清单", None), ("2.报送表", None)]


def test_what_follows_in_the_same_text_is_no_file_of_its_own():
    text = NOTICE.format("附件:1.项目清单\n    2.报送表") + "附件1\n项目清单\n1.新建水厂。(牵头单位:县水利局)\n"
    assert attachments_of(text) == [("2.报送表", None)]


def test_links_to_files_are_attachments_and_other_links_are_not():
    page = NOTICE.replace("\n", "<br>").format(
        "附件:1.项目清单<br><a href='/P02.xlsx'>1.项目清单.xlsx</a><br><a href='/index.html'>更多</a>"
        "<br><a href='/down/file?id=7'>2.报送表</a>"
    )
    assert attachments_of(f"<div>{page}</div>") == [("1.项目清单.xlsx", "/P02.xlsx"), ("2.报送表", "/down/file?id=7")]


def test_a_sentence_that_speaks_of_an_attachment_lists_none():
    assert attachments_of(NOTICE.format("项目要求见附件:第一部分。")) == []
