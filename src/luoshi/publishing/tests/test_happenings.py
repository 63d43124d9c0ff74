"""What happened on a day or in a week is reckoned from the acts, as far as one sees it."""

from __future__ import annotations

from datetime import date

import pytest

from luoshi.core import clock
from luoshi.publishing.happenings import COLUMNS, happenings_in
from tests.support.bulletins import IN_TIME
from tests.support.letters import LATER

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


def told(cast, who: str, span: str, day: date) -> list:
    sheet = happenings_in(span, day, cast.reach(who))
    return [(one.name, {key: n for key, n in zip(COLUMNS, one.numbers, strict=True) if n}) for one in sheet.lines]


def test_a_week_counts_what_came_and_what_became_of_it_by_unit(cast, august):
    science = ("县科学技术局", {"reported": 2, "accepted": 2, "red": 1})
    assert [told(cast, who, "week", IN_TIME.date()) for who in ("office", "second_unit")] == [[science], []]


def test_every_number_opens_what_it_counts_as_far_as_one_sees_it(cast, august, sign_in):
    with clock.frozen(LATER):
        address = f"/bulletins/days/rows/?day={IN_TIME:%Y-%m-%d}&column="
        page = sign_in("office").get(f"/bulletins/days/?day={IN_TIME:%Y-%m-%d}")
        numbers = dict(zip(COLUMNS, page.context["sheet"].total.numbers, strict=True))
        opened = {key: len(sign_in("office").get(address + key).context["rows"]) for key in COLUMNS}
        rows = sign_in("office").get(f"{address}accepted&unit={cast.units['science'].pk}").context["rows"]
        others = sign_in("second_unit").get(f"{address}accepted").context["rows"]
        assert [sign_in("office").get(address + odd).status_code for odd in ("no", "red&unit=x")] == [404, 404]
    assert (opened, len(rows), others) == (numbers, 2, [])


def test_the_page_goes_from_day_to_day_and_takes_no_nonsense(cast, august, sign_in):
    with clock.frozen(LATER):
        page = sign_in("office").get(f"/bulletins/days/?span=day&day={IN_TIME:%Y-%m-%d}")
        assert (page.context["sheet"].total.numbers[:2], page.context["sheet"].start) == ((2, 2), IN_TIME.date())
        nonsense = [sign_in("office").get(f"/bulletins/days/?{asked}") for asked in ("day=2026-13-45", "span=x&day=1")]
    assert [one.context["sheet"].span for one in nonsense] == ["week", "week"]
