"""The checks of organizations: nothing while all is well, and each planted fault turns its own one red."""

from __future__ import annotations

from datetime import date

import pytest

from luoshi.core.registry import checks
from luoshi.organizations.models import Holding, RegionSpan, RegionVersion, Unit, UnitVersion, User
from tests.support.cast import SINCE

pytestmark = pytest.mark.django_db

LATER = date(2026, 6, 1)


def red():
    """The ids of the organizations' checks that find something, with the number of findings."""
    ours = (check for check in checks if check.id.startswith("organizations."))
    found = {check.id: len(list(check.run(True))) for check in ours}
    return {id: count for id, count in found.items() if count}


def copy_of(row, **changes):
    """The same row once more, changed, as no act would write it."""
    row.pk = None
    for name, value in changes.items():
        setattr(row, name, value)
    row.save()


def no_span(cast):
    RegionSpan.objects.filter(region=cast.regions["county"], ancestor=cast.regions["city"]).delete()


def span_to_the_neighbour(cast):
    span = RegionSpan.objects.get(region=cast.regions["county"], ancestor=cast.regions["city"])
    copy_of(span, ancestor=cast.regions["neighbour"])


def span_twice(cast):
    copy_of(RegionSpan.objects.get(region=cast.regions["county"], ancestor=cast.regions["city"]))


def moved_without_its_closure(cast):
    RegionVersion.objects.filter(region=cast.regions["county"]).update(parent=None)


def ring(cast):
    RegionVersion.objects.filter(region=cast.regions["city"]).update(parent=cast.regions["county"])


def unit_without_version(cast):
    UnitVersion.objects.filter(unit=cast.units["science"]).update(valid_to=LATER)


def unit_twice_in_a_year(cast):
    copy_of(UnitVersion.objects.get(unit=cast.units["science"]), valid_from=SINCE, valid_to=LATER)


def region_twice_in_a_year(cast):
    copy_of(RegionVersion.objects.get(region=cast.regions["county"]), valid_from=SINCE, valid_to=LATER)


def post_with_two_holders(cast):
    copy_of(Holding.objects.get(user=cast.unit), user=cast.public, valid_from=SINCE, valid_to=LATER)


def administrator_in_the_office(cast):
    office = Holding.objects.get(user=cast.office)
    Holding.objects.filter(pk=office.pk).update(user=cast.audit)


def mistyped_code(cast):
    Unit.objects.filter(pk=cast.units["science"].pk).update(uscc="11371723MB2852345X")


def holder_whose_account_is_closed(cast):
    User.objects.filter(pk=cast.unit.pk).update(is_active=False)


PLANTED = [
    (no_span, {"organizations.closure": 1}),
    (span_to_the_neighbour, {"organizations.closure": 1}),
    (span_twice, {"organizations.closure": 1}),
    (moved_without_its_closure, {"organizations.closure": 1}),
    (ring, {"organizations.closure": 2}),
    (unit_without_version, {"organizations.versions": 1, "organizations.owners": 1}),
    (unit_twice_in_a_year, {"organizations.versions": 1}),
    (region_twice_in_a_year, {"organizations.versions": 1}),
    (post_with_two_holders, {"organizations.holders": 1}),
    (administrator_in_the_office, {"organizations.apart": 1}),
    (mistyped_code, {"organizations.uscc": 1}),
    (holder_whose_account_is_closed, {"organizations.inactive": 1}),
]


def test_all_is_well(cast):
    assert red() == {}


@pytest.mark.parametrize(("plant", "found"), PLANTED, ids=[plant.__name__ for plant, _found in PLANTED])
def test_a_planted_fault_is_found(cast, plant, found):
    plant(cast)
    assert red() == found
