"""What a unit is asked as a table: filled in as a spreadsheet does, looked at, reported through the one act."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from luoshi.dispatch.models import Draft, Report
from luoshi.documents.models import RefusedUpload
from tests.support import rounds

pytestmark = pytest.mark.django_db

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def table(sign_in, round):
    """The table of the bureau of science, and what its person's browser does with it."""
    return Table(sign_in("unit"), round)


class Table:
    def __init__(self, browser, round):
        self.browser, self.address = browser, f"/dispatch/rounds/{round.pk}/table/"
        self.book = load_workbook(BytesIO(browser.get(self.address, headers=ENGLISH).content))
        self.sheet = self.book.active

    def fill(self, indicator: str, **cells) -> None:
        """Fills cells of the row about a target, by the header in English."""
        heads = {cell.value: cell.column for cell in self.sheet[3]}
        [row] = [line[0].row for line in self.sheet.iter_rows(min_row=4) if indicator in str(line[2].value)]
        for name, value in cells.items():
            self.sheet.cell(row, heads[HEADS[name]]).value = value

    def back(self, name: str = "报送.xlsx"):
        """Brings it back as the spreadsheet would save it."""
        file = BytesIO()
        self.book.save(file)
        return self.browser.post(
            f"{self.address}back/", {"file": SimpleUploadedFile(name, file.getvalue())}, headers=ENGLISH
        )

    def report(self, seen, **more):
        return self.browser.post(f"{self.address}report/", {"seal": seen.context["seal"], **more})


HEADS = {
    "value": "Figure since January",
    "words": "What was done",
    "by_when": "Needed by",
    "hindrance": "What stands in the way",
    "needed_from": "Needed from",
}


def problems(seen) -> list[list[str]]:
    return [line.problems for line in seen.context["lines"]]


def test_it_holds_what_is_asked_of_my_unit_alone(table):
    tasks = [row[1] for row in table.sheet.iter_rows(min_row=4, values_only=True)]
    assert [title in tasks for title in ("培育创新企业", "建设中试基地", "守住耕地红线")] == [True, True, False]


def test_what_is_fit_is_reported_and_an_empty_row_is_not(table, cast):
    table.fill(
        "企业",
        value="０.０００４万家",
        words="已认定4家",
        hindrance="缺用地",
        needed_from="县农业农村局",
        by_when="10月20日",
    )
    seen = table.back()
    assert (problems(seen), seen.context["fit"], Report.objects.count()) == ([[]], 1, 0)
    assert table.report(seen).status_code == 302
    report = Report.objects.get()
    stated = (report.obstacle.what, report.obstacle.needed_from_id, f"{report.obstacle.by_when}")
    assert (report.words, report.measurements.get().value, stated) == (
        "已认定4家",
        4,
        ("缺用地", cast.units["farming"].pk, "2026-10-20"),
    )


def test_every_cell_that_cannot_be_taken_is_named(table):
    table.fill("企业", value="几家", by_when="下周", needed_from="没有的局", hindrance="缺用地")
    [told] = problems(table.back())
    assert [line.split(" ")[0] for line in told] == ["Reports!F4", "Reports!M4", "Reports!L4"]


def test_what_still_lacks_a_proof_lies_as_a_draft(table):
    table.fill("企业", value="6", words="已认定6家")
    seen = table.back()
    assert seen.context["fit"] == 0
    table.report(seen)
    assert (Report.objects.count(), Draft.objects.get().body["words"]) == (0, "已认定6家")


def test_a_draft_of_the_page_stands_beside_it_and_stays_unless_the_table_is_chosen(table, round):
    ask = rounds.ask_of(round, 1)
    table.browser.post(f"/dispatch/asks/{ask.pk}/draft/", {"words": "网页上写的"})
    table.fill("企业", value="4", words="表里写的")
    seen = table.back()
    [line] = seen.context["lines"]
    assert ("What was done", "网页上写的") in line.other
    table.report(seen)
    assert (Report.objects.count(), Draft.objects.get().body["words"]) == (0, "网页上写的")
    table.report(seen, take=[str(ask.pk)])
    assert (Report.objects.get().words, Draft.objects.count()) == ("表里写的", 0)


def test_what_was_reported_meanwhile_is_told_and_not_reported_twice(table, cast, round):
    table.fill("企业", value="4")
    seen = table.back()
    rounds.reported(cast.act("unit"), round, 1, values=rounds.values_of(round, 1, "3"))
    assert table.back().context["strange"] == ["Reports!B4"]
    assert (table.report(seen).status_code, Report.objects.count()) == (409, 1)


def test_a_table_that_lost_its_hidden_column_is_known_by_number_and_name(table):
    table.sheet.delete_cols(15)
    table.fill("企业", value="4")
    assert table.back().context["fit"] == 1


def test_a_marked_table_is_refused_and_no_copy_is_kept(table):
    table.sheet["A1"].value = "机密★1年"
    table.fill("企业", value="4")
    assert (table.back().status_code, RefusedUpload.objects.count()) == (422, 1)


def test_what_was_not_looked_at_is_not_reported(table):
    answer = table.browser.post(f"{table.address}report/", {"seal": "made up"})
    assert (answer.status_code, Report.objects.count()) == (422, 0)


def test_the_office_reports_for_nobody_by_a_table(sign_in, round):
    assert sign_in("office").get(f"/dispatch/rounds/{round.pk}/table/").status_code == 403
    assert sign_in("neighbour").get(f"/dispatch/rounds/{round.pk}/table/").status_code == 404


def test_a_table_is_named_after_its_plan(table, round):
    name = unquote(table.browser.get(table.address, headers=ENGLISH)["Content-Disposition"])
    assert round.plan.title[:40] in name


def test_a_table_of_another_round_is_told_from_an_empty_one(table, cast, round):
    empty = table.back().content.decode()
    table.fill("企业", value="4")
    rounds.reported(cast.act("unit"), round, 1, values=rounds.values_of(round, 1, "3"))
    other = table.back().content.decode()
    assert ["Nothing was filled in" in page for page in (empty, other)] == [True, False]
    assert "Take the table of this round along" in other


def test_the_button_and_the_message_say_what_happens(table):
    table.fill("企业", value="6", words="已认定6家")
    seen = table.back()
    assert "Keep it as drafts" in seen.content.decode()
    given = {"seal": seen.context["seal"]}
    page = table.browser.post(f"{table.address}report/", given, headers=ENGLISH, follow=True).content.decode()
    assert ["1 task lies here as a draft" in page, "reported." in page.split("<h1", maxsplit=1)[0]] == [True, False]
