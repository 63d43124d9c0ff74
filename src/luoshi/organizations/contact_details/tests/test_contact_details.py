"""How people are reached: checked, kept in the vault alone, looked at with a reason, erased with the account."""

from __future__ import annotations

from datetime import timedelta

import pytest

from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.organizations.actions import close_account, dismiss, set_contact_details
from luoshi.organizations.contact_details.fitting import hidden, normal, wrong_with
from luoshi.organizations.contact_details.listing import own, values_of
from luoshi.organizations.models import Holding, User
from luoshi.organizations.setting_up.models import SetupBook
from luoshi.records import files
from luoshi.records.models import LogEntry, Look, PersonalDatum
from tests.support import setups
from tests.support.cast import TODAY

pytestmark = [pytest.mark.django_db]

PHONE, EMAIL = "13800000001", "heqing@example.gov.cn"
SEAT = ["990221", "县科学技术局", "副局长", "单位负责人", "河清", "heqing", ""]


@pytest.mark.parametrize(
    ("kind", "given", "kept"),
    [
        ("phone", "138 0000 0001", "13800000001"),
        ("phone", "+86-13800000001", "13800000001"),
        ("phone", "0530-8612345", "0530-8612345"),
        ("phone", "8612345-801", "8612345-801"),
        ("email", " Heqing@Example.gov.cn", "heqing@example.gov.cn"),
        ("phone", "12800000001", None),
        ("phone", "1380000001", None),
        ("phone", "办公室", None),
        ("email", "heqing@", None),
    ],
)
def test_numbers_and_addresses(kind, given, kept):
    value = normal(kind, given)
    assert ("" if kept is None else value, bool(wrong_with(kind, value))) == (kept or "", kept is None)


def test_what_stands_on_a_page_hides_its_middle():
    assert [hidden("phone", PHONE), hidden("email", EMAIL)] == ["138…01", "h…@example.gov.cn"]


def entered(cast, **values):
    return set_contact_details(cast.act("system"), cast.unit, {"phone": "", "email": "", **values})


def test_the_vault_has_them_and_nothing_else_does(cast):
    entered(cast, phone=PHONE)
    assert values_of([cast.unit.pk]) == {cast.unit.pk: {"phone": PHONE}}
    assert [one.value for one in own(cast.unit.pk)] == [PHONE]
    assert not [one for one in LogEntry.objects.values_list("body", flat=True) if PHONE in one]
    entered(cast, phone="13800000002")
    assert list(PersonalDatum.objects.filter(kind="contact").values_list("value", flat=True).order_by("erased_at")) in (
        [None, "13800000002"],
        ["13800000002", None],
    )
    with pytest.raises(Conflict):
        entered(cast, phone="13800000002")
    entered(cast)
    assert values_of([cast.unit.pk]) == {}


@pytest.mark.parametrize(("person", "refusal"), [("security", Forbidden), ("office", Unknown), ("unit", Forbidden)])
def test_only_the_system_administrator_enters_them(cast, person, refusal):
    with pytest.raises(refusal):
        set_contact_details(cast.act(person), cast.unit, {"phone": PHONE})


def test_an_empty_field_erases_only_where_that_is_ticked(cast, sign_in):
    entered(cast, phone=PHONE, email=EMAIL)
    address = f"/people/{cast.unit.pk}/contact/"
    assert sign_in("system").post(address, {"phone": "13800000002", "email": ""}).status_code == 302
    assert values_of([cast.unit.pk])[cast.unit.pk] == {"phone": "13800000002", "email": EMAIL}
    sign_in("system").post(address, {"phone": "", "email": "", "erase": "on"})
    assert values_of([cast.unit.pk]) == {}


def test_what_is_wrong_is_refused(cast):
    with pytest.raises(Invalid):
        entered(cast, phone="12345", email="x")


def test_they_are_erased_with_the_account(cast):
    entered(cast, phone=PHONE)
    dismiss(cast.act("security"), Holding.objects.get(user=cast.unit), TODAY)
    close_account(cast.act("system"), User.objects.get(pk=cast.unit.pk))
    assert not PersonalDatum.objects.filter(kind="contact", value__isnull=False).exists()


def test_a_workbook_brings_them_and_the_kept_file_is_without(cast):
    data = setups.filled([], [[*SEAT, "138 0000 0001", EMAIL]])
    setup = setups.brought(cast, data)
    assert setup.apart.erase_on == TODAY + timedelta(days=30)
    kept = files.read(setup.file_id)
    assert (len(setups.proposed(data).details), len(setups.proposed(kept).details)) == (2, 0)
    setups.made(cast, data)
    assert values_of([User.objects.get(username="heqing").pk]) == {
        User.objects.get(username="heqing").pk: {"phone": PHONE, "email": EMAIL}
    }
    assert setups.proposed(data).to_make == 0


def test_a_cell_that_cannot_be_taken_is_named_and_no_page_shows_them_in_whole(cast, sign_in):
    setup = setups.brought(
        cast,
        setups.filled(
            [], [[*SEAT, "12345", EMAIL], ["990221", "县科学技术局", "调研员", "单位负责人", "", "", "", PHONE]]
        ),
    )
    page = sign_in("system").get(f"/units/setup/{setup.pk}/").content.decode()
    assert ("H2" in page, "H3" in page, EMAIL in page) == (True, True, False)
    assert SetupBook.objects.count() == 1


def test_a_look_is_kept_with_what_for(cast, sign_in):
    entered(cast, phone=PHONE)
    address = f"/people/{cast.unit.pk}/contact/look/"
    assert PHONE not in sign_in("system").get(address).content.decode()
    assert PHONE not in sign_in("system").get(f"/people/{cast.unit.pk}/").content.decode()
    assert PHONE in sign_in("system").post(address, {"reason": "通知开会"}).content.decode()
    assert list(Look.objects.values_list("actor_id", "reason")) == [(cast.system.pk, "通知开会")]
    assert [sign_in(who).get(address).status_code for who in ("security", "unit", "neighbour")] == [403, 403, 404]
    assert PHONE in sign_in("unit").get("/account/").content.decode()
