"""What comes in addresses."""

import pytest

from luoshi.core.addresses import number_in


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("9" * 18, 10**18 - 1), ("9" * 19, None), ("", None), ("-7", None), ("7.0", None), ("all", None)],
)
def test_only_what_a_row_may_have_is_its_number(text, number):
    assert number_in(text) == number
