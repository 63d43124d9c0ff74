"""Two readings of a document side by side, as the page shows them: what differs, where it stands, who judged it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.documents.desk import Thing, desk_of
from luoshi.documents.highlight import Place
from luoshi.documents.models import Document, Reading
from luoshi.documents.queries import seen_in
from luoshi.documents.rereading import SAYS, Difference, Seen, differences
from luoshi.documents.rules import RULES
from luoshi.documents.states import FindingKind
from luoshi.documents.working import basis_of, names_in
from luoshi.organizations.reach import Reach
from luoshi.reading import READER_VERSION

#: What the words of a thing are called on the page.
LABELS = {
    "number": gettext_lazy("Number"),
    "section": gettext_lazy("Section"),
    "title": gettext_lazy("Title"),
    "statement": gettext_lazy("Text"),
    "deadline": gettext_lazy("Deadline"),
    "role": gettext_lazy("Part"),
    "divided": gettext_lazy("By division of labour"),
    "name": gettext_lazy("Name or post"),
    "indicator": gettext_lazy("What is counted"),
    "comparator": gettext_lazy("Compares"),
    "value": gettext_lazy("Figure"),
    "due": gettext_lazy("Due"),
}
#: Texts longer than this are shown from where they differ, with so many characters around.
LONG, NEAR = 120, 30

UNIT, MEASURE = gettext_lazy("Unit"), gettext_lazy("Unit of measure")


class How(models.TextChoices):
    """In which way two readings differ."""

    NEW = "new", gettext_lazy("New")
    GONE = "gone", gettext_lazy("Gone")
    OTHERWISE = "otherwise", gettext_lazy("Read otherwise")


@dataclass(frozen=True)
class Pair:
    """What one word of a thing is called, and what each reading has there."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Row:
    """A difference as the page shows it; `place` names it in the source, `thing` is what the desk has of it."""

    place: str
    difference: Difference
    thing: Thing | None

    @property
    def how(self) -> How:
        if self.difference.fields:
            return How.OTHERWISE
        return How.GONE if self.difference.new is None else How.NEW

    @property
    def kind(self) -> str:
        return str(FindingKind(self.difference.seen.kind).label)

    @property
    def seen(self) -> Seen:
        return self.difference.seen

    def pairs(self) -> list[Pair]:
        """What is read otherwise word by word; of what only one reading has, everything that it says."""
        kind, said = self.seen.kind, self.seen.value
        fields = self.difference.fields or [name for name in SAYS[kind] if said.get(name) not in (None, "", False)]
        return [Pair(label_of(kind, name), *self._told(name)) for name in fields]

    def _told(self, field: str) -> tuple[str, str]:
        old, new = (
            told(field, one.value.get(field)) if one else "" for one in (self.difference.old, self.difference.new)
        )
        return apart(old, new) if self.difference.fields else (old, new)


@dataclass(frozen=True)
class Comparison:
    """Two readings of one document and how the newer differs from the older."""

    older: Reading
    newer: Reading
    rows: tuple[Row, ...]

    @property
    def counts(self) -> list[tuple[str, int]]:
        counted = Counter(row.how for row in self.rows)
        return [(str(how.label), counted[how]) for how in How]

    @property
    def undecided(self) -> int:
        """How many of them wait for a decision, because a person had judged what is read otherwise now."""
        return sum(1 for row in self.rows if row.thing and row.thing.doubt)

    def places(self) -> list[Place]:
        """Where the differences stand in the source."""
        return [
            Place(row.place, row.seen.kind, row.seen.span) for row in self.rows if row.seen.span[1] > row.seen.span[0]
        ]


def compared(document: Document, reading: Reading) -> Comparison:
    """A reading beside the one that the desk works from, or, where it is that one, beside the one before it."""
    working = basis_of(document).reading
    others = document.readings.exclude(pk=reading.pk)
    other = others.filter(pk=working).first() or others.filter(pk__lt=reading.pk).last() or others.first()
    older, newer = sorted((other or reading, reading), key=lambda one: one.pk)
    rows = _rows(document, older, newer, differences(seen_in(older), seen_in(newer)))
    return Comparison(older, newer, tuple(rows))


def _rows(document: Document, older: Reading, newer: Reading, found: Iterable[Difference]) -> list[Row]:
    """Each difference with what the desk knows of it: by its older name where it has one."""
    things = desk_of(document).things()
    old_names, new_names = names_in(document, older), names_in(document, newer)
    return [
        Row(f"d{n}", one, things.get(_name(one.old, old_names) or _name(one.new, new_names) or ""))
        for n, one in enumerate(found)
    ]


def _name(seen: Seen | None, names: Mapping[str, str]) -> str:
    return names.get(seen.key, seen.key) if seen else ""


def label_of(kind: str, field: str) -> str:
    """What a word of a thing is called on the page."""
    if field == "unit":
        return str(UNIT if kind == FindingKind.RESPONSIBILITY else MEASURE)
    return str(LABELS[field])


def told(field: str, said: Any) -> str:
    """What a reading has there, in words."""
    if field == "role":
        return _("leads") if said == "lead" else _("joins")
    if field == "divided":
        return _("yes") if said else _("no")
    return "" if said is None else str(said)


def apart(old: str, new: str) -> tuple[str, str]:
    """Two long texts from where they differ, with a few words before and after."""
    if max(len(old), len(new)) <= LONG:
        return old, new
    before = _alike(old, new)
    after = _alike(old[before:][::-1], new[before:][::-1])
    return _around(old, before, after), _around(new, before, after)


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _around(text: str, before: int, after: int) -> str:
    start, end = max(0, before - NEAR), min(len(text), len(text) - after + NEAR)
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def readings_of(reach: Reach | None, document: Document) -> dict[str, Any]:
    """The readings of a document as its page names them, and whether a newer reader may read it."""
    readings = list(document.readings.order_by("pk").values_list("pk", "reader_version"))
    known = any(version.partition("+")[0] == READER_VERSION for _pk, version in readings)
    return {
        "readings": readings,
        "working": basis_of(document).reading,
        "present_reader": READER_VERSION,
        "may_read_again": not known and bool(RULES.answer("read_again", reach, document)),
    }
