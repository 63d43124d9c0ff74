"""A form that comes again after its act was done: whoever sent it is told so, nobody else is."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from luoshi.supervision.models import Reply
from tests.support import letters

pytestmark = pytest.mark.django_db

ENGLISH = {"Accept-Language": "en"}


def sent(browser, address, came_from):
    """The status of the answer to a letter, and where it leads."""
    form = {"words": "人员变动，已补报。", "key": "one-form", "proofs": [SimpleUploadedFile("说明.txt", b"1")]}
    reply = browser.post(address, form, headers=ENGLISH | {"Referer": f"http://testserver{came_from}"})
    return reply.status_code, reply.headers.get("Location")


def test_the_same_answer_sent_again_says_that_it_has_arrived(sign_in, cast, letter):
    page = f"/letters/{letters.signed(cast, letter, 'unit').pk}/"
    unit, address = sign_in("unit"), f"{page}answer/"
    assert [sent(unit, address, address), sent(unit, address, address), sent(unit, address, page)] == [
        (302, page),
        (302, "/"),
        (302, f"http://testserver{page}"),
    ]
    assert ("has arrived before" in unit.get(page).content.decode(), Reply.objects.count()) == (True, 1)


def test_the_key_of_somebody_else_opens_nothing(sign_in, cast, letter):
    page = f"/letters/{letters.signed(cast, letter, 'unit').pk}/"
    assert sent(sign_in("unit"), f"{page}answer/", page) == (302, page)
    assert [sent(sign_in(other), f"{page}answer/", page)[0] for other in ("second_unit", "leader")] == [404, 403]
