"""Charts are plain values, compared whole."""

from luoshi.core.charts import Bar, Point, bars, lines

SCIENCE, FARMING = Bar("县科学技术局", 9, "/ledger/?unit=1"), Bar("县农业农村局", 1200, "/ledger/?unit=2")


def test_bars_are_labelled_directly_and_know_the_rows_behind():
    chart = bars("leads", "谁牵头最多?", ("单位", "任务"), [SCIENCE, FARMING])
    assert chart.drawing == {
        "height": 76,
        "option": {
            "animation": False,
            "grid": {"left": 4, "right": 48, "top": 4, "bottom": 4, "containLabel": True},
            "xAxis": {"type": "value", "show": False},
            "yAxis": {
                "type": "category",
                "inverse": True,
                "data": ["县科学技术局", "县农业农村局"],
                "axisLine": {"show": False},
                "axisTick": {"show": False},
                "axisLabel": {"color": "--text", "width": 200, "overflow": "truncate"},
            },
            "series": [
                {
                    "type": "bar",
                    "barWidth": 14,
                    "itemStyle": {"color": "--chart-actual"},
                    "label": {"show": True, "position": "right", "color": "--text"},
                    "data": [{"value": 9, "url": "/ledger/?unit=1"}, {"value": 1200, "url": "/ledger/?unit=2"}],
                }
            ],
            "tooltip": {"renderMode": "richText", "trigger": "item"},
        },
    }


def test_a_chart_is_told_in_one_sentence(english):
    chart = bars("leads", "Who leads most?", ("Unit", "Tasks"), [SCIENCE, FARMING])
    assert chart.description == "Who leads most? 县科学技术局 9; 县农业农村局 1,200"


def test_lines_have_a_planned_and_an_actual_course(english):
    points = [Point("Aug", (4, 3)), Point("Dec", (6, None))]
    chart = lines("course", "Enterprises", ("Month", "Expected", "Accepted"), points)
    drawn = [(one["name"], one["lineStyle"].get("type"), one["data"]) for one in chart.drawing["option"]["series"]]
    assert drawn == [("Expected", "dashed", [4, 6]), ("Accepted", None, [3, None])]
    assert chart.description == "Enterprises Aug 4 3; Dec 6 —"
