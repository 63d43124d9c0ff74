"""Unified social credit codes (GB 32100-2015): a slip in one is noticed when a unit is opened."""

from datetime import date

import pytest

from luoshi.core.errors import Invalid
from luoshi.organizations.actions import open_unit
from tests.support.cast import SINCE

pytestmark = pytest.mark.django_db
RIGHT = "91350100M000100Y43"


@pytest.mark.parametrize("code", [RIGHT, "91512081MA62K0260E"])
def test_a_right_code_is_taken(cast, code):
    unit = open_unit(cast.act("system"), "县水务局", "government", cast.regions["county"], SINCE, uscc=code)
    assert unit.uscc == code


#: A letter outside the set, a slip, two characters changed about, one too few, the letter O.
@pytest.mark.parametrize(
    "code", ["91350100M000100Y4Z", "91350100M000100Y44", "91350100M001000Y43", RIGHT[:-1], "91512081MA62K0260O"]
)
def test_a_slip_is_refused(cast, code):
    with pytest.raises(Invalid):
        open_unit(cast.act("system"), "县水务局", "government", cast.regions["county"], date(2026, 2, 1), uscc=code)
