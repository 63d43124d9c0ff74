"""A ledger as large as a province's busiest county would ever have it, made fast: rows without their acts."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from tests.support.cast import MOMENT, SINCE, Cast

TASKS_IN_A_PLAN = 100
UNITS = 60
ROLES = ("main", "co_lead", "participant")


def make_large(cast: Cast, tasks: int = 10_000) -> list[Any]:
    """More plans for the county, oldest first, with that many tasks in all: each with three units, some with a target.

    The cast's units share the work with others, so that the science liaison sees a twentieth of it.
    """
    units = [cast.units["science"].pk, cast.units["farming"].pk, *_units(cast)]
    plans = [_plan(cast, _next_number()) for _n in range(-(-tasks // TASKS_IN_A_PLAN))]
    rows = _tasks(plans, tasks)
    _responsibilities(rows, units)
    _targets(rows)
    return plans


def _written(rows: Iterable[Any]) -> list[Any]:
    """Rows of one model, inserted as one act's."""
    rows, act = list(rows), uuid.uuid4()
    for row in rows:
        row.act = act
    return list(type(rows[0]).objects.bulk_create(rows, batch_size=500))


def _next_number() -> int:
    from luoshi.ledger.models import Plan

    return Plan.objects.count() + 1


def _units(cast: Cast) -> list[int]:
    from luoshi.organizations.models import Unit, UnitVersion

    known = list(UnitVersion.objects.filter(name__startswith="县第").values_list("unit", flat=True))
    if known:
        return known
    units = _written(Unit() for _n in range(UNITS - 2))
    facts = {"kind": "government", "region": cast.regions["county"], "valid_from": SINCE}
    _written(UnitVersion(unit=unit, name=f"县第{n}局", **facts) for n, unit in enumerate(units))
    return [unit.pk for unit in units]


def _plan(cast: Cast, n: int) -> Any:
    """A plan with its document, reading and sections."""
    from luoshi.documents.models import Document, Reading
    from luoshi.ledger.models import Plan, Section
    from luoshi.records.models import File

    region = cast.regions["county"]
    file = File.objects.create(sha256=f"{n:064x}", size=1, media_type="text/plain")
    facts = {"title": f"第{n}号清单", "received_at": MOMENT, "media_type": "text/plain", "encoding": "utf-8"}
    document = _written([Document(region=region, file=file, name="plan.txt", kind="plan", state="adopted", **facts)])[0]
    _written([Reading(document=document, reader_version="1", schema="1", body="{}", flow="{}", sha="")])
    plan = _written([Plan(region=region, document=document, title=f"第{n}号清单", year=2026, adopted_at=MOMENT)])[0]
    _written(Section(plan=plan, no=no, number=str(no), title=f"第{no}部分") for no in range(1, 11))
    return plan


def _tasks(plans: list[Any], tasks: int) -> list[Any]:
    from luoshi.ledger.models import Task

    sections = {plan.pk: list(plan.sections.order_by("no")) for plan in plans}
    places = [(plan, no) for plan in plans for no in range(TASKS_IN_A_PLAN)][:tasks]
    return _written(
        Task(
            plan=plan,
            section=sections[plan.pk][no // 10],
            no=no + 1,
            number=str(no + 1),
            title=f"办好第{no + 1}件实事",
            statement=f"年底前完成第{no + 1}件实事，群众满意率达到95%。",
            state="unled" if no % 50 == 2 else "ready",
        )
        for plan, no in places
    )


def _responsibilities(tasks: list[Any], units: list[int]) -> None:
    from luoshi.ledger.models import Responsibility

    turn = count()
    _written(
        Responsibility(
            task=task,
            unit_id=units[next(turn) % len(units)],
            role=role,
            no=no,
            as_written="县局",
            valid_from=SINCE,
        )
        for task in tasks
        if task.state != "unled"
        for no, role in enumerate(ROLES)
    )


def _targets(tasks: list[Any]) -> None:
    from luoshi.ledger.models import Target, TargetVersion

    targets = _written(
        Target(task=task, no=1, indicator="满意率", unit_label="%", words="满意率达到95%") for task in tasks[::10]
    )
    asks = {"comparator": ">=", "low": Decimal(95), "due_on": date(2026, 12, 31)}
    _written(TargetVersion(target=t, effective_on=SINCE, recorded_at=MOMENT, **asks) for t in targets)


def analyse() -> None:
    """Lets the database count its rows: SQLite as the worker lets it every day, PostgreSQL as its server does."""
    from django.db import connection
    from django.utils import timezone

    from luoshi.records.sweeps import statistics

    statistics(timezone.now())
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
