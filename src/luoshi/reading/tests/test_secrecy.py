"""A secret file is known by its marking; talk about secrets marks nothing."""

import pytest

from luoshi.reading.intake import take_in
from luoshi.reading.secrecy import Marking, marking_of

BODY = "\n青河县人民政府办公室\n关于做好春季防火工作的通知\n各乡镇人民政府:\n一、加强值守\n"


def marking(text: str, name: str = "通知.txt", encoding: str = "utf-8") -> Marking | None:
    return marking_of(take_in(text.encode(encoding), name)[2], name)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize(
    ("head", "level"),
    [
        ("机密", "机密"),
        ("  秘 密 ", "秘密"),
        ("绝密★长期", "绝密"),
        ("机 密 ★ 10 年", "机密"),
        ("000123 机密★1年 特急", "机密"),
        ("【秘密】", "秘密"),
        ("秘密 特急", "秘密"),
        ("密级:机密", "机密"),
        ("文号:青政办〔2024〕3号 密 级:秘 密 紧急程度:平急", "秘密"),
        ("密级\n绝密", "绝密"),
        ("★启用前", "★"),
        ("绝密级", "绝密"),
        ("青委〔2024〕3号 机密 特急", "机密"),
        ("**秘密**", "秘密"),
        ("密级 机密 份数 1", "机密"),
    ],
)
def test_markings_in_the_head(head, level, encoding):
    assert marking(head + BODY, encoding=encoding) == Marking(level, "head")


def test_a_marking_in_a_text_of_one_line():
    assert marking("机密★5年青河县人民政府文件" + BODY.replace("\n", "")) == Marking("机密", "head")


def test_the_marking_of_an_attachment_counts():
    assert marking("青河县通知" + BODY * 60 + "秘密★1年\n附件1") == Marking("秘密", "head")


@pytest.mark.parametrize(
    "page",
    [
        "<div><p>首页</p><table><tr><td><b>密&nbsp;级:</b>机&nbsp;密</td></tr></table></div>",
        "<div><p>秘密&#9733;3年</p><p>通知</p></div>",
        "<table><tr><td>密级</td><td><span>绝</span><span>密</span></td></tr><tr><td>文号</td><td>3号</td></tr></table>",
    ],
)
def test_markings_on_pages(page):
    assert marking(page + "<p>通知</p>", "a.html") is not None


@pytest.mark.parametrize(
    "name",
    ["机密-方案.txt", "(秘密)关于春耕的通知.txt", "关于春耕的通知【绝密】.html", "机密★1年 方案.txt", "方案_秘密.txt"],
)
def test_markings_in_the_file_name(name):
    found = marking(BODY, name)

    assert found is not None and found.where == "name"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("一、保守国家秘密\n严守机密,不泄露工作秘密。", "通知.txt"),
        ("关于加强商业秘密保护的通知", "商业秘密保护.txt"),
        ("绝密级档案管理办法\n绝密级档案由专人保管。", "绝密级档案管理.txt"),
        ("秘密、机密、绝密三级的划分标准", "保守国家秘密工作要点.txt"),
        ("密级:公开\n发布机构:青河县", "通知.txt"),
        ("密级:无", "通知.txt"),
        ("密级:□秘密 □机密 □绝密", "定密表.txt"),
        ("密级:秘密/机密/绝密(请选择)", "定密表.txt"),
        ("商业秘密★保护年", "通知.txt"),
        ("密级 一般", "通知.txt"),
        ("★ 重点任务\n★★★", "通知.txt"),
        ("秘密战线先进事迹", "秘密战线.txt"),
        ("", "秘密、机密文件管理办法.txt"),
    ],
)
def test_talk_of_secrets_marks_nothing(text, name):
    assert marking(text + BODY, name) is None


@pytest.mark.parametrize(
    "mark", ["机密", "秘 密", "绝　密", "000123 机密", "秘密 5年", "【绝密】", "机密 特急", "\f秘密"]
)
@pytest.mark.parametrize("pages", [10, 60, 300])
def test_a_marking_on_a_line_of_its_own_past_the_head(mark, pages):
    found = marking("青河县通知" + BODY * pages + mark + "\n附件1\n" + BODY * pages)

    assert found is not None and found.where == "body"


@pytest.mark.parametrize(
    "talk",
    [
        "保守秘密",
        "商业秘密",
        "机密级系统由专人管理。",
        "严守机密",
        "秘密\n机密\n绝密",
        "序号\n密级\n名称\n1\n秘密",
        "秘密、机密",
    ],
)
@pytest.mark.parametrize("pages", [10, 60])
def test_talk_of_secrets_past_the_head_marks_nothing(talk, pages):
    assert marking("青河县通知" + BODY * pages + talk + BODY) is None


def register(title: str) -> str:
    rows = "".join(f"<tr><td>{n}</td><td>秘密</td><td>文件</td></tr>" for n in range(60))
    return (
        f"<p>通知</p>{'<p>正文。</p>' * 50}<table>{title}<tr><td>序号</td><td>类别</td><td>名称</td></tr>{rows}</table>"
    )


def test_a_column_of_a_register_marks_nothing():
    assert marking(register(""), "a.html") is None


def test_a_title_row_of_a_table_marks_the_file():
    assert marking(register("<tr><td colspan=3>机 密</td></tr>"), "a.html") == Marking("机密", "body")


def test_talk_of_secrets_beside_a_marking_does_not_hide_it():
    text = "青河县通知" + BODY * 10 + "要保守国家秘密。\n机密\n落实绝密级档案管理和保密责任。\n"

    assert marking(text) == Marking("机密", "body")
