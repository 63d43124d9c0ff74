"""What templates say: slots, days, numbers, figures, cells."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from luoshi.core.figures import Figure
from luoshi.core.registry import Column, Slot, slots

DAY = date(2026, 9, 24)


def said(source, **context):
    return Template("{% load luoshi %}" + source).render(Context(context))


@pytest.fixture
def empty_page():
    """The slot that the test fills; what it adds is taken away again."""
    yield "core.tests"
    slots.named("core.tests").clear()


def test_a_slot_shows_what_upper_rooms_add_and_escapes_what_they_say(empty_page):
    for word in ("<b>", "two"):
        context = {"sentence": word}
        slots.add(empty_page, Slot("web/_empty.html", lambda request, subject, context=context: context))
    source = "{% slot 'core.tests' subject %}"
    page = said(source, request=RequestFactory().get("/"), subject=None)
    assert ("&lt;b&gt;" in page, page.index("&lt;b&gt;") < page.index("two")) == (True, True)


def test_an_empty_slot_is_nothing(empty_page):
    assert said("{% slot 'core.tests' 1 %}", request=RequestFactory().get("/")) == ""


@pytest.mark.parametrize(
    ("source", "value", "expected"),
    [
        ("{{ value|day }}", DAY, "Thu 24 Sep 2026"),
        ("{{ value|day }}", "2026-09-24", "Thu 24 Sep 2026"),
        ("{{ value|day }}", "by autumn", "by autumn"),
        ("{{ value|day }}", None, "—"),
        ("{{ value|moment }}", datetime(2026, 9, 24, 1, tzinfo=UTC), "Thu 24 Sep 2026, 09:00"),
        ("{{ value|number }}", 12345, "12,345"),
    ],
)
def test_values_in_words(english, source, value, expected):
    assert said(source, value=value) == expected


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (DAY, "Thu 24 Sep 2026"),
        (1200, '<span class="number">1,200</span>'),
        (["<甲>", "乙"], "&lt;甲&gt;, 乙"),
        ("<甲>", "&lt;甲&gt;"),
        (None, ""),
    ],
)
def test_a_cell_is_shown_by_the_kind_of_its_value(english, value, shown):
    column = Column("key", "Label", lambda row: row)
    assert said("{% cell column row %}", column=column, row=value) == shown


def test_a_figure_opens_its_rows_and_says_how_it_was_made(english):
    fact = Figure(Decimal("89.7"), "on time", "3", "<all>", DAY, "/ledger/?late=1", "%")
    assert said("{% figure fact %}", fact=fact) == (
        '<a class="figure-value" href="/ledger/?late=1" title="on time (rule 3), as of Thu 24 Sep 2026">89.7</a>% '
        '<span class="scope">&lt;all&gt;</span>'
    )
