"""Rounds for the tests: answers of the cast's units, as far along as a test wants them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.support.cast import Cast


def ask_of(round: Any, no: int) -> Any:
    """What a round asks about the task of a number, as a whole."""
    from luoshi.dispatch.models import Ask

    return Ask.objects.select_related("unit").get(round=round, task__no=no, target=None)


def values_of(round: Any, no: int, value: str) -> dict[int, Decimal]:
    """A figure for the first target of a task."""
    return {ask_of(round, no).task.targets.earliest("no").pk: Decimal(value)}


def proof() -> Any:
    """A file that lies in the data folder."""
    from luoshi.documents.actions import Attached
    from luoshi.records import files

    return Attached(files.store("认定文件".encode()), "认定文件.txt", "text/plain")


def reported(act: Any, round: Any, no: int, **facts: Any) -> Any:
    """The report on a task, in review."""
    from luoshi.dispatch.actions import submit_reports
    from luoshi.dispatch.models import Report
    from luoshi.dispatch.reports import Row

    ask = ask_of(round, no)
    submit_reports(act, round, ask.unit, [Row(ask.pk, **facts)])
    return Report.objects.get(ask=ask, current=True)


def accepted(act: Any, report: Any) -> Any:
    """The report after a reviewer has accepted it."""
    from luoshi.dispatch.actions import review_reports
    from luoshi.dispatch.actions.reviewing import Review

    review_reports(act, report.round, [Review(report.pk, True)])
    report.refresh_from_db()
    return report


def things_of(cast: Cast, round: Any) -> dict[str, int]:
    """A report with a proof and a plain one in review, and something that is still asked."""
    four = {"values": values_of(round, 1, "4"), "words": "已新增4家", "proofs": (proof(),)}
    report = reported(cast.act("unit"), round, 1, **four)
    held = {"values": values_of(round, 3, "48"), "words": "面积已落实到地块"}
    clean = reported(cast.act("second_unit"), round, 3, **held)
    return {
        "ask": ask_of(round, 2).pk,
        "report": report.pk,
        "clean": clean.pk,
        "evidence": report.evidence.get().pk,
    }
