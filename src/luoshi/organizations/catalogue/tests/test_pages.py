"""The office brings an edition, looks at it and takes it; its pages cost the same for one entry and for many."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi.organizations.catalogue.models import Duty, DutyBook, DutyVersion
from tests.support import duties
from tests.support.cast import SINCE
from tests.support.duties import FOUR, GRAIN, STRAW

pytestmark = pytest.mark.django_db


def test_an_edition_is_brought_looked_at_and_taken(cast, sign_in):
    office = sign_in("office")
    edition = {"region": cast.regions["county"].pk, "basis": "青政办发〔2026〕9号", "since": SINCE.isoformat()}
    office.post("/duties/bring/", edition | {"file": SimpleUploadedFile("清单.xlsx", duties.filled(FOUR))})
    book = DutyBook.objects.get()
    shown = office.get(f"/duties/editions/{book.pk}/").content.decode()
    assert all(row[3] in shown for row in FOUR) and not DutyVersion.objects.exists()
    assert office.post(f"/duties/editions/{book.pk}/", {"seen": duties.proposed(book).digest}).status_code == 302
    page = sign_in("town").get(f"/duties/{Duty.objects.get(versions__words=STRAW[3]).pk}/").content.decode()
    assert "巡查、劝阻、上报" in page and "青政办发〔2026〕9号" in page


def test_what_is_no_list_of_duties_is_refused_with_what_to_do(cast, sign_in):
    edition = {"region": cast.regions["county"].pk, "basis": "通知", "since": SINCE.isoformat()}
    file = SimpleUploadedFile("清单.xlsx", b"no workbook")
    assert sign_in("office").post("/duties/bring/", edition | {"file": file}).status_code == 422
    assert not DutyBook.objects.exists()


def test_one_entry_and_four_take_as_many_queries(cast, sign_in):
    def asked(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert reader.get(address).status_code == 200
        return len(queries)

    reader = sign_in("leader")
    addresses = ("/duties/", "/duties/?unit=局&day=2026-02-01", f"/units/{cast.units['reform'].pk}/")
    rows = [[*GRAIN[:3], f"{GRAIN[3]}{n}", *GRAIN[4:]] for n in range(4)]
    duties.taken(cast, rows[:1])
    asked("/duties/")
    few = [asked(address) for address in addresses]
    duties.taken(cast, rows)
    assert [asked(address) for address in addresses] == few
