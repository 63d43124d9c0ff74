"""What names or reaches a person is masked, as long as it was; everything else stays."""

from __future__ import annotations

import pytest

from luoshi.documents.masking import masked, masks_in, names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县委书记韩远同志主持，王强、李明月等同志参加。", ["韩远", "王强", "李明月"]),
        ("联系人：王小明，电话：0530-8612345", ["王小明"]),
        ("联络员:欧阳青山 手机", ["欧阳青山"]),
        ("组　长：韩远（县委书记）", ["韩远"]),
        ("副县长李建国率队督导，局长赵刚为责任人", ["李建国", "赵刚"]),
        ("（牵头领导：韩远、周敏；牵头单位：县科技局）", ["韩远", "周敏"]),
        ("县　长　韩　远\n2026年2月6日", ["韩　远"]),
        ("记者 林晓 通讯员 马原", ["林晓", "马原"]),
        ("编辑｜戈振", ["戈振"]),
        ("规模还会扩大。”陆军扩说。林晓表示，要抓紧。", ["陆军扩", "林晓"]),
    ],
)
def test_names_are_told_by_what_stands_around_them(text, names):
    assert list(dict.fromkeys(names_in(text))) == names


@pytest.mark.parametrize(
    "text",
    [
        "书记高度重视，各级领导同志、有关负责同志和全体党员同志要带头。",
        "责任人：县财政局局长。组长由县委书记担任，成员单位各负其责。",
        "金融、水利和文化等部门负责，方便群众办事，安全生产主任责任制。",
        "附文字说明，金融介绍信，统一社会信用代码113717230044875813。",
        "成立以县长为组长的领导小组，主任、副主任分工负责。",
        "培育高新技术企业6家以上，投资20260731万元，文号青政发〔2026〕12号。",
    ],
)
def test_what_is_no_name_and_no_number_of_a_person_stays(text):
    assert masks_in([text]) == []


def test_every_mask_is_as_long_as_what_it_stands_for():
    text = (
        "联系人：王小明，电话：0530-8612345，手机13812345678，邮箱 wang.xm@example.gov.cn，"
        "身份证号37292219800101123X。王小明负责。"
    )
    masks = masks_in([text], leaders=["副县长周敏", "县委书记"], more=["青石堡"])
    shown = masked(text + "周敏到青石堡。", masks)
    assert shown == (
        "联系人：张某某，电话：0000-0000000，手机00000000000，邮箱 xxxx.xx@xxxxxxx.xxx.xx，"
        "身份证号00000000000000000x。张某某负责。王某到某某某。"
    )
    assert all(len(mask.words) == len(mask.placeholder) for mask in masks)
    assert sorted({str(mask.kind) for mask in masks}) == ["identity", "mail", "name", "phone", "words"]
