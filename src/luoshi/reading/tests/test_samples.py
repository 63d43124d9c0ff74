"""The example county's documents, read whole, against the answers that were made with them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from luoshi.reading import read

SAMPLES = Path(__file__).parents[4] / "samples"
NAMES = sorted(path.name for path in (SAMPLES / "documents").iterdir())


def answers_to(name: str) -> dict:
    return json.loads((SAMPLES / "answers" / f"{Path(name).stem}.gold.json").read_text("utf-8"))


@pytest.fixture(params=NAMES)
def sample(request):
    """What was read in a sample, and its answers."""
    [reading] = read((SAMPLES / "documents" / request.param).read_bytes(), request.param)
    return reading, answers_to(request.param)


def units(task, role: str) -> list[str]:
    return [one.unit for one in task.responsibilities if one.role == role]


def test_its_tasks_with_their_units_are_those_of_the_answers(sample):
    reading, answers = sample
    read_tasks = [
        (task.number, task.section, task.title, units(task, "lead"), units(task, "participant"))
        for task in reading.tasks
    ]
    assert read_tasks == [
        (task["number"], task["section"], task["title"], task["leads"], task["participants"])
        for task in answers["tasks"]
    ]


def asked(comparator: str, value: object, unit: str) -> tuple[str, float, str]:
    return comparator, float(str(value)), unit


def test_its_targets_have_the_values_of_the_answers(sample):
    reading, answers = sample
    found = {
        task.title: Counter(asked(one.comparator, one.value, one.unit) for one in task.targets)
        for task in reading.tasks
    }
    assert found == {
        task["title"]: Counter(
            (target["comparator"], float(target["value"]), target["unit"]) for target in task["targets"]
        )
        for task in answers["tasks"]
    }


def test_its_head_is_that_of_the_answers(sample):
    reading, answers = sample
    keys = ("kind", "title", "document_number", "index_number", "issuer", "written_on", "published_on", "effect")
    head = {key: getattr(reading.document, key) for key in keys}
    assert head | {"region": reading.document.region and reading.document.region.name} == {
        key: answers["document"][key] for key in (*keys, "region")
    }


def test_the_briefing_reports_what_the_answers_report():
    [reading] = read((SAMPLES / "documents" / "press-briefing.html").read_bytes(), "press-briefing.html")
    found = {(claim.value and float(claim.value), claim.change and float(claim.change)) for claim in reading.claims}
    missed = [
        claim["indicator"]
        for claim in answers_to("press-briefing.html")["claims"]
        if (claim["value"], claim["change"]) not in found
    ]
    assert missed == []
