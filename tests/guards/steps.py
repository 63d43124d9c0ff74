"""Regular expressions by steps: a plain backtracking matcher that counts what the real one would try.

Time is no measure on a busy machine, and `re` tells no steps. This walks the tree that `re` compiles from, tries the
same ways in the same order, and counts. `worst_growth` gives it texts made of the expression's own parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

_PARSER: Any = getattr(re, "_parser")  # noqa: B009 - re keeps the tree of an expression to itself
_CODES: Any = getattr(re, "_constants")  # noqa: B009
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_NOWHERE = "\x00"
#: Characters tried where a class is asked for any that it holds.
_SAMPLES = "县一1 a\n、,.。:：;(“《年月日前%-\t"
_WAYS = 400  # of matches in a repeat looked at from one place
_LENGTHS = (12, 24)
_BOUNDED = 200
_MOST_TEXTS = 120
_ENOUGH = 60_000  # steps beyond which no text of 24 parts is read in linear time

Node = tuple[Any, Any]


def tree_of(pattern: re.Pattern[str]) -> list[Node]:
    """The tree that an expression is compiled from."""
    return list(_PARSER.parse(pattern.pattern, pattern.flags))


def worst_growth(pattern: re.Pattern[str], searched: bool = True) -> tuple[float, str]:
    """How many times the steps rise when the worst text found becomes twice as long, and that text's beginning."""
    tree = tree_of(pattern)
    found = [(1.0, "")]
    for head, tail in dict.fromkeys(islice(_texts(tree), _MOST_TEXTS)):
        few, many = (steps(tree, head + tail * n + _NOWHERE, pattern.flags, searched) for n in _LENGTHS)
        found.append((many / few if few < _ENOUGH else float("inf"), head + tail * 3))
    return max(found)


def _texts(tree: list[Node]) -> Iterator[tuple[str, str]]:
    """Beginnings, and what comes after them again and again."""
    for before, pump in _pumps(tree, ""):
        both = ((before, pump), ("", before + pump), ("", pump), ("", before))
        yield from ((head, tail) for head, tail in both if tail)


def steps(tree: list[Node], text: str, flags: int, searched: bool) -> int:
    """What it takes to find that a text holds no match, or the first one."""
    matcher = _Matcher(text, flags)
    for start in range(len(text) + 1) if searched else (0,):
        if next(matcher.ends(tree, 0, start), None) is not None:
            break
    return matcher.steps + 20  # what every call costs, so that short texts do not look steep


def _pumps(tree: list[Node], before: str) -> Iterator[tuple[str, str]]:
    """Every unbounded repeat as words that lead to it and words that it repeats."""
    for op, value in tree:
        name = str(op)
        if name in _REPEATS:
            _, most, body = value
            if most is _CODES.MAXREPEAT or most > _BOUNDED:
                yield from ((before, words) for words in _words(list(body)))
            yield from _pumps(list(body), before)
        for branch in _branches(name, value):
            yield from _pumps(branch, before)
        before += next(iter(_words([(op, value)])), "")


def _branches(name: str, value: Any) -> list[list[Node]]:
    if name == "BRANCH":
        return [list(branch) for branch in value[1]]
    if name in ("SUBPATTERN", "ASSERT", "ASSERT_NOT", "ATOMIC_GROUP"):
        return [list(value if name == "ATOMIC_GROUP" else value[-1])]
    return []


def _words(tree: list[Node]) -> list[str]:
    """A few short texts that an expression matches, as far as its parts tell by themselves."""
    found = [""]
    for op, value in tree:
        name = str(op)
        if name in _REPEATS:
            least, most, body = value
            parts = [words * max(least, 1 if most else 0) for words in _words(list(body))]
            parts = parts if least else ["", *parts]
        elif name in ("SUBPATTERN", "BRANCH", "ATOMIC_GROUP"):
            parts = [words for branch in _branches(name, value) for words in _words(branch)[:2]]
        else:
            parts = _letters(op, value)
        found = [one + part for one in found for part in (parts or [""])[:3]][:3]
    return sorted(found, key=len, reverse=True)


def _letters(op: Any, value: Any) -> list[str]:
    matcher = _Matcher("", 0)
    if str(op) == "LITERAL":
        return [chr(value)]
    if str(op) not in ("NOT_LITERAL", "ANY", "IN"):
        return [""]
    return [letter for letter in _SAMPLES if matcher.fits(op, value, letter)][:4]


class _Matcher:
    """Tries an expression at places of one text and counts the characters and places it looks at."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags
        self._groups: dict[int, str] = {}
        self.steps = 0

    def ends(self, tree: list[Node], at: int, place: int) -> Iterator[int]:
        """Where matches of the tree from its node `at` end, in the order in which they are tried."""
        if at == len(tree):
            yield place
            return
        for end in self._of_node(tree[at], place):
            yield from self.ends(tree, at + 1, end)

    def _of_node(self, node: Node, place: int) -> Iterator[int]:
        op, value = node
        name = str(op)
        self.steps += 1
        if self.steps > _ENOUGH:
            return
        if name in _REPEATS:
            yield from self._repeated(name, value, place)
        elif name == "BRANCH":
            for branch in value[1]:
                if self._may_begin(branch, place):
                    yield from self.ends(list(branch), 0, place)
        elif name == "SUBPATTERN":
            yield from self._group(value, place)
        elif name == "ATOMIC_GROUP":
            yield from islice(self.ends(list(value), 0, place), 1)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from self._look(name, value, place)
        elif name == "AT":
            yield from (place,) if self._stands(str(value), place) else ()
        elif name == "GROUPREF":
            words = self._groups.get(value, "")
            yield from (place + len(words),) if self._text.startswith(words, place) else ()
        elif place < len(self._text) and self.fits(op, value, self._text[place]):
            yield place + 1

    def _may_begin(self, branch: Any, place: int) -> bool:
        """Whether the first letter of a branch fits; most are words."""
        op, value = branch[0] if len(branch) else (None, None)
        return str(op) != "LITERAL" or (place < len(self._text) and ord(self._text[place]) == value)

    def _group(self, value: Any, place: int) -> Iterator[int]:
        number, _, _, body = value
        for end in self.ends(list(body), 0, place):
            self._groups[number] = self._text[place:end]
            yield end

    def _look(self, name: str, value: Any, place: int) -> Iterator[int]:
        direction, body = value
        start = place if direction > 0 else place - body.getwidth()[0]
        found = start >= 0 and next(self.ends(list(body), 0, start), None) is not None
        if found == (name == "ASSERT"):
            yield place

    def _stands(self, where: str, place: int) -> bool:
        line = bool(self._flags & re.MULTILINE)
        if where in ("AT_BEGINNING", "AT_BEGINNING_STRING"):
            return place == 0 or (line and where == "AT_BEGINNING" and self._text[place - 1] == "\n")
        if where in ("AT_END", "AT_END_STRING"):
            rest = self._text[place:]
            return rest in ("", "\n") or (line and rest.startswith("\n"))
        return where != "AT_BOUNDARY"

    def _repeated(self, name: str, value: Any, place: int) -> Iterator[int]:
        least, most, body = value
        if most is not _CODES.MAXREPEAT and most <= _BOUNDED:
            most = max(least, min(most, 3))  # what is bounded adds a factor, however long the text
        ways = self._times(list(body), place, least, most, lazy=name == "MIN_REPEAT")
        yield from islice(ways, 1 if name == "POSSESSIVE_REPEAT" else _WAYS)

    def _times(self, body: list[Node], place: int, least: int, most: Any, lazy: bool) -> Iterator[int]:
        if lazy and least <= 0:
            yield place
        if most is _CODES.MAXREPEAT or most > 0:
            fewer = most if most is _CODES.MAXREPEAT else most - 1
            for end in self.ends(body, 0, place):
                if end > place:
                    yield from self._times(body, end, least - 1, fewer, lazy)
        if not lazy and least <= 0:
            yield place

    def fits(self, op: Any, value: Any, letter: str) -> bool:
        """Whether a character is one that a node asks for."""
        name = str(op)
        if name == "LITERAL":
            return ord(letter) == value
        if name == "NOT_LITERAL":
            return ord(letter) != value
        if name == "ANY":
            return letter != "\n" or bool(self._flags & re.DOTALL)
        negated = str(value[0][0]) == "NEGATE"
        return negated != any(self._in(*item, letter) for item in value[negated:])

    def _in(self, op: Any, value: Any, letter: str) -> bool:
        name = str(op)
        if name == "RANGE":
            return value[0] <= ord(letter) <= value[1]
        if name == "CATEGORY":
            kind = str(value).removeprefix("CATEGORY_")
            holds = {"SPACE": letter.isspace(), "DIGIT": letter.isdecimal(), "WORD": letter.isalnum() or letter == "_"}
            return holds[kind.removeprefix("NOT_")] != kind.startswith("NOT_")
        return ord(letter) == value
