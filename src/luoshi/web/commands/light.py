"""`luoshi light`: tries the rule of a light on figures of one's own. Needs neither a database nor a server."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from gettext import gettext as _

from luoshi.core.packaged import data_of
from luoshi.dispatch.lights.aims import Aim, Node
from luoshi.dispatch.lights.colours import Verdict
from luoshi.dispatch.lights.judging import FORMULAS, judge
from luoshi.dispatch.lights.numbers import plain
from luoshi.dispatch.lights.periods import ACCEPTED, AWAITING, Situation, judges
from luoshi.dispatch.lights.rules import load
from luoshi.dispatch.lights.words import figures_of, in_full, msgid_of
from luoshi.dispatch.lights.year_end import Rest, provisional_until, rest_of
from luoshi.web.language import gettext_noop

#: What is asked where no figure has to be named.
BARE = {"relative": Fraction(0), "done": Fraction(1)}

#: A figure has at most so many characters.
LONGEST = 40

#: What the bare kind means where no sign is given.
SIGNS = {"ceiling": "<=", "relative": ">", "rank": "<="}
COLOURS = {
    "green": gettext_noop("green"),
    "yellow": gettext_noop("yellow"),
    "red": gettext_noop("red"),
    "grey": gettext_noop("grey"),
}
CAUSES = {
    "on_course": gettext_noop("On course"),
    "behind": gettext_noop("Behind its course"),
    "over": gettext_noop("Above what the time allows"),
    "exceeded": gettext_noop("Above its ceiling"),
    "missed": gettext_noop("Not at the level that is asked"),
    "node_late": gettext_noop("A node is overdue"),
    "awaiting": gettext_noop("No figure yet"),
    "no_nodes": gettext_noop("No nodes set"),
    "no_baseline": gettext_noop("No value to start from"),
    "no_reference": gettext_noop("No figure to compare with yet"),
    "not_yet": gettext_noop("Not yet the time to judge it"),
}


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kind", choices=FORMULAS, metavar=_("KIND"), help=", ".join(FORMULAS))
    parser.add_argument("--target", type=number, metavar=_("N"), help=_("what is asked; of a comparison the margin"))
    parser.add_argument("--value", type=number, metavar=_("N"), help=_("what was reached; without it nothing is known"))
    parser.add_argument("--on", type=day, required=True, metavar=_("DAY"), help=_("the end of the month that judges"))
    parser.add_argument("--baseline", type=number, metavar=_("N"), help=_("the value it starts from"))
    parser.add_argument("--comparator", choices=(">=", ">", "=", "~", "<", "<="), help=_("how it is compared"))
    parser.add_argument("--unit", metavar=_("UNIT"), help=_("what is counted; whole numbers without it come whole"))
    parser.add_argument("--from", dest="begins", type=day, metavar=_("DAY"), help=_("its first day, else 1 January"))
    parser.add_argument("--due", type=day, metavar=_("DAY"), help=_("its last day, else 31 December"))
    parser.add_argument(
        "--node", type=node, action="append", default=[], metavar=_("DAY=N"), help=_("what has to stand by a day")
    )
    parser.add_argument("--reference", type=number, metavar=_("N"), help=_("the figure it is compared with"))
    parser.add_argument(
        "--among", type=int, metavar=_("N"), help=_("of a place counted from the last: how many there are")
    )
    parser.add_argument("--months", type=months, default=(), metavar=_("6,12"), help=_("judged at their ends only"))
    parser.add_argument("--lag", type=int, choices=range(12), default=0, help=_("by how many months figures come late"))
    parser.add_argument("--words", default="", metavar=_("WORDS"), help=_("the words of the target (力争 softens red)"))
    parser.add_argument("--json", action="store_true", help=_("for programs"))


def number(text: str) -> Fraction:
    """A figure as people write it, with Chinese commas too; nothing longer than anybody would type."""
    try:
        if len(text) > LONGEST or "e" in text.lower():
            raise ValueError(text)
        return Fraction(text.replace(",", "").replace("，", ""))
    except (ValueError, ZeroDivisionError) as error:
        raise ArgumentTypeError(_("“%s” is no number. Write 4800, 5.5 or 25/6.") % text[:LONGEST]) from error


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(_("“%s” is no day. Write 2026-08-31.") % text) from error


def node(text: str) -> Node:
    when, sign, value = text.partition("=")
    if not sign:
        raise ArgumentTypeError(_("“%s” is no node. Write 2026-06-30=1.") % text)
    return Node(day(when), number(value))


def months(text: str) -> tuple[int, ...]:
    found = tuple(int(part) for part in text.split(",") if part.strip().isdecimal())
    if not found or any(not 1 <= month <= 12 for month in found):
        raise ArgumentTypeError(_("“%s” names no months. Write 6,12.") % text)
    return found


def run(arguments: Namespace) -> int:
    """Prints the colour, why, and the working; 2 where the figures do not belong together."""
    if arguments.target is None and arguments.kind not in BARE:
        return _refuse(_("Say what is asked with --target."))
    aim = _aim(arguments)
    if aim.due < aim.begins:
        return _refuse(_("It ends before it begins: correct --from or --due."))
    body = data_of("dispatch", "lights.json")
    rules = load(body["body"])
    verdict = judge(aim, _situation(arguments, aim), rules)
    at_the_end = _at_the_end(arguments, verdict, rest_of(aim, arguments.value, rules))
    if arguments.json:
        told = {"colour": verdict.colour, "cause": verdict.cause, "working": dict(verdict.working)} | at_the_end
        print(json.dumps(told | {"rules": f"{body['code']} {body['version']}"}, ensure_ascii=False, indent=1))
    else:
        print("\n".join([*_told(arguments, verdict), *_told_at_the_end(at_the_end)]))
    return 0


def _at_the_end(arguments: Namespace, verdict: Verdict, rest: Rest) -> dict[str, str]:
    """What the end of a year adds (S18): until when the light is provisional, and what is left to carry over."""
    until = provisional_until(arguments.on, date(arguments.on.year, 12, 31), settled=verdict.colour == "grey")
    if until is None:
        return {}
    return {"provisional_until": until.isoformat()} | ({} if rest.left is None else {"left": plain(rest.left)})


def _told_at_the_end(facts: Mapping[str, str]) -> Iterator[str]:
    if "left" in facts:
        yield _("Left to carry over: %s") % in_full(facts["left"])
    if "provisional_until" in facts:
        yield _("Provisional until the figures of the year are settled, by %s") % facts["provisional_until"]


def _refuse(reason: str) -> int:
    print(reason, file=sys.stderr)
    return 2


def _aim(arguments: Namespace) -> Aim:
    amount = BARE[arguments.kind] if arguments.target is None else arguments.target
    return Aim(
        arguments.kind,
        arguments.comparator or SIGNS.get(arguments.kind, ">="),
        amount,
        arguments.unit if arguments.unit is not None else "个" if amount.denominator == 1 else "",
        arguments.begins or date(arguments.on.year, 1, 1),
        arguments.due or date(arguments.on.year, 12, 31),
        arguments.words,
        arguments.baseline,
        tuple(sorted(arguments.node, key=lambda one: one.day)),
        arguments.months,
        arguments.lag,
    )


def _situation(arguments: Namespace, aim: Aim) -> Situation:
    """One accepted report for the period that ends on the day; nothing known where the period does not judge."""
    if arguments.value is None or not judges(aim, arguments.on):
        return Situation(AWAITING)
    value = arguments.value
    if arguments.among and aim.comparator in (">", ">="):
        value = arguments.among + 1 - value
    return Situation(ACCEPTED, 1, arguments.on, value, arguments.reference)


def _told(arguments: Namespace, verdict: Verdict) -> Iterator[str]:
    yield f"{_(COLOURS[verdict.colour])} · {_(CAUSES[verdict.cause])}"
    if msgid := msgid_of(verdict.cause, verdict.working):
        figures = figures_of(verdict.working, arguments.unit or "") | {"when": arguments.on.isoformat()}
        yield " ".join((_(msgid) % figures).split())
