"""Numbers with units, as documents write them."""

import pytest

from luoshi.reading.quantities import half_width, number_of, quantities_in


def read(text):
    return [(str(q.value), q.unit, q.comparator) for q in quantities_in(half_width(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增20家", [("20", "家", "=")]),
        ("达到20家以上", [("20", "家", ">=")]),
        ("不少于800户", [("800", "户", ">=")]),
        ("控制在1.9亿立方米以内", [("1.9", "亿立方米", "<=")]),
        ("培育1家左右", [("1", "家", "~")]),
        ("总量超过30亿元", [("30", "亿元", ">")]),
        ("近1.5万余平方米", [("1.5", "万平方米", "~")]),
        ("惠及4800余户", [("4800", "户", ">=")]),
        ("惠及150多万群众", [("150", "万", ">=")]),
        ("查处20万余起", [("20", "万起", ">=")]),
        ("292,805万元", [("292805", "万元", "=")]),
        ("12 家企业", [("12", "家", "=")]),
        ("建成20所", [("20", "所", "=")]),
        ("提供1000套（次）", [("1000", "套(次)", "=")]),
        ("下降2.7个百分点", [("2.7", "个百分点", "=")]),
        ("装机3万千瓦", [("3", "万千瓦", "=")]),
        ("美丽街区15条(段)", [("15", "条(段)", "=")]),
        ("涨幅控制目标为7%", [("7", "%", "<=")]),
        ("人均面积不应低于2平方米", [("2", "平方米", ">=")]),
    ],
)
def test_a_number_keeps_its_unit_and_bound(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("至少入选三人", [("3", "人", "=")]),
        ("三百二十户", [("320", "户", "=")]),
        ("超千亿元", [("1000", "亿元", ">")]),
        ("近百家", [("100", "家", "~")]),
        ("达到百分之九十以上", [("90", "%", ">=")]),
    ],
)
def test_chinese_numerals_count(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1-2个", [("1", "个", ">="), ("2", "个", "<=")]),
        ("1或2部", [("1", "部", ">="), ("2", "部", "<=")]),
        ("增长5%-5.5%", [("5", "%", ">="), ("5.5", "%", "<=")]),
        ("800元至1万元", [("800", "元", ">="), ("1", "万元", "<=")]),
        ("0.6万至1万人", [("0.6", "万人", ">="), ("1", "万人", "<=")]),
        ("500万至1亿元", [("500", "万元", ">="), ("1", "亿元", "<=")]),
    ],
)
def test_a_range_has_two_ends(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2023年",
        "第14位",
        "前3名",
        "十亿级",
        "一次性奖励",
        "一批项目",
        "5G基站",
        "4A级景区",
        "第四届",
        "数十家",
        "三类主体",
        "一事一议",
    ],
)
def test_years_ordinals_grades_and_sayings_count_nothing(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"), [("传达60份", "="), ("下达260万亩", "="), ("通过10家", "="), ("节约5吨", "=")]
)
def test_a_bound_is_not_read_out_of_another_word(text, expected):
    assert read(text)[0][2] == expected


def test_positions_count_in_the_text():
    text = "其中不少于800户完成"
    (found,) = quantities_in(text)
    assert (text[slice(*found.span)], text[slice(*found.number)]) == ("不少于800户", "800户")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,234.5", "1234.5"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("三千二百万", "32000000"),
        ("二〇二三", "2023"),
        ("百", "100"),
    ],
)
def test_what_a_numeral_is_worth(written, value):
    assert str(number_of(written)) == value


def test_no_numeral():
    with pytest.raises(ValueError, match="not a numeral"):
        number_of("若干")


def test_a_unit_keeps_the_brackets_of_the_original():
    original = "提供1000套（次）"
    (found,) = quantities_in(half_width(original))
    assert found.unit_in(original) == "套（次）"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("占比达到三成以上", [("30", "%", ">=")]),
        ("合格率达到九成五以上", [("95", "%", ">=")]),
        ("覆盖率达到百分之百", [("100", "%", ">=")]),
        ("控制在十万分之十二以内", [("12", "/10万", "<=")]),
        ("不超过10/10万", [("10", "/10万", "<=")]),
        ("三分之二以上", [("66.7", "%", ">=")]),
        ("达到四分之一", [("25", "%", ">=")]),
        ("千分之五", [("5", "‰", "=")]),
        ("三万二千亩", [("32000", "亩", "=")]),
        ("3 000套", [("3000", "套", "=")]),
        ("1.2万元/亩", [("1.2", "万元/亩", "=")]),
        ("指数达到85以上", [("85", "", ">=")]),
    ],
)
def test_shares_thousands_and_measures_by_another(text, expected):
    assert read(text) == expected


def test_departments_that_are_counted_are_no_volumes():
    assert quantities_in("市住建局等5部门《关于促进消费的通知》") == []
