"""The pages: taking the ledger along, bringing it back, looking, proposing, deciding."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from luoshi.ledger.models import Amendment, SheetUpload
from luoshi.ledger.sheets.tests.conftest import look, told
from luoshi.ledger.tests.test_pages import ENGLISH
from luoshi.ledger.tests.test_pages import told as words
from tests.support.cast import TODAY
from tests.support.queries import queries_of
from tests.support.tables import edited, opened

pytestmark = pytest.mark.django_db

EDIT, BAD = (2, "deadline", "2026-11-30"), (2, "lead", "县供销总社")


def uploaded(client, data, name="台账.xlsx"):
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("ledger:bring_sheet"), {"file": file}, **ENGLISH)


def page_of(client, data):
    return client.get(uploaded(client, data)["Location"], **ENGLISH)


def test_the_list_is_taken_along_as_it_is_filtered(sign_in, cast, plan):
    answer = sign_in("office").get(reverse("ledger:take_along"), {"unit": cast.units["farming"].pk}, **ENGLISH)
    assert answer["Content-Disposition"] == 'attachment; filename="Ledger 2026-09-24.xlsx"'
    sheet = opened(answer.content).worksheets[0]
    assert [row[1].value for row in sheet.iter_rows(min_row=5) if row[1].value] == ["守住耕地红线", "盘活闲置资产"]
    assert told(look(cast, answer.content)) == []


def test_a_unit_takes_along_what_it_sees(sign_in, plan):
    sheet = opened(sign_in("second_unit").get(reverse("ledger:take_along")).content).worksheets[0]
    assert [row[1].value for row in sheet.iter_rows(min_row=5) if row[1].value] == ["守住耕地红线", "盘活闲置资产"]


def test_what_would_change_is_shown_before_anything_is_written(sign_in, taken):
    page = page_of(sign_in("office"), edited(taken(), EDIT))
    assert "Changes 1 Changed in both 0 Cells unchanged 66 Rows added 0 Rows missing 0" in words(page)
    assert "K8 青石县2026年重点工作任务清单 建设中试基地 Deadline Sat 31 Oct 2026 Mon 30 Nov 2026" in words(page)
    assert (bool(page.context["form"]), Amendment.objects.count()) == (True, 0)


def test_a_bad_cell_is_named_and_nothing_is_offered(sign_in, taken):
    page = page_of(sign_in("office"), edited(taken(), EDIT, BAD))
    assert "1 cell cannot be taken. Correct it in the table and bring it again; nothing was written." in words(page)
    assert "C8 青石县2026年重点工作任务清单 8 C Main lead No unit is called “县供销总社”" in words(page)
    assert page.context["form"] is None


def test_proposed_by_one_and_approved_by_another(sign_in, taken, plan):
    office = sign_in("office")
    address = uploaded(office, edited(taken(), EDIT))["Location"]
    seen = office.get(address).context["preview"].digest
    wish = {"seen": seen, "reason": "会议定", "effective_on": (TODAY + timedelta(days=1)).isoformat()}
    page = office.post(address, wish, follow=True, **ENGLISH)
    assert "1 change proposed, 1 still to be decided" in words(page)
    assert "another person decides on them" in words(page)
    home = sign_in("leader").get("/", **ENGLISH)
    assert "Decide on the changes of the table “台账.xlsx”" in words(home)
    page = sign_in("leader").post(f"{address}decide/", {"approve": "1"}, follow=True, **ENGLISH)
    assert "1 change proposed, 0 still to be decided" in words(page)
    assert str(plan.tasks.get(no=2).deadline) == "2026-11-30"


def test_a_problem_of_the_proposal_stands_on_the_page_with_what_was_looked_at(sign_in, taken):
    office = sign_in("office")
    address = uploaded(office, edited(taken(), EDIT))["Location"]
    answer = office.post(address, {"seen": "old", "reason": "会议定", "effective_on": TODAY.isoformat()}, **ENGLISH)
    assert (answer.status_code, "changed since you looked" in words(answer)) == (422, True)
    assert f'name="seen" value="{answer.context["preview"].digest}"' in answer.content.decode()
    answer = office.post(address, {"seen": "old"}, **ENGLISH)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["effective_on", "reason"])


def test_a_file_that_is_none_keeps_the_door_open(sign_in, plan):
    answer = uploaded(sign_in("office"), b"nothing", "台账.xlsx")
    assert (answer.status_code, "This file is no Excel workbook" in words(answer)) == (422, True)
    assert not SheetUpload.objects.exists()


def test_the_file_is_given_back_as_it_came(sign_in, taken):
    office, data = sign_in("office"), taken()
    assert office.get(f"{uploaded(office, data)['Location']}file/").content == data


def test_a_page_asks_as_much_for_one_edit_as_for_three(sign_in, taken):
    office = sign_in("office")
    more = (EDIT, (1, "amount", 8), (3, "deadline", "2026-12-31"))
    pages = [uploaded(office, edited(taken(), *edits))["Location"] for edits in ((EDIT,), more)]
    office.get(pages[0])
    assert len({len(queries_of(office, page)) for page in pages}) == 1


@pytest.mark.parametrize(("person", "offered"), [("office", True), ("leader", False), ("unit", False)])
def test_the_way_back_is_offered_to_who_may_go_it(sign_in, plan, person, offered):
    page = words(sign_in(person).get(reverse("ledger:list"), **ENGLISH))
    assert ("Excel, to edit and bring back" in page, "Bring a table back" in page) == (True, offered)
