"""What a page asks of the database, and whether a question walks through a whole table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queries_of(client: Client, address: str) -> list[str]:
    """The statements behind a page that is answered with 200."""
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return [query["sql"] for query in captured.captured_queries]


def scanned(statement: str) -> set[str]:
    """The tables through which a SELECT could only be answered by walking from end to end."""
    return set(_scanned_sqlite(statement) if connection.vendor == "sqlite" else _scanned_postgresql(statement))


def _scanned_sqlite(statement: str) -> Iterator[str]:
    aliases = {alias: table for table, alias in re.findall(r'"(\w+)" (U\d+|T\d+|V\d+|W\d+)\b', statement)}
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}")
        steps = [row[3] for row in cursor.fetchall()]
    for step in steps:
        if found := re.match(r"SCAN (\w+)", step):
            yield aliases.get(found[1], found[1])


def _scanned_postgresql(statement: str) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # else it walks where a table is small or wanted as a whole
        cursor.execute(f"EXPLAIN (FORMAT JSON) {statement}")
        plan = cursor.fetchone()[0]
    yield from _sequential((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"])


def _sequential(node: dict[str, Any]) -> Iterator[str]:
    if node["Node Type"] == "Seq Scan":
        yield node["Relation Name"]
    for part in node.get("Plans", ()):
        yield from _sequential(part)
