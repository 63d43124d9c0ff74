"""The contract: every key present, the schema in step with the reader's words."""

import json
from decimal import Decimal
from pathlib import Path

from luoshi.reading.export.contract import contract_of
from luoshi.reading.export.schema import schema
from luoshi.reading.flow import Span
from luoshi.reading.model import (
    LEFT_OUT,
    Claim,
    DocumentFields,
    Rank,
    Reading,
    Responsibility,
    Source,
    Target,
    Task,
    Versus,
)

PUBLISHED = Path(__file__).parents[4] / "docs" / "reference" / "reading.schema.json"


def test_every_key_is_there_and_numbers_are_numbers():
    task = Task(
        number="1",
        section=None,
        title="建实验室",
        statement="建实验室20家。",
        span=Span(0, 10),
        responsibilities=(Responsibility("县科技局", "科技局", "lead", Span(7, 10), "县 was lost", True),),
        targets=(Target("实验室", ">=", Decimal("20.0"), "家", None, "20家", Span(3, 6)),),
    )
    claim = Claim(
        "产值",
        Decimal("2063.42"),
        "亿元",
        None,
        Rank(3, "全省"),
        (Versus("全国", Decimal("1.1")),),
        None,
        "…",
        Span(0, 1),
    )
    source = Source("a.txt", "00", "text/plain", 10)

    data = contract_of(Reading(source, tasks=(task,), claims=(claim,), markers=(Span(0, 2),)))

    assert data == {
        "schema": "luoshi.reading/1",
        "source": {
            "name": "a.txt",
            "sha256": "00",
            "media_type": "text/plain",
            "characters": 10,
            "encoding": "utf-8",
            "part": 1,
        },
        "document": {
            "kind": "other",
            "title": None,
            "document_number": None,
            "index_number": None,
            "issuer": None,
            "written_on": None,
            "published_on": None,
            "effect": None,
            "region": None,
            "addressees": [],
            "references": [],
            "printed": [],
        },
        "sections": [],
        "tasks": [
            {
                "number": "1",
                "section": None,
                "title": "建实验室",
                "statement": "建实验室20家。",
                "span": [0, 10],
                "responsibilities": [
                    {
                        "unit": "县科技局",
                        "as_written": "科技局",
                        "role": "lead",
                        "span": [7, 10],
                        "restored": "县 was lost",
                        "divided": True,
                        "confidence": 1.0,
                    }
                ],
                "leaders": [],
                "deadline": None,
                "targets": [
                    {
                        "indicator": "实验室",
                        "comparator": ">=",
                        "value": 20,
                        "unit": "家",
                        "due": None,
                        "text": "20家",
                        "span": [3, 6],
                        "confidence": 1.0,
                        "base": None,
                    }
                ],
                "aims": [],
                "items": [],
                "confidence": 1.0,
                "warnings": [],
                "rule": "",
            }
        ],
        "claims": [
            {
                "indicator": "产值",
                "value": 2063.42,
                "unit": "亿元",
                "change": None,
                "rank": {"position": 3, "among": "全省"},
                "versus": [{"with": "全国", "points": 1.1}],
                "period": None,
                "text": "…",
                "span": [0, 1],
                "confidence": 1.0,
                "warnings": [],
            }
        ],
        "achievements": [],
        "mechanisms": [],
        "repairs": [],
        "left_out": [],
        "warnings": [],
        "tables": [],
        "attachments": [],
        "pages": [],
        "places": [],
    }


def test_the_published_schema_is_the_one_that_the_code_makes():
    assert json.loads(PUBLISHED.read_text("utf-8")) == schema()


def test_the_schema_asks_for_every_key():
    reading = contract_of(Reading(Source("a.txt", "00", "text/plain", 0), DocumentFields()))

    assert set(schema()["$defs"]["Reading"]["required"]) == set(reading)


def test_the_reference_names_every_reason_and_every_key():
    reference = (PUBLISHED.parent / "reading.md").read_text("utf-8")
    keys = {key for definition in schema()["$defs"].values() for key in definition["properties"]}

    assert {f"| `{why}` | {meaning} |" for why, meaning in LEFT_OUT.items()} <= set(reference.splitlines())
    assert {key for key in keys - {"span"} if f"`{key}`" not in reference} == set()
