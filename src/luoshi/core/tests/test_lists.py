"""Columns and order of a list, as its address has them."""

import pytest
from django.http import QueryDict

from luoshi.core.lists import Header, Shape, kept, shape_asked
from luoshi.core.registry import Column

TITLE = Column("title", "任务", lambda row: row, sort="title")
UNITS = Column("units", "单位", lambda row: row)
DUE = Column("due", "时限", lambda row: row, sort="due", at_first=False)
KNOWN = (TITLE, UNITS, DUE)


@pytest.mark.parametrize(
    ("query", "shape"),
    [
        ("", Shape((TITLE, UNITS))),
        ("columns=due&columns=title", Shape((TITLE, DUE))),
        ("columns=due,title&sort=-due", Shape((TITLE, DUE), DUE, True)),
        ("sort=due", Shape((TITLE, UNITS), DUE)),
        ("columns=nothing&sort=units", Shape((TITLE, UNITS))),
    ],
)
def test_the_address_chooses_columns_and_order(query, shape):
    assert shape_asked(KNOWN, QueryDict(query)) == shape


@pytest.mark.parametrize(
    ("query", "head"),
    [
        ("words=a&page=3", Header("任务", "", "?words=a&sort=title", "")),
        ("sort=due&words=a", Header("任务", "", "?words=a&sort=title", "")),
        ("sort=title", Header("任务", "", "?sort=-title", "ascending")),
        ("sort=-title", Header("任务", "", "?sort=title", "descending")),
    ],
)
def test_a_head_sorts_and_turns_round(query, head):
    query = QueryDict(query)
    assert shape_asked(KNOWN, query).headers(query) == (head, Header(str(UNITS.label), UNITS.kind))


def test_a_form_carries_on_what_it_does_not_ask():
    query = QueryDict("words=a&columns=due&columns=title&sort=due&page=2&plan=")
    assert list(kept(query, "words")) == [("columns", "due"), ("columns", "title"), ("sort", "due")]
