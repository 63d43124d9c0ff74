"""Rounds for the tests: answers of the cast's units, as far along as a test wants them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.support.cast import Cast

#: A plan of which a target is judged beside another figure.
COMPARED = """青石县2026年工业经济工作要点

青石政发〔2026〕18号

一、稳定工业增长

1.稳定工业生产。规模以上工业增加值增速高于全市平均水平1个百分点以上。（牵头单位：县科学技术局）

青石县人民政府
2026年2月6日
"""


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


def entered(cast: Cast, round: Any, key: str | None = None) -> Any:
    """What the office entered for the bureau of science, which answered by telephone."""
    from luoshi.dispatch.actions import enter_for_unit
    from luoshi.dispatch.models import Report
    from luoshi.dispatch.reports import Row

    ask = ask_of(round, 2)
    act = cast.act("office", key) if key else cast.act("office")
    enter_for_unit(act, round, ask.unit, [Row(ask.pk, words="正在申报")], "phone")
    return Report.objects.get(ask=ask, current=True)


def accepted(act: Any, report: Any) -> Any:
    """The report after a reviewer has accepted it."""
    from luoshi.dispatch.actions import review_reports
    from luoshi.dispatch.actions.reviewing import Review

    review_reports(act, report.round, [Review(report.pk, True)])
    report.refresh_from_db()
    return report


def unproved(cast: Cast, report: Any, what: str = "请补认定文件盖章页") -> Any:
    """A report of which the office wants a proof before it decides."""
    from luoshi.dispatch.actions import ask_for_proof
    from luoshi.dispatch.actions.proving import Want

    ask_for_proof(cast.act("office"), report.round, [Want(report.pk, what)])
    report.refresh_from_db()
    return report


def things_of(cast: Cast, round: Any) -> dict[str, int]:
    """A report with a proof and an obstacle and a plain one in review, and something that is still asked."""
    from luoshi.dispatch.reports import Hindrance

    four = {"values": values_of(round, 1, "4"), "words": "已新增4家", "proofs": (proof(),)}
    hindrance = Hindrance("用地手续未办", cast.units["farming"])
    report = reported(cast.act("unit"), round, 1, **four, hindrance=hindrance)
    held = {"values": values_of(round, 3, "48"), "words": "面积已落实到地块"}
    clean = reported(cast.act("second_unit"), round, 3, **held)
    return {
        "ask": ask_of(round, 2).pk,
        "report": report.pk,
        "clean": clean.pk,
        "evidence": report.evidence.get().pk,
        "obstacle": report.obstacle.pk,
    } | compared_of(cast)


def compared_of(cast: Cast) -> dict[str, int]:
    """A round with a target that is judged beside another figure."""
    from datetime import date

    from luoshi.dispatch.actions import open_round
    from luoshi.ledger.actions import adopt
    from tests.support.papers import bring

    plan = adopt(cast.act("office"), bring(cast, COMPARED, "工业.txt"))
    round = open_round(cast.act("office"), plan, date(2026, 8, 1))
    given = {"values": values_of(round, 1, "6"), "words": "增速6%", "proofs": (proof(),)}
    lacking = unproved(cast, reported(cast.act("unit"), round, 1, **given))
    target = ask_of(round, 1).task.targets.get()
    return {"round_compared": round.pk, "target_compared": target.pk, "unproved": lacking.pk}
