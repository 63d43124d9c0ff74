"""Files that units attach: which are taken, which are not, and what a marked one leaves behind."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from luoshi.core.errors import Invalid
from luoshi.documents.actions import ACCEPTED, attach
from luoshi.documents.models import RefusedUpload
from luoshi.records.files import path_of
from luoshi.records.models import LogEntry

pytestmark = pytest.mark.django_db

MARKING = "机密★1年"


def word(*lines):
    book, out = docx.Document(), BytesIO()
    for line in lines:
        book.add_paragraph(line)
    book.save(out)
    return out.getvalue()


def workbook(*lines):
    book, out = Workbook(), BytesIO()
    for line in lines:
        book.active.append([line])
    book.save(out)
    return out.getvalue()


def brought(cast, *files):
    """What comes of files that a liaison officer attaches."""
    uploads = [SimpleUploadedFile(name, data) for name, data in files]
    return attach(cast.act("unit"), cast.regions["county"], uploads)


def test_a_file_is_taken_with_its_name_and_kind(cast, kept):
    [proof] = brought(cast, ("验收单.docx", word("验收单", "中试基地已验收")))
    assert (proof.name, proof.media_type) == ("验收单.docx", ACCEPTED[".docx"])
    assert (kept(), path_of(proof.stored.sha256).stat().st_size) == ([proof.stored.sha256], proof.stored.size)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("情况说明.docx", word(MARKING, "情况说明")),
        ("台账.xlsx", workbook(MARKING, "台账")),
        ("情况说明.txt", f"{MARKING}\n\n情况说明".encode()),
        ("情况说明.txt", f"{MARKING}\n\n情况说明".encode("gb18030")),
        ("现场.jpg", word(MARKING, "情况说明")),
        ("机密 现场.jpg", b"\xff\xd8\xff\xe0 picture"),
    ],
    ids=["Word", "Excel", "text", "text in GB 18030", "Word that says it is a picture", "in the name"],
)
def test_a_marked_file_is_refused_logged_and_not_kept(cast, kept, english, name, data):
    with pytest.raises(Invalid) as refused:
        brought(cast, (name, data))
    assert refused.value.reasons == ["This file carries a secrecy marking and was not taken; no copy was kept."]
    entry = LogEntry.objects.latest("seq")
    assert (entry.act, entry.subject_id) == ("documents.refuse_marked", RefusedUpload.objects.get().pk)
    assert (entry.actor_name, kept()) == ("梁舟", [])


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("脚本.exe", b"MZ", "A proof is a picture"),
        ("没有后缀", b"words", "A proof is a picture"),
        ("空.pdf", b"", "The proof is empty or too large."),
        ("大.pdf", b"%PDF-1.4" + b" " * 1024, "The proof is empty or too large."),
    ],
)
def test_other_kinds_and_sizes_are_refused(cast, kept, english, settings, name, data, reason):
    settings.UPLOAD_LIMIT = 1024
    with pytest.raises(Invalid) as refused:
        brought(cast, (name, data))
    assert (refused.value.reasons[0].startswith(reason), kept()) == (True, [])
    assert not RefusedUpload.objects.exists()


@pytest.mark.parametrize("name", ["扫描件.pdf", "现场.png"])
def test_what_holds_no_words_proves_all_the_same(cast, name):
    [proof] = brought(cast, (name, b"\x89PNG\r\n\x1a\n" if name.endswith("png") else b"%PDF-1.7 1 0 obj"))
    assert proof.name == name


def test_several_files_are_taken_all_or_none_with_every_reason(cast, kept, english):
    with pytest.raises(Invalid) as refused:
        brought(cast, ("好.txt", "已整改".encode()), ("坏.exe", b"MZ"), ("密.docx", word(MARKING)))
    assert [reason.split("：")[0] for reason in refused.value.reasons] == ["坏.exe", "密.docx"]
    assert (kept(), RefusedUpload.objects.count()) == ([], 1)
