"""What a list is narrowed to, in words."""

from django import forms
from django.test import RequestFactory

from luoshi.core.filters import Chosen, chosen_filters


class Narrow(forms.Form):
    words = forms.CharField(label="字词", required=False)
    unit = forms.TypedChoiceField(
        label="单位", required=False, coerce=int, empty_value=None, choices=[("", "全部"), (3, "科技局")]
    )
    leading = forms.BooleanField(label="仅看牵头", required=False)
    section = forms.IntegerField(label="部分", required=False)


def chosen(query, **named):
    request = RequestFactory().get(f"/ledger/{query}")
    form = Narrow(request.GET)
    form.is_valid()
    return chosen_filters(form, request, named)


def test_each_filter_that_is_set_can_be_taken_away_alone():
    assert chosen("?words=%E7%94%B2&unit=3&leading=on&page=2") == [
        Chosen("字词", "甲", "?unit=3&leading=on"),
        Chosen("单位", "科技局", "?words=%E7%94%B2&leading=on"),
        Chosen("仅看牵头", "是", "?words=%E7%94%B2&unit=3"),
    ]


def test_what_is_empty_or_invalid_narrows_nothing():
    assert chosen("?words=&unit=9&section=x") == []


def test_a_room_names_what_the_form_does_not_know():
    assert chosen("?section=7", section=lambda pk: f"第{pk}部分") == [Chosen("部分", "第7部分", "?")]
