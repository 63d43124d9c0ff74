"""Tables of statistics, in pages and texts written for these tests."""

from luoshi.reading import read

HEAD = "青河县2024年1-8月国民经济主要指标\n青河县统计局\n"


def told(text, name="a.txt"):
    (reading,) = read(text.encode(), name=name)
    assert [task.title for task in reading.tasks] == []
    return [
        (one.indicator, one.value and str(one.value), one.unit, one.change and str(one.change), one.period)
        for one in reading.claims
    ]


def test_a_table_that_became_one_line_tells_a_fact_for_each_row():
    text = (
        f"{HEAD}指 标 单位 累计 比增(%) 一、地区生产总值 亿元 132.50 5.1 二、规上工业增加值 亿元 -2.4 "
        "#工业用电量 万千瓦时 8120 3.0 三、居民消费价格指数 % 100.3 注:数据为初步核算。"
    )
    assert told(text) == [
        ("地区生产总值", "132.50", "亿元", "5.1", "2024年1-8月"),
        ("规上工业增加值", None, None, "-2.4", "2024年1-8月"),
        ("工业用电量", "8120", "万千瓦时", "3.0", "2024年1-8月"),
        ("居民消费价格指数", "100.3", "%", None, "2024年1-8月"),
    ]


def test_its_numbered_rows_are_neither_sections_nor_tasks():
    text = f"{HEAD}指标 单位 累计 增长(%) 一、甲值 亿元 1.5 5.1 二、乙值 亿元 2.5 2.4 三、丙值 亿元 3.5 3.0"
    (reading,) = read(text.encode(), name="a.txt")
    assert reading.document.kind == "report"
    assert [one.title for one in reading.sections] == []
    assert [one.why for one in reading.left_out] == ["not_a_task"] * 3


def test_a_table_one_cell_a_line_takes_its_unit_from_above_and_no_growth_from_a_sum():
    head = "青河县2023年存贷情况\n单位:亿元\n指标\n12月末\n比年初增加额\n"
    text = f"{head}各项存款\n210.5\n20.1\n#住户存款\n150.2\n9.7\n各项贷款\n98.4\n-3.2\n"
    assert told(text) == [
        ("各项存款", "210.5", "亿元", None, "12月末"),
        ("住户存款", "150.2", "亿元", None, "12月末"),
        ("各项贷款", "98.4", "亿元", None, "12月末"),
    ]


def page(*rows):
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in rows)
    return (
        f"<html><body><h1>青河县2024年国民经济和社会发展统计公报</h1><p>一、综合</p><table>{body}</table></body></html>"
    )


ROWS = ("粮食(万吨)|31.2|1.5", "油料（万吨）|2.1|-0.4", "水产品|—|6.0", "合计|另见|")


def test_a_table_of_a_page_has_units_behind_its_names_and_a_dash_for_no_value():
    text = page("产品名称|产量|比上年增长(%)", *ROWS)
    assert told(text, "a.html") == [
        ("粮食", "31.2", "万吨", "1.5", "2024年"),
        ("油料", "2.1", "万吨", "-0.4", "2024年"),
        ("水产品", None, None, "6.0", "2024年"),
    ]


def test_this_month_and_the_year_so_far_are_two_facts():
    text = page(
        "指标|单位|本月|增长(%)|1-8月|增长(%)", "甲值|亿元|1.0|2.0|8.0|3.0", "乙值|吨|1|2|8|3", "丙值|吨|4|5|6|7"
    )
    assert told(text, "a.html")[:2] == [
        ("甲值", "1.0", "亿元", "2.0", "本月"),
        ("甲值", "8.0", "亿元", "3.0", "1-8月"),
    ]


def test_what_a_table_plans_is_no_fact():
    (reading,) = read(
        page("指标|单位|2025年目标|增长(%)", "甲值|亿元|9|5", "乙值|吨|1|2", "丙值|吨|4|5").encode(), name="a.html"
    )
    assert reading.claims == ()


def test_figures_to_the_last_digit_tell_without_a_word_of_the_past_and_round_ones_do_not():
    text = "八、教育\n全市普通高中招生{}人，在校生{}人，毕业生{}人。有幼儿园{}所，在园幼儿{}人。\n"
    exact, round_ones = (20972, 63184, 20418, 565, 53641), (20000, 60000, 20000, 500, 50000)
    assert [one[1] for one in told(text.format(*exact))] == ["20972", "63184", "20418", "565", "53641"]
    assert told(text.format(*round_ones)) == []
