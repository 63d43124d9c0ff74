"""Figures as people type them."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from luoshi.core.amount_fields import AmountField
from luoshi.core.amounts import BadAmount, amount_of


@pytest.mark.parametrize(
    ("typed", "unit", "meant"),
    [
        ("41", "家", "41"),
        ("1.2万", "家", "12000"),
        ("3,000", "户", "3000"),
        ("3，000户", "户", "3000"),
        ("１２．５", "%", "12.5"),
        ("1.9亿", "亿立方米", "1.9"),
        ("1.2亿", "万元", "12000"),
        ("300元", "万元", "0.03"),
        ("3万千瓦", "千瓦", "30000"),
        ("3万", "千瓦", "30000"),
        ("12%", "%", "12"),
        ("12 ％", "%", "12"),
        ("-3.2%", "%", "-3.2"),
        ("三百二十", "家", "320"),
        ("1 200", "", "1200"),
    ],
)
def test_what_is_typed_is_what_is_meant(typed, unit, meant):
    assert amount_of(typed, unit) == Decimal(meant)


@pytest.mark.parametrize(
    ("typed", "unit", "says"),
    [
        ("12%", "家", "“12%” counts something else; what is asked counts in: 家."),
        ("1,20", "家", "“1,20” is no number. Write the figure alone, e.g. 3200."),
        ("3 5", "家", "“3 5” is no number. Write the figure alone, e.g. 3200."),
        ("约40", "家", "“约40” is no number. Write the figure alone, e.g. 3200."),
        ("八成多", "家", "“八成多” is no number. Write the figure alone, e.g. 3200."),
        ("三百多户", "户", "“三百多户” is no number. Write the figure alone, e.g. 3200."),
        ("40户左右", "户", "“40户左右” is no number. Write the figure alone, e.g. 3200."),
        ("1.2万", None, "“1.2万” is no number. Write the figure alone, e.g. 3200."),
        ("9" * 15, "家", f"“{'9' * 15}” has too many digits: at most 14, and 6 after the point."),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_write(typed, unit, says):
    with override("en"), pytest.raises(BadAmount) as refused:
        amount_of(typed, unit)
    assert str(refused.value) == says


def test_a_field_of_text_takes_it_and_keeps_what_was_typed():
    field = AmountField(counted_in="家")
    shown = field.widget.render("value", field.prepare_value("1.2万"))
    assert (field.clean("1.2万"), 'type="text"' in shown, 'value="1.2万"' in shown) == (Decimal(12000), True, True)
