"""Tables of a text with a row a line: tabs and wide blanks part their cells, and what is empty stays empty."""

from luoshi.reading import read
from luoshi.reading.tests.test_tables import rows

HEAD = "青河县2024年重点工作清单\n"


def lines(*parts: str) -> str:
    """A text whose cells tabs part; `|` stands for one."""
    return HEAD + "\n".join(parts).replace("|", "\t") + "\n"


def test_a_cell_of_several_lines_is_one_cell():
    text = lines(
        "序号|重点任务|具体措施|牵头单位|配合单位",
        "1|方便登记|1.推行网上办理；",
        "2.减少材料12件。|县自然资源局|县住建局",
        '2|加强融资|"1.新增首贷户200户；',
        '2.走访企业。"|县财政局|',
    )

    assert rows(text, "表.txt") == [
        ("1", None, "方便登记", ["县自然资源局"], ["县住建局"]),
        ("2", None, "加强融资", ["县财政局"], []),
    ]


def test_units_with_their_persons_on_lines_of_their_own_stay_in_their_cell():
    text = lines(
        "序号|项目名称|目标任务|责任单位及责任人",
        "1|扩建学校|新增学位300个|县教育局 李强",
        "县财政局 张伟",
        "2|改造水厂|完成2座|县水利局（赵敏）",
    )

    assert rows(text, "表.txt") == [
        ("1", None, "扩建学校", ["县教育局", "县财政局"], []),
        ("2", None, "改造水厂", ["县水利局"], []),
    ]


def test_empty_cells_of_the_group_and_of_who_answers_hold_what_stands_above():
    text = lines(
        "类别|序号|工作任务|责任单位|完成时限",
        "产业|1|建设农田5万亩|县农业农村局|12月",
        "|2|培育龙头企业3家||",
        "环境|3|改造户厕2000户|县农业农村局|10月",
        "|4|建设污水站15座|县生态环境局|11月",
    )

    assert rows(text, "表.txt") == [
        ("1", "产业", "建设农田5万亩", ["县农业农村局"], []),
        ("2", "产业", "培育龙头企业3家", ["县农业农村局"], []),
        ("3", "环境", "改造户厕2000户", ["县农业农村局"], []),
        ("4", "环境", "建设污水站15座", ["县生态环境局"], []),
    ]
    [reading] = read(text.encode(), "表.txt")
    assert [task.deadline for task in reading.tasks] == ["2024-12-31", "2024-12-31", "2024-10-31", "2024-11-30"]


def test_a_row_without_number_and_task_adds_to_the_one_above_over_a_page_too():
    head = "序号|工作任务|牵头单位|配合单位|完成时限"
    text = lines(
        head,
        "1|修建水渠12公里|县水利局||11月底",
        head,
        "2|建设示范村5个|县农业农村局|县财政局|12月底",
        "|||各镇|",
        "3|引进人才50人|县委组织部|县人社局|12月底",
    )

    assert rows(text, "表.txt") == [
        ("1", None, "修建水渠12公里", ["县水利局"], []),
        ("2", None, "建设示范村5个", ["县农业农村局"], ["县财政局", "各镇"]),
        ("3", None, "引进人才50人", ["县委组织部"], ["县人社局"]),
    ]


def test_a_line_without_cells_is_a_chapter_between_rows_and_the_end_behind_them():
    text = lines(
        "工作任务|具体要求|责任单位|责任人|时间要求",
        "整治燃气|更换管网36公里，安装报警器1.2万户|县住建局|李国明|6月底前完成",
        "二、交通出行",
        "整治消防通道|整治小区88个|县消防救援大队、各街道|陈秀英|9月底前完成",
        "检查危化企业|检查企业45家，整改率100%|县应急局||每月",
        "三、工作要求",
        "各单位要明确专人。",
    )

    assert rows(text, "表.txt")[:3] == [
        (None, None, "整治燃气", ["县住建局"], []),
        (None, "交通出行", "整治消防通道", ["县消防救援大队", "各街道"], []),
        (None, "交通出行", "检查危化企业", ["县应急局"], []),
    ]


def test_behind_wide_blanks_a_cell_stands_under_the_heading_where_it_begins():
    text = HEAD + (
        "序号  工作类别    工作任务              责任单位        完成时限\n"
        "1     道路提升    改造背街小巷24条      县城管局        8月底\n"
        "2                 新建停车泊位1500个    县住建局、县城管局  10月底\n"
        "3     片区改造    启动北门片区征收      县住建局        4月底\n"
        "                  完成回迁房建设2栋     县财政局        12月底\n"
    )

    assert rows(text, "表.txt") == [
        ("1", "道路提升", "改造背街小巷24条", ["县城管局"], []),
        ("2", "道路提升", "新建停车泊位1500个", ["县住建局", "县城管局"], []),
        ("3", "片区改造", "启动北门片区征收", ["县住建局"], []),
        ("3", "片区改造", "完成回迁房建设2栋", ["县财政局"], []),
    ]
