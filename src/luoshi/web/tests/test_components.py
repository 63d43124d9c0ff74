"""The pieces that every room's pages are made of."""

import pytest
from django import forms
from django.template.loader import render_to_string
from django.test import RequestFactory

from luoshi.core.charts import Bar, bars
from luoshi.core.paging import paged


class Upload(forms.Form):
    title = forms.CharField(label="标题", help_text="按正文")
    file = forms.FileField(label="文件", required=False)
    sure = forms.BooleanField(label="已核对")
    kind = forms.ChoiceField(label="类型", choices=[("a", "甲"), ("b", "乙")], widget=forms.RadioSelect)
    plan = forms.IntegerField(widget=forms.HiddenInput)


def drawn(template, **context):
    return render_to_string(template, context)


def test_all_errors_stand_together_and_take_the_focus(english):
    form = Upload({"kind": "c"})
    form.add_error(None, "<两处>不一致")
    page = drawn("web/_errors.html", form=form)
    links = [piece.partition('"')[0] for piece in page.split('href="')[1:]]
    assert links == ["#id_title", "#id_sure", "#id_kind"]
    assert ("data-focus" in page, "&lt;两处&gt;不一致" in page, page.count("<li>")) == (True, True, 5)


def test_no_errors_no_summary():
    assert drawn("web/_errors.html", form=Upload()).strip() == ""


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (
            "title",
            ['<label for="id_title">标题</label>', 'aria-describedby="id_title_helptext"', 'id="id_title_helptext"'],
        ),
        ("file", ["(optional)"]),
        ("sure", ["choice-alone", '<label for="id_sure">已核对</label>']),
        ("kind", ["<fieldset", "<legend>类型</legend>"]),
        ("plan", ['type="hidden"']),
    ],
)
def test_a_field_has_its_label_and_its_hint(english, name, parts):
    page = drawn("web/_field.html", field=Upload()[name])
    assert [part for part in parts if part not in page] == []


@pytest.mark.parametrize(
    ("light", "shown"),
    [
        ("done", ("✓", "完成")),
        ("green", ("●", "正常")),
        ("yellow", ("▲", "滞后")),
        ("red", ("■", "严重滞后")),
        ("grey", ("○", "待数")),
        ("", ("○", "待数")),
    ],
)
def test_a_light_is_a_shape_and_a_word(light, shown):
    page = drawn("web/_light.html", light=light)
    assert [part for part in shown if part not in page] == []
    assert f"light-{light or 'grey'}" in page


def test_a_filter_is_taken_away_by_its_cross(english):
    chosen = [{"label": "Lead", "value": "县科技局", "without": "?state=ready"}]
    page = drawn("web/_filters.html", chosen=chosen)
    assert 'href="?state=ready" aria-label="Take away the filter Lead: 县科技局"' in page


@pytest.mark.parametrize(("total", "told"), [(1, "1 item"), (3, "3 items"), (120, "1–50 of 120")])
def test_a_list_says_how_many(english, total, told):
    page = drawn("web/_pages.html", page=paged(list(range(total)), RequestFactory().get("/")), what="")
    assert (f"<span>{told}</span>" in page, "<nav" in page) == (True, total > 50)


def test_a_chart_is_also_a_table():
    chart = bars("leads", "谁牵头最多?", ("单位", "任务"), [Bar("</script>", 9, "/x/")])
    page = drawn("web/_chart.html", chart=chart)
    assert ('role="img"' in page, '<a href="/x/">&lt;/script&gt;</a>' in page, page.count("</script>")) == (
        True,
        True,
        1,
    )


def test_pages_for_strangers_need_no_person():
    assert "<h1>" in drawn("web/sheet.html") and "<h1>" in drawn("web/plain.html")
