"""An office's own table: its columns are asked about once, the answer is kept and used."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from luoshi.core.errors import Conflict, Forbidden, Unknown
from luoshi.documents import actions, marking
from luoshi.documents.columns import signature_of
from luoshi.documents.desk import desk_of
from luoshi.documents.models import ColumnMapping, Document
from luoshi.documents.queries import desk_reading
from luoshi.reading import READER_VERSION
from luoshi.records.models import LogEntry
from tests.support.cast import MOMENT
from tests.support.papers import adopt
from tests.support.queries import queries_of
from tests.support.workbooks import UGLY_HEADER, UGLY_MEANINGS, county_ledger, ugly_table, workbook

pytestmark = pytest.mark.django_db

SAID = [{"header": list(UGLY_HEADER), "meanings": list(UGLY_MEANINGS)}]
CHOSEN = {f"table-0-column-{at}": meaning for at, meaning in enumerate(UGLY_MEANINGS)}
IN_ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def brought(cast):
    """The ugly table, brought by the office; nobody has said what its columns hold."""
    return bring(cast, ugly_table())


def bring(cast, data: bytes, name: str = "实事.xlsx") -> Document:
    return actions.bring(cast.act("office"), cast.regions["county"], name, data)


def titles(document: Document) -> list[str]:
    return [line.task.value["title"] for line in desk_of(document).lines]


def page(document: Document) -> str:
    return reverse("documents:columns", args=[document.pk])


def test_the_answer_is_kept_and_the_file_read_so(cast, brought):
    assert titles(brought) == []

    actions.map_columns(cast.act("office"), brought, SAID)

    kept = ColumnMapping.objects.values("region", "signature", "header", "meanings", "n", "by", "at").get()
    assert kept == {
        "region": cast.regions["county"].pk,
        "signature": signature_of(UGLY_HEADER),
        "header": list(UGLY_HEADER),
        "meanings": list(UGLY_MEANINGS),
        "n": 1,
        "by": cast.office.pk,
        "at": MOMENT,
    }
    reading = desk_reading(brought)
    assert (reading.reader_version, LogEntry.objects.latest("seq").act) == (
        f"{READER_VERSION}+c1",
        "documents.map_columns",
    )
    assert json.loads(reading.body)["tables"][0]["mapped"] is True
    assert titles(brought) == ["城区停车位改造", "中小学课后服务", "老旧小区改造"]


def test_the_next_table_with_that_heading_is_read_so_without_asking(cast, brought):
    actions.map_columns(cast.act("office"), brought, SAID)

    other = bring(cast, workbook(UGLY_HEADER, (1, "修建公厕", "新建公厕5座", "县住建局", None, "10月")), "公厕.xlsx")

    assert (titles(other), desk_reading(other).reader_version) == (["修建公厕"], READER_VERSION)


def test_another_region_is_asked_itself(cast, brought):
    actions.map_columns(cast.act("office"), brought, SAID)

    theirs = actions.bring(cast.act("neighbour"), cast.regions["neighbour"], "实事.xlsx", ugly_table())

    assert titles(theirs) == []


def test_a_changed_answer_keeps_the_verdicts_that_still_hold(cast, brought):
    actions.map_columns(cast.act("office"), brought, SAID)
    first = desk_of(brought).lines[0].task.key
    actions.judge(cast.act("office"), brought, marking.reject(desk_of(brought), first))
    without_due = [{"header": list(UGLY_HEADER), "meanings": [*UGLY_MEANINGS[:-1], None]}]

    actions.map_columns(cast.act("office"), brought, without_due)

    lines = desk_of(brought).lines
    assert [(line.task.value["deadline"], line.task.state) for line in lines] == [
        ("2026-09-30", "rejected"),  # as it was judged
        (None, ""),
        (None, ""),
    ]
    assert list(ColumnMapping.objects.order_by("n").values_list("n", flat=True)) == [1, 2]


def test_the_same_answer_again_is_refused(cast, brought):
    actions.map_columns(cast.act("office"), brought, SAID)

    with pytest.raises(Conflict):
        actions.map_columns(cast.act("office"), brought, SAID)


def test_what_was_adopted_is_not_read_otherwise(cast, brought):
    actions.map_columns(cast.act("office"), brought, SAID)
    plan = adopt(cast, brought)

    assert [task.title for task in plan.tasks.order_by("no")] == ["城区停车位改造", "中小学课后服务", "老旧小区改造"]
    with pytest.raises(Conflict):
        actions.map_columns(cast.act("office"), Document.objects.get(pk=brought.pk), SAID)


@pytest.mark.parametrize(("who", "refusal"), [("leader", Forbidden), ("auditor", Forbidden), ("neighbour", Unknown)])
def test_only_the_office_says_what_columns_hold(cast, brought, who, refusal):
    with pytest.raises(refusal):
        actions.map_columns(cast.act(who), brought, SAID)
    assert ColumnMapping.objects.count() == 0


def test_an_upload_leads_to_the_question_until_it_is_answered(sign_in):
    office = sign_in("office")
    file = SimpleUploadedFile("实事.xlsx", ugly_table())

    answer = office.post(reverse("documents:upload"), {"file": file})
    document = Document.objects.get()
    assert answer.url == page(document)
    shown = office.get(page(document), headers=IN_ENGLISH).content.decode()
    assert (
        shown.count("<select") == 6 and "What this column holds is not known." in shown and "新增停车位300个" in shown
    )

    answer = office.post(page(document), CHOSEN)
    assert answer.url == reverse("documents:document", args=[document.pk])
    desk = office.get(answer.url, headers=IN_ENGLISH).content.decode()
    assert "The columns are read as 沈明 said on" in desk and f'href="{page(document)}"' in desk
    assert 'title="Sheet1!F5"' in desk


def test_a_preview_shows_what_would_be_read_and_keeps_nothing(sign_in, brought):
    answer = sign_in("office").post(page(brought), CHOSEN | {"preview": "1"}, headers=IN_ENGLISH)

    shown = answer.content.decode()
    assert (answer.status_code, ColumnMapping.objects.count(), titles(brought)) == (200, 0, [])
    assert "3 tasks are read" in shown and "2026-09-30" in shown and "县公安局、县城管局" in shown


def test_a_preview_shows_the_steps_of_a_task_too(cast, sign_in):
    table = workbook(
        ("序号", "任务", "牵头单位", "上半年", "全年"), (1, "建综合服务中心", "县民政局", "开工建设", "投入使用")
    )
    document = bring(cast, table, "分季度推进表.xlsx")

    shown = sign_in("office").get(page(document)).content.decode()

    assert "上半年 开工建设" in shown and "全年 投入使用" in shown


def test_a_table_without_a_column_of_tasks_is_sent_back(sign_in, brought):
    answer = sign_in("office").post(page(brought), {"table-0-column-3": "answers"}, headers=IN_ENGLISH)

    assert answer.status_code == 422
    assert "Say which column holds the tasks." in answer.content.decode()


def test_a_guess_without_doubt_is_chosen_already(cast, sign_in):
    document = bring(cast, county_ledger(), "台账.xlsx")
    shown = sign_in("office").get(page(document), headers=IN_ENGLISH)

    chosen = [field.initial for table, columns in shown.context["form"].tables() for field, _doubt in columns]
    assert chosen == [
        "number",
        "group",
        "task",
        "target",
        "value",
        "measure",
        "heads",
        "supports",
        "leader",
        "due",
        "",
    ]


def test_a_text_without_tables_has_no_such_page(sign_in, cast):
    document = bring(cast, "青石县2026年要点\n一、科技\n1.建所。(牵头单位:县科技局)".encode(), "要点.txt")

    assert sign_in("office").get(page(document)).status_code == 404


def test_the_page_asks_as_often_for_one_table_as_for_many_columns(sign_in, cast, brought):
    office = sign_in("office")
    wide = bring(cast, county_ledger(), "台账.xlsx")

    assert len(queries_of(office, page(wide))) == len(queries_of(office, page(brought)))
