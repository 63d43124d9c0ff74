"""What people corrected, as candidates for the reader's corpus: the corpus' shape, names masked, told in the log."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from luoshi.core.errors import Forbidden, Invalid, Unknown
from luoshi.documents import actions, marking, queries
from luoshi.documents.candidates import candidate_of, packed
from luoshi.documents.desk import desk_of
from luoshi.records import files
from luoshi.records.models import LogEntry
from tests.support.papers import PLAN, bring

pytestmark = pytest.mark.django_db

LETTER = PLAN.replace("2026年2月6日", "2026年2月6日\n\n联系人：王小明，电话：0530-8612345")


@pytest.fixture
def letter(cast, db):
    return bring(cast, LETTER, "带联系人.txt")


@pytest.fixture
def judged(cast, letter):
    act = cast.act("office")
    actions.judge(act, letter, marking.correct(desk_of(letter), "tasks.2", {"title": "守牢耕地红线"}))
    actions.judge(cast.act("office"), letter, marking.reject(desk_of(letter), "tasks.5"))
    return letter


def test_the_answers_stand_as_they_are_after_the_verdicts_in_the_corpus_shape(judged):
    gold = candidate_of(judged).gold
    assert list(gold) == ["document", "sections", "tasks", "claims"]
    assert [task["title"] for task in gold["tasks"]] == [
        "培育创新企业",
        "建设中试基地",
        "守牢耕地红线",
        "盘活闲置资产",
        "修缮乡村古桥",
    ]
    assert gold["tasks"][1] == {
        "number": "2",
        "section": "推动科技创新",
        "title": "建设中试基地",
        "leads": ["县科学技术局"],
        "participants": ["县文化和旅游局"],
        "leaders": ["张某"],
        "deadline": "2026-10-31",
        "targets": [
            {"indicator": "中试基地", "comparator": "=", "value": 1, "unit": "处", "text": "10月底前建成中试基地1处"}
        ],
    }


def test_names_and_numbers_are_masked_in_place_and_listed(judged):
    candidate = candidate_of(judged)
    assert {mask.words for mask in candidate.masks} == {"韩远", "王小明", "0530-8612345"}
    assert len(candidate.text) == len(LETTER)
    changed = [n for n, (old, new) in enumerate(zip(LETTER, candidate.text, strict=True)) if old != new]
    words = [(LETTER.index(mask.words), mask) for mask in candidate.masks]
    assert set(changed) <= {n for at, mask in words for n in range(at, at + len(mask.words))}
    for mask in candidate.masks:
        assert mask.words not in candidate.text + json.dumps(candidate.gold, ensure_ascii=False)


def test_a_name_that_the_page_cuts_with_tags_is_masked_letter_by_letter(cast, db):
    page = (
        '<!doctype html><html><head><meta charset="utf-8"><title>任务</title></head><body><p>一、科技创新</p>'
        "<p>1.建设基地。建成基地1处。（领衔领导：韩<b>&#36828;</b>；牵头单位：县科学技术局）</p>"
        "<!-- 韩远 --></body></html>"
    )
    document = bring(cast, page, "任务.html")
    text = candidate_of(document).text
    assert ("韩" in text, "&#36828;" in text, len(text)) == (False, False, len(page))


def test_the_packet_holds_a_source_and_its_answers_under_names_that_say_nothing(judged):
    with zipfile.ZipFile(io.BytesIO(packed([candidate_of(judged)]))) as packet:
        text, gold = sorted(packet.namelist(), key=len)
        assert (text.startswith("luoshi-"), gold) == (True, text.replace(".txt", ".gold.json"))
        assert json.loads(packet.read(gold))["document"]["title"] == "青石县2026年重点工作任务清单"
        assert "王小明" not in packet.read(text).decode()


def test_taking_away_is_told_in_the_log_and_never_the_names(cast, judged):
    candidate = candidate_of(judged, more=["柳河镇"])
    actions.export_candidates(cast.act("office"), [candidate])
    entry = LogEntry.objects.latest("seq")
    assert (entry.act, entry.subject_id) == ("documents.export_candidates", judged.pk)
    assert json.loads(entry.body)["facts"] == {
        "masked": {"name": 2, "phone": 1, "words": 1},
        "sha256": candidate.digest,
        "tasks": 5,
    }
    assert not any(mask.words in entry.body for mask in candidate.masks)


def test_nothing_is_taken_where_nothing_is_chosen_or_by_others(cast, judged, english):
    candidate = candidate_of(judged)
    with pytest.raises(Invalid, match="Nothing was chosen"):
        actions.export_candidates(cast.act("office"), [])
    for person, refusal in (("leader", Forbidden), ("unit", Unknown), ("neighbour", Unknown)):
        with pytest.raises(refusal):
            actions.export_candidates(cast.act(person), [candidate])


def test_only_documents_of_which_somebody_has_spoken_are_offered(cast, judged, document):
    assert list(queries.judged(cast.reach("office")).values_list("pk", "corrections")) == [(judged.pk, 2)]
    assert list(queries.judged(cast.reach("leader"))) == []


def test_the_page_shows_what_is_masked_before_anything_leaves(sign_in, judged):
    office, english = sign_in("office"), {"Accept-Language": "en"}
    listed = office.get("/documents/candidates/", headers=english).content.decode()
    assert judged.title in listed
    shown = office.get(f"/documents/candidates/?document={judged.pk}&more=柳河镇", headers=english).content.decode()
    for words in ("王小明", "张某", "0000-0000000", "柳河镇", "Take away"):
        assert words in shown
    entries = LogEntry.objects.filter(act="documents.export_candidates").count()
    answer = office.post("/documents/candidates/", {"document": judged.pk, "more": "柳河镇"})
    assert (answer.status_code, answer["Content-Type"], entries) == (200, "application/zip", 0)
    assert files.read(judged.file_id).decode() == LETTER  # what stays in the house is as it was
