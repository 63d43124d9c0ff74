"""The pages of documents, as people and strangers meet them."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from luoshi.documents.desk import desk_of
from luoshi.documents.models import Document
from luoshi.records import files
from tests.support.papers import MARKED, MARKED_NAME, MARKED_TITLE, PAGE, PLAN, bring
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db

UPLOAD = reverse("documents:upload")


def sent(text, name="重点工作.txt"):
    return {"file": SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())}


def told(answer):
    """What the page tells in words, its markup left out."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_an_upload_leads_to_what_was_read(sign_in, english):
    answer = sign_in("office").post(UPLOAD, sent(PLAN), headers={"Accept-Language": "en"}, follow=True)
    document = Document.objects.get()
    assert answer.redirect_chain == [(reverse("documents:document", args=[document.pk]), 302)]
    assert "The document was read. Look at what was found, then adopt it." in told(answer)
    assert "Tasks 6 Sections 3 Leads 7 Targets 5" in told(answer)


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        (b"", "任务.txt", "This file is empty."),
        (b"%PDF-1.7", "任务.txt", "This document is damaged or was cut off."),
        (MARKED, MARKED_NAME, "no copy was kept"),
    ],
)
def test_what_is_refused_is_told_beside_the_field(sign_in, text, name, reason):
    answer = sign_in("office").post(UPLOAD, sent(text, name), headers={"Accept-Language": "en"})
    assert (answer.status_code, Document.objects.count()) == (422, 0)
    assert reason in told(answer)
    assert [word for word in (MARKED_TITLE, "白鹭湖", "定稿") if word in answer.content.decode()] == []


def test_a_form_without_a_file_says_so(sign_in):
    assert sign_in("office").post(UPLOAD, {"key": "one-click"}).status_code == 422


def test_every_task_jumps_to_its_sentence_and_nothing_of_a_page_runs(sign_in, cast):
    document = bring(cast, PAGE, "城市更新.html")
    body = sign_in("office").get(reverse("documents:document", args=[document.pk])).content.decode()
    anchors, jumps = set(re.findall(r'id="(tasks[\d.a-z]+)"', body)), set(re.findall(r'href="#(tasks[\d.a-z]+)"', body))
    tasks = {line.task.key for line in desk_of(document).lines}
    assert (tasks <= jumps, jumps <= anchors, "never" in body) == (True, True, False)


def test_the_source_is_a_download_byte_for_byte(sign_in, cast):
    document = bring(cast, PAGE, "城市更新.html")
    answer = sign_in("office").get(reverse("documents:source", args=[document.pk]))
    assert answer.content == PAGE.encode() == files.read(document.file_id)
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment; filename")


def test_a_task_is_left_out_and_taken_in_again(sign_in, document):
    address = reverse("documents:judge", args=[document.pk])
    office = sign_in("office")
    answers = [office.post(address, {"thing": "tasks.0", said: "1"}) for said in ("leave_out", "take_in")]
    back = f"{reverse('documents:document', args=[document.pk])}#line-tasks.0"
    assert [answer["Location"] for answer in answers] == [back, back]
    said = document.verdicts.filter(key="tasks.0").order_by("n").values_list("state", flat=True)
    assert list(said) == ["rejected", "accepted"]


def test_a_list_takes_as_many_queries_for_three_as_for_one(sign_in, cast, document):
    office = sign_in("office")
    one = queries_of(office, reverse("documents:list"))
    for n in range(2):
        bring(cast, PLAN.replace("2026年", f"{2027 + n}年"), f"{n}.txt")
    assert len(queries_of(office, reverse("documents:list"))) == len(one)


def test_a_reading_takes_as_many_queries_however_much_was_read(sign_in, cast, document):
    short = bring(cast, PLAN.split("二、")[0], "short.txt")
    few, many = (
        len(queries_of(sign_in("office"), reverse("documents:document", args=[one.pk]))) for one in (short, document)
    )
    assert few == many
