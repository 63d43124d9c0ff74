"""Duties that paragraphs share out among units, sentence by sentence, and who helps with them further on."""

from luoshi.reading.tests.test_duties import reading, tasks

SHARED = (
    "青河县“放心早餐”行动部门职责分工\n为保证行动有序开展，现就有关部门职责明确如下：\n"
    "县商务局负责行动的统筹协调，年底前建成早餐门店36家。\n"
    "县财政局负责落实配套资金，按标准及时拨付，会同县审计局对资金使用情况开展检查。\n"
    "县卫生健康局负责食品安全监测，县疾病预防控制中心具体实施，建立台账。县发展和改革局配合做好价格监测。\n"
    "县纪委监委驻县商务局纪检监察组对行动开展监督执纪。县公安局负责打击违法行为。县融媒体中心负责宣传报道，刊播稿件50篇。\n"
    "各乡镇人民政府负责早餐摊点整治；县第一饮食公司等7个龙头企业要发挥示范作用。\n"
)


def test_each_sentence_of_a_paragraph_that_opens_with_its_units_is_a_task_of_these():
    assert tasks(SHARED) == [
        (None, None, "行动的统筹协调", ["县商务局"], []),
        (None, None, "落实配套资金", ["县财政局"], ["县审计局"]),
        (None, None, "食品安全监测", ["县卫生健康局"], ["县疾病预防控制中心", "县发展和改革局"]),
        (None, None, "对行动开展监督执纪", ["县纪委监委驻县商务局纪检监察组"], []),
        (None, None, "打击违法行为", ["县公安局"], []),
        (None, None, "宣传报道", ["县融媒体中心"], []),
        (None, None, "早餐摊点整治", ["各乡镇人民政府"], []),
    ]


def test_how_many_must_act_is_no_target():
    found = reading(SHARED).tasks
    assert [(one.title, [str(target.value) for target in one.targets]) for one in found if one.targets] == [
        ("行动的统筹协调", ["36"]),
        ("宣传报道", ["50"]),
    ]


def test_whom_a_unit_that_must_act_takes_along_takes_part():
    text = (
        "关于做好防汛工作的通知\n现将有关要求通知如下：\n一、县水利局要对堤防逐段排查，4月15日前报告；会同县财政局加快资金审核。\n"
        "二、县林业局要清理河滩，责任到人。\n三、各乡镇要落实巡查，责任到村。\n"
    )
    assert [(leads, helpers) for *_, leads, helpers in tasks(text)] == [
        (["县水利局"], ["县财政局"]),
        (["县林业局"], []),
        (["各乡镇"], []),
    ]
