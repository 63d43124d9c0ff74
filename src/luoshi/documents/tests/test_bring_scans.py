"""Scans come in by the same door: recognised apart with limits of their own, a marking in the picture seen."""

import pytest

from luoshi.core.errors import Invalid
from luoshi.documents import actions
from luoshi.documents.models import Document
from luoshi.documents.queries import desk_reading, opened
from luoshi.reading.intake import recognition
from luoshi.reading.intake.laid_out import RECOGNISED
from luoshi.reading.tests.test_scans import SECRET, needs_scans, picture_of, saved, slip

pytestmark = pytest.mark.whole


@needs_scans
def test_a_scan_is_recognised_and_received(cast):
    document = actions.bring(cast.act("office"), cast.regions["county"], "任务.png", saved(picture_of(slip()), "PNG"))
    body, flow = opened(desk_reading(document))

    assert (document.media_type, body["warnings"]) == ("image/png", [RECOGNISED])
    assert [task["title"] for task in body["tasks"]] == ["培育创新企业"]
    assert body["places"][0]["page"] == 1
    assert flow.text.startswith("一、强化科技创新\n")


@needs_scans
def test_a_scan_with_a_marking_is_not_taken(cast, english):
    scan = saved(picture_of(slip(SECRET)), "PNG")
    with pytest.raises(Invalid, match="secrecy marking"):
        actions.bring(cast.act("office"), cast.regions["county"], "通知.png", scan)
    assert not Document.objects.filter(name="通知.png").exists()


def test_where_nothing_recognises_a_scan_it_is_said_what_would(cast, english, monkeypatch):
    monkeypatch.setattr(recognition, "is_there", lambda: False)
    with pytest.raises(Invalid) as refused:
        actions.bring(cast.act("office"), cast.regions["county"], "任务.png", saved(picture_of(slip()), "PNG"))
    assert "luoshi[scans]" in " ".join(refused.value.reasons)
