"""Bringing a document in: what is taken, what is refused, and what a refusal leaves behind."""

from __future__ import annotations

import hashlib

import pytest
from django.apps import apps

from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.documents import actions
from luoshi.documents.models import Document, Finding, Reading, RefusedUpload
from luoshi.organizations.models import Region
from luoshi.records.models import File, LogEntry, Recorded
from tests.support.cast import MOMENT
from tests.support.papers import MARKED, MARKED_NAME, MARKED_TITLE, PAGE, PLAN, bring

pytestmark = pytest.mark.django_db

DIGEST = hashlib.sha256(PLAN.encode()).hexdigest()


def last_entry():
    return LogEntry.objects.latest("seq")


def traces():
    """What stands in the tables that a file could leave something in."""
    return {model: model.objects.count() for model in (File, Document, Reading, Finding, RefusedUpload, LogEntry)}


def everything_written():
    """Every value of every row of ours, as one text."""
    models = [model for model in apps.get_models() if issubclass(model, Recorded | LogEntry | File)]
    return "\n".join(str(row) for model in models for row in model._default_manager.values_list())


def test_a_text_becomes_a_document_with_its_reading(cast, kept):
    document = bring(cast, PLAN, "重点工作.txt")

    assert Document.objects.filter(pk=document.pk).values().get() == {
        "id": document.pk,
        "act": last_entry().entry,
        "region_id": cast.regions["county"].pk,
        "file_id": DIGEST,
        "part": 1,
        "name": "重点工作.txt",
        "media_type": "text/plain",
        "encoding": "utf-8",
        "kind": "plan",
        "title": "青石县2026年重点工作任务清单",
        "number": "青石政发〔2026〕8号",
        "issuer": "青石县人民政府",
        "written_on": document.written_on,
        "received_at": MOMENT,
        "state": "read",
    }
    counted = {kind: document.readings.get().findings.filter(kind=kind).count() for kind in ("section", "task")}
    assert (counted, kept()) == ({"section": 3, "task": 6}, [DIGEST])
    assert (last_entry().act, last_entry().subject_id) == ("documents.receive", document.pk)


def test_a_web_page_is_read_by_its_table(cast):
    document = bring(cast, PAGE, "城市更新.html")
    findings = document.readings.get().findings
    units = [finding.value["unit"] for finding in findings.filter(kind="responsibility").order_by("pk")]
    assert (document.media_type, document.title) == ("text/html", "青石县2026年城市更新任务清单")
    assert units == ["县住房和城乡建设局", "县财政局", "县综合行政执法局", "柳河镇"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (MARKED, MARKED_NAME),
        (MARKED.replace("机密★1年", "绝密"), MARKED_NAME),
        (MARKED.replace("机密★1年", "★"), MARKED_NAME),
        (MARKED.replace("机密★1年\n", ""), f"秘密 {MARKED_NAME}"),
        (f"<html><body><p>秘密★长期</p><h1>{MARKED_TITLE}</h1></body></html>", "白鹭湖方案定稿.html"),
    ],
    ids=["机密", "绝密", "star alone", "in the name", "web page"],
)
@pytest.mark.usefixtures("in_a_child")
def test_a_marked_file_is_refused_and_leaves_no_copy(cast, kept, english, caplog, capfd, data_folder, text, name):
    before = traces()

    with pytest.raises(Invalid, match="carries a secrecy marking"):
        bring(cast, text, name)

    assert traces() == before | {RefusedUpload: 1, LogEntry: before[LogEntry] + 1}
    entry, refused = last_entry(), RefusedUpload.objects.get()
    facts = (entry.act, entry.actor_name, entry.unit_name, entry.subject_type, entry.subject_id, entry.at)
    assert facts == ("documents.refuse_marked", "沈明", "县政府督查室", "documents.refusedupload", refused.pk, MOMENT)
    said = everything_written() + caplog.text + "".join(capfd.readouterr())
    digest = hashlib.sha256(text.encode()).hexdigest()
    assert [word for word in (MARKED_TITLE, "白鹭湖", "定稿", digest, digest[:12]) if word in said] == []
    assert (kept(), list(data_folder.iterdir())) == ([], [])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "This file is empty."),
        (b"\n \n", "The file is empty."),
        ("，。——\n".encode(), "The file holds no text."),
        (b"%PDF-1.7 1 0 obj", "This document is damaged or was cut off."),
        (b"PK\x03\x04\x14\x00word/document.xml", "This compressed document is damaged"),
        (b"GIF89a" + bytes(range(256)), "This is a picture."),
        (bytes(range(256)) * 40, "The characters of the file cannot be made out"),
        (PLAN.encode()[:-5] + b"\xff\xff\xfe", "The characters of the file cannot be made out"),
    ],
    ids=["empty", "blank", "no words", "pdf", "docx", "gif", "binary", "broken encoding"],
)
def test_what_is_no_text_gets_a_message_and_leaves_nothing(cast, kept, english, data, reason):
    before = traces()
    with pytest.raises(Invalid) as refused:
        actions.bring(cast.act("office"), cast.regions["county"], "任务.txt", data)
    assert reason in " ".join(refused.value.reasons)
    assert (traces(), kept()) == (before, [])


def test_a_file_above_the_limit_is_refused_unread(cast, kept, english, settings, monkeypatch):
    settings.UPLOAD_LIMIT = 2**20
    monkeypatch.delattr("luoshi.documents.actions.bringing.read_apart")
    with pytest.raises(Invalid, match="This file has 2 MB; 1 MB are taken"):
        actions.bring(cast.act("office"), cast.regions["county"], "任务.txt", b"a" * (2**20 + 1))
    assert kept() == []


@pytest.mark.parametrize(
    ("bomb", "name", "memory", "seconds"),
    [("甲乙丙丁。" * 1_200_000, "long.txt", 96, 20), ("<table>" * 200_000, "deep.html", 512, 1)],
    ids=["memory", "time"],
)
def test_a_bomb_takes_its_child_along_and_nobody_else(cast, kept, english, settings, bomb, name, memory, seconds):
    settings.READING_MEMORY, settings.READING_SECONDS = memory * 2**20, seconds
    before = traces()
    with pytest.raises(Invalid, match="could not be read within the limits"):
        bring(cast, bomb, name)
    assert (traces(), kept()) == (before, [])
    settings.READING_SECONDS = 60  # a busy machine may need more than one second for what is no bomb
    assert bring(cast).title == "青石县2026年重点工作任务清单"


def test_the_same_file_twice_is_told_where_it_stands(cast, kept, english):
    bring(cast)
    before = traces()
    with pytest.raises(Conflict, match=r"This file is here already, as “青石县2026年重点工作任务清单”"):
        bring(cast, name="再来一次.txt")
    assert (traces(), kept()) == (before, [DIGEST])


def test_the_neighbour_may_bring_the_same_file_and_learns_nothing_of_ours(cast):
    ours, theirs = bring(cast), bring(cast, person="neighbour")
    assert (ours.file_id, ours.region_id != theirs.region_id, File.objects.count()) == (theirs.file_id, True, 1)


def test_received_twice_with_one_key_is_one_document(cast, kept):
    first, second = (
        actions.bring(cast.act("office", "one-click"), cast.regions["county"], "重点工作.txt", PLAN.encode())
        for _click in range(2)
    )
    assert (first.pk, Document.objects.count(), kept()) == (second.pk, 1, [DIGEST])


@pytest.mark.parametrize(
    ("person", "refusal"),
    [
        ("unit", Forbidden),
        ("second_unit", Forbidden),
        ("town", Forbidden),
        ("leader", Forbidden),
        ("auditor", Forbidden),
        ("neighbour", Unknown),
        ("public", Unknown),
        ("system", Unknown),
        ("security", Unknown),
        ("audit", Unknown),
    ],
)
def test_only_the_office_of_the_region_brings_documents(cast, kept, person, refusal):
    before = traces()
    county = Region.objects.get(pk=cast.regions["county"].pk)
    with pytest.raises(refusal):
        actions.bring(cast.act(person), county, "任务.txt", PLAN.encode())
    assert (traces(), kept()) == (before, [])
