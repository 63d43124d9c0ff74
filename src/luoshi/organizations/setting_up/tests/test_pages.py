"""The pages: a file is brought, looked at, and each administrator confirms his own part there."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi.organizations.models import RegionVersion
from luoshi.organizations.setting_up.models import SetupBook
from tests.support.folders import data_folder  # noqa: F401
from tests.support.setups import SEATS, UNITS, brought, filled, regions_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder")]


def uploaded(client, address, data, name="表.xlsx"):
    """The address of the page that shows what a file would make."""
    answer = client.post(address, {"file": SimpleUploadedFile(name, data), "key": "1"})
    assert answer.status_code == 302, answer.context["form"].errors
    return answer.url


def confirmed(client, address, part):
    """Presses a part's button on the page as it is shown."""
    seen = client.get(address).context["proposal"].digest
    return client.post(address, {part: "1", "seen": seen, "key": part}).status_code


def offered(client, address):
    page = client.get(address)
    return page.context["may_make"], page.context["may_give"]


def test_each_is_offered_his_own_part_when_its_turn_comes(cast, sign_in):
    system, security = sign_in("system"), sign_in("security")
    page = uploaded(security, "/units/setup/", filled(UNITS, SEATS))
    assert (offered(system, page), offered(security, page)) == ((True, False), (False, False))
    assert confirmed(system, page, "set_up_units") == 302
    assert (offered(system, page), offered(security, page)) == ((False, False), (False, True))
    assert confirmed(security, page, "set_up_posts") == 302
    assert (offered(system, page), offered(security, page)) == ((False, False), (False, False))
    assert SetupBook.objects.get().get_state_display()


def test_a_file_with_problems_is_not_to_be_confirmed(cast, sign_in):
    system = sign_in("system")
    page = uploaded(system, "/units/setup/", filled([["990221", "县水文站", "事业单位"]]))
    assert offered(system, page) == (False, False)
    assert "C2" in system.get(page).content.decode()


def test_a_file_that_is_none_is_refused_beside_its_field(cast, sign_in):
    answer = sign_in("system").post("/units/setup/", {"file": SimpleUploadedFile("a.xlsx", b"x"), "key": "1"})
    assert (answer.status_code, SetupBook.objects.count()) == (422, 0)


def test_a_years_regions_are_confirmed_by_the_system_administrator(cast, sign_in):
    system, security = sign_in("system"), sign_in("security")
    data = regions_file(["990221", "青石市", 3, "990200", "2026-06-01", ""])
    page = uploaded(security, "/units/setup/regions/", data, "区划.csv")
    assert [bool(client.get(page).context["may_make"]) for client in (system, security)] == [True, False]
    assert confirmed(system, page, "set_up_regions") == 302
    assert RegionVersion.objects.filter(name="青石市", valid_to=None).count() == 1


def test_the_page_asks_as_much_for_many_lines_as_for_few(cast, sign_in):
    client, counts = sign_in("system"), []
    for n in (2, 40):
        units = [["990221", f"县第{k}局", "政府部门"] for k in range(n)]
        seats = [["990221", f"县第{k}局", "局长", "单位负责人", f"第{k}人", f"head{k}"] for k in range(n)]
        setup = brought(cast, filled(units, seats))
        with CaptureQueriesContext(connection) as sent:
            client.get(f"/units/setup/{setup.pk}/")
        counts.append(len(sent))
    assert counts[0] == counts[1]
