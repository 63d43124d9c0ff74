"""What a light was judged by, as plain JSON, and back: so that whoever doubts it can judge it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from luoshi.dispatch.lights.aims import Aim, Node
from luoshi.dispatch.lights.colours import Verdict
from luoshi.dispatch.lights.judging import judge
from luoshi.dispatch.lights.numbers import plain
from luoshi.dispatch.lights.periods import Situation
from luoshi.dispatch.lights.rules import Rules
from luoshi.dispatch.lights.tasks import worst

Inputs = dict[str, Any]

#: Under this name the inputs of a light say until when it is provisional.
PROVISIONAL = "provisional_until"


def of_target(aim: Aim, situation: Situation, verdict: Verdict, until: date | None = None) -> Inputs:
    """The inputs of a target's light, with its working, and `until` when it is provisional (S18)."""
    return {"aim": _aim(aim), "situation": told(situation), "working": dict(verdict.working), **_provisional(until)}


def of_task(verdicts: Mapping[int, Verdict], verdict: Verdict, until: date | None = None) -> Inputs:
    """The inputs of a task's light: the lights of its targets by their ids, and `until` when it is provisional."""
    lights = [{"target": target, "colour": one.colour, "cause": one.cause} for target, one in verdicts.items()]
    return {"targets": lights, "working": dict(verdict.working), **_provisional(until)}


def _provisional(until: date | None) -> dict[str, str]:
    return {} if until is None else {PROVISIONAL: until.isoformat()}


def again(inputs: Inputs, rules: Rules) -> Verdict:
    """Judges anew from inputs alone."""
    if "targets" in inputs:
        return worst([Verdict(one["colour"], one["cause"]) for one in inputs["targets"]])
    return judge(aim_in(inputs["aim"]), situation_in(inputs["situation"]), rules)


def told(situation: Situation) -> dict[str, Any]:
    """A situation as JSON."""
    return {
        "known": situation.known,
        "round": situation.round,
        "ends": situation.ends.isoformat() if situation.ends else None,
        "value": None if situation.value is None else plain(situation.value),
        **({} if situation.reference is None else {"reference": plain(situation.reference)}),
    }


def situation_in(data: Mapping[str, Any]) -> Situation:
    """A situation out of JSON."""
    figures = _number(data["value"]), _number(data.get("reference"))
    return Situation(data["known"], data["round"], _day(data["ends"]), *figures)


def _aim(aim: Aim) -> dict[str, Any]:
    return {
        "kind": aim.kind,
        "comparator": aim.comparator,
        "amount": plain(aim.amount),
        "unit": aim.unit,
        "begins": aim.begins.isoformat(),
        "due": aim.due.isoformat(),
        "words": aim.words,
        "baseline": None if aim.baseline is None else plain(aim.baseline),
        "nodes": [[node.day.isoformat(), plain(node.value)] for node in aim.nodes],
        **({"months": list(aim.months)} if aim.months else {}),
        **({"lag": aim.lag} if aim.lag else {}),
        **({"settled": aim.settled.isoformat()} if aim.settled else {}),
    }


def aim_in(data: Mapping[str, Any]) -> Aim:
    """An aim out of JSON."""
    days = {name: date.fromisoformat(data[name]) for name in ("begins", "due")}
    return Aim(
        data["kind"],
        data["comparator"],
        Fraction(data["amount"]),
        data["unit"],
        **days,
        words=data["words"],
        baseline=_number(data["baseline"]),
        nodes=nodes_in(data["nodes"]),
        months=tuple(data.get("months", ())),
        lag=data.get("lag", 0),
        settled=_day(data.get("settled")),
    )


def nodes_in(points: Sequence[Sequence[Any]]) -> tuple[Node, ...]:
    """The nodes that judge, out of `[[day, value, …], …]` in the order of time.

    Where any names a value, those judge and words alone are for the reader; where none does, the figure that is
    reported says how many were passed.
    """
    valued = [(day, value) for day, value, *_words in points if value is not None]
    counted = [(point[0], n) for n, point in enumerate(points, 1)]
    return tuple(Node(date.fromisoformat(day), Fraction(str(value))) for day, value in valued or counted)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)
