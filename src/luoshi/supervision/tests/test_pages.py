"""The pages of letters: what is attached to an answer, and what is shown."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from luoshi.documents.models import RefusedUpload
from luoshi.supervision.models import Reply
from tests.support import letters

pytestmark = pytest.mark.django_db

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def signed(cast, letter):
    return letters.signed(cast, letter, "unit")


def marked():
    paper, out = docx.Document(), BytesIO()
    paper.add_paragraph("机密★1年")
    paper.add_paragraph("整改说明")
    paper.save(out)
    return SimpleUploadedFile("整改说明.docx", out.getvalue())


def test_a_marked_proof_is_refused_and_the_same_form_brings_another_file(sign_in, signed):
    address, unit = f"/letters/{signed.pk}/answer/", sign_in("unit")
    given = {"words": "人员变动，已补报。", "key": "one-form"}
    refused = unit.post(address, given | {"proofs": [marked()]}, headers=ENGLISH)
    assert (refused.status_code, "carries a secrecy marking" in refused.content.decode()) == (422, True)
    assert (RefusedUpload.objects.count(), Reply.objects.count()) == (1, 0)
    fit = SimpleUploadedFile("整改说明.txt", "整改说明".encode())
    assert unit.post(address, given | {"proofs": [fit]}).status_code == 302
    proof = Reply.objects.get().proofs.get()
    assert (proof.name, proof.file.media_type) == ("整改说明.txt", "text/plain")
