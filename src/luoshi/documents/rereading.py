"""Two readings of one document: what is the same thing in both, and what is read otherwise.

A thing keeps the name under which people judged it. A newer reading counts its tasks and targets anew, so
its findings are matched to the things that are known already, and what is matched goes by the known name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from luoshi.documents.states import FindingKind

#: What a thing of each kind says; where one of these differs, it is read otherwise.
SAYS: dict[str, tuple[str, ...]] = {
    FindingKind.TASK: ("number", "section", "title", "statement", "deadline"),
    FindingKind.RESPONSIBILITY: ("unit", "role", "divided"),
    FindingKind.LEADER: ("name",),
    FindingKind.TARGET: ("indicator", "comparator", "value", "unit", "due"),
}

#: How far the words of two tasks must cover each other to be one task under another title.
SAME_WORDS = 0.3

SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Seen:
    """A thing as one reading has it: its name, the task it stands under ("" for a task), its place, what it says."""

    key: str
    kind: str
    under: str
    span: tuple[int, int]
    value: Mapping[str, Any]

    @property
    def says(self) -> tuple[Any, ...]:
        return tuple(_plain(self.value.get(name)) for name in SAYS[self.kind])


@dataclass(frozen=True)
class Difference:
    """A thing that only one of two readings has, or that they read otherwise (`fields`)."""

    old: Seen | None
    new: Seen | None
    fields: tuple[str, ...] = ()

    @property
    def seen(self) -> Seen:
        seen = self.new or self.old
        assert seen is not None
        return seen


def changed(kind: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[str, ...]:
    """What two values of a kind say differently; white space says nothing."""
    return tuple(name for name in SAYS[kind] if _plain(old.get(name)) != _plain(new.get(name)))


def matched(olds: Iterable[Seen], news: Iterable[Seen]) -> dict[str, str]:
    """The old name of each new thing that is an old one; no two new ones share one."""
    olds, news = list(olds), list(news)
    tasks = _paired(_tasks(olds), _tasks(news), _same_task)
    unders = {new.key: tasks.get(new.under) for new in news}
    pairs = dict(tasks)
    known = {key: list(group) for key, group in groupby(sorted(_parts(olds), key=_place), key=_place)}
    for new in _parts(news):
        taken = set(pairs.values())
        there = [old for old in known.get((unders[new.key] or "", new.kind), ()) if old.key not in taken]
        if best := _best(there, new, _same_part):
            pairs[new.key] = best.key
    return pairs


def names(news: Iterable[Seen], pairs: Mapping[str, str], nth: int) -> dict[str, str]:
    """What things of the nth reading are called where that is not their path: as before, or by a new name."""
    named: dict[str, str] = {}
    for new in sorted(news, key=lambda one: one.under != ""):  # a task is named before what stands under it
        named[new.key] = pairs.get(new.key) or _new_name(new, named, nth)
    return {key: name for key, name in named.items() if key != name}


def is_new(name: str) -> bool:
    """Whether a name was given to something that no reading before had."""
    return name.rpartition(".")[2].startswith("r")


def differences(olds: Sequence[Seen], news: Sequence[Seen]) -> list[Difference]:
    """What two readings of one document have not in common, in the order of the text."""
    pairs = matched(olds, news)
    old_by_key, kept = {old.key: old for old in olds}, set(pairs.values())
    both = [(old_by_key[pairs[new.key]], new) for new in news if new.key in pairs]
    found = [Difference(old, new, changed(new.kind, old.value, new.value)) for old, new in both]
    found = [one for one in found if one.fields]
    found += [Difference(None, new) for new in news if new.key not in pairs]
    found += [Difference(old, None) for old in olds if old.key not in kept]
    return sorted(found, key=lambda one: one.seen.span)


def _plain(said: Any) -> Any:
    return (SPACE.sub("", said) if isinstance(said, str) else said) or None


def _tasks(seen: Iterable[Seen]) -> list[Seen]:
    return [one for one in seen if one.kind == FindingKind.TASK]


def _parts(seen: Iterable[Seen]) -> list[Seen]:
    return [one for one in seen if one.kind != FindingKind.TASK]


def _place(part: Seen) -> tuple[str, str]:
    return part.under, part.kind


def _new_name(new: Seen, named: Mapping[str, str], nth: int) -> str:
    """`tasks.r2-7` and under it `tasks.r2-7.targets.r2-0`: the name still says under which task it stands."""
    head, _dot, no = new.key.rpartition(".")
    of_task, _sep, kind = head.rpartition(".")
    under = f"{named[of_task]}." if of_task else ""
    return f"{under}{kind}.r{nth}-{no}"


def _paired(olds: Sequence[Seen], news: Sequence[Seen], likeness: Callable[[Seen, Seen], float]) -> dict[str, str]:
    """One to one, the likest first."""
    likes = ((likeness(old, new), old, new) for new in news for old in olds if _shared(old.span, new.span))
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for like, old, new in sorted(likes, key=lambda one: -one[0]):
        if like and old.key not in taken and new.key not in pairs:
            pairs[new.key] = old.key
            taken.add(old.key)
    return pairs


def _best(olds: Iterable[Seen], new: Seen, likeness: Callable[[Seen, Seen], float]) -> Seen | None:
    best = max(olds, key=lambda old: likeness(old, new), default=None)
    return best if best and likeness(best, new) else None


def _same_task(old: Seen, new: Seen) -> float:
    covered = _covered(old.span, new.span)
    same_title = _plain(old.value.get("title")) == _plain(new.value.get("title"))
    return covered + same_title if same_title or covered >= SAME_WORDS else 0


def _same_part(old: Seen, new: Seen) -> float:
    """Under one task and of one kind: what says the same, or what was read from the same words."""
    return 2 * (old.says == new.says) + _covered(old.span, new.span)


def _shared(one: tuple[int, int], other: tuple[int, int]) -> int:
    """How many characters two places have in common."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _covered(one: tuple[int, int], other: tuple[int, int]) -> float:
    """How much two places cover each other, from 0 to 1."""
    shared = _shared(one, other)
    return shared / (one[1] - one[0] + other[1] - other[0] - shared) if shared else 0
