"""Pages of lists."""

import pytest
from django.test import RequestFactory

from luoshi.core.paging import paged

ROWS = list(range(1, 219))


def page(query="", rows=ROWS, **more):
    return paged(rows, RequestFactory().get(f"/ledger/{query}"), **more)


def test_a_page_in_the_middle_keeps_the_rest_of_the_address():
    third = page("?unit=3&page=3")
    assert (third.rows[0], third.first, third.last, third.total, third.pages) == (101, 101, 150, 218, 5)
    assert (third.previous, third.next) == ("?unit=3&page=2", "?unit=3&page=4")


@pytest.mark.parametrize(
    ("query", "number"), [("", 1), ("?page=0", 1), ("?page=-2", 1), ("?page=x", 1), ("?page=²", 1), ("?page=99", 5)]
)
def test_a_number_that_is_none_gives_the_nearest_page(query, number):
    assert page(query).number == number


def test_nothing_is_one_empty_page():
    nothing = page(rows=[])
    assert (nothing.rows, nothing.first, nothing.last, nothing.pages, nothing.previous, nothing.next) == (
        [],
        0,
        0,
        1,
        "",
        "",
    )


def test_the_pages_on_offer_have_gaps_without_an_address():
    offered = list(page("?page=10", per=10).around())
    assert [number for number, _address in offered] == [1, 2, 8, 9, 10, 11, 12, 13, 22]
    assert [number for number, address in offered if not address] == [2, 13]
