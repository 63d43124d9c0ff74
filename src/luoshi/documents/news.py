"""What was said at a desk since somebody last looked: the lines that changed, and a sentence for each act of others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from luoshi.documents.desk import Desk, Line, desk_of
from luoshi.documents.models import Document, Verdict
from luoshi.documents.queries import JUDGED, UNDONE, entries_about
from luoshi.documents.states import FindingKind, VerdictState
from luoshi.records.models import LogEntry

#: What somebody did, by the state that he gave to a thing.
DEEDS = {
    VerdictState.ACCEPTED: gettext_lazy("%(who)s has just accepted %(what)s."),
    VerdictState.CORRECTED: gettext_lazy("%(who)s has just corrected %(what)s."),
    VerdictState.ADDED: gettext_lazy("%(who)s has just added %(what)s."),
    VerdictState.REJECTED: gettext_lazy("%(who)s has just left out %(what)s."),
}
CHANGED = gettext_lazy("%(who)s has just changed %(what)s.")
TAKEN_BACK = gettext_lazy("%(who)s has just taken back a word on %(what)s.")
WHOLE = gettext_lazy("%(who)s has just changed the whole document.")

#: So many items are named by their numbers, more are counted.
FEW = 5


@dataclass(frozen=True)
class News:
    """What a page must change: lines (each with the key of the one above), lines that are gone, what to say.

    `version` is the place in the log up to which this goes, `desk` the desk as it stands there; `whole` says that more
    changed than lines: the page is to be opened again.
    """

    version: int
    desk: Desk
    changed: list[tuple[Line, str]]
    gone: list[str]
    sentences: list[str]
    whole: bool


def version_of(document: Document) -> int:
    """The place in the log of the last act on a document."""
    return entries_about(document).order_by("-seq").values_list("seq", flat=True).first() or 0


def news_since(document: Document, version: int, reader: int | None) -> News | None:
    """What was done since a version of the desk; None where nothing was, which costs one query."""
    entries = list(entries_about(document).filter(seq__gt=version).order_by("seq"))
    if not entries:
        return None
    desk = desk_of(document)
    words: dict[UUID, list[Verdict]] = {entry.entry: [] for entry in entries}
    for verdict in document.verdicts.filter(act__in=words).order_by("pk"):
        words[verdict.act].append(verdict)
    keys = [line.task.key for line in desk.lines]
    spoken = {key for said in words.values() for key in tasks_of(said, desk)}
    return News(
        entries[-1].seq,
        desk,
        [(line, keys[n - 1] if n else "") for n, line in enumerate(desk.lines) if line.task.key in spoken],
        sorted(spoken - set(keys)),
        [_sentence(entry, words[entry.entry], desk) for entry in entries if entry.actor_id != reader],
        any(entry.act not in (JUDGED, UNDONE) for entry in entries),
    )


def tasks_of(verdicts: Iterable[Verdict], desk: Desk) -> list[str]:
    """The tasks that words are about: those of which was spoken, and those under which something stands or stood."""
    things, lines = desk.things(), {line.task.key for line in desk.lines}
    found: dict[str, None] = {}
    for verdict in verdicts:
        if verdict.kind == FindingKind.TASK:
            found[verdict.key] = None
            continue
        thing = things.get(verdict.key)
        under = (thing.under if thing else "", (verdict.value or {}).get("under"), verdict.key.rsplit(".", 2)[0])
        found |= dict.fromkeys(key for key in under if key in lines)
    return list(found)


def _sentence(entry: LogEntry, verdicts: Sequence[Verdict], desk: Desk) -> str:
    return str(_deed(entry, verdicts)) % {"who": entry.actor_name, "what": _what(tasks_of(verdicts, desk), desk)}


def _deed(entry: LogEntry, verdicts: Sequence[Verdict]) -> object:
    if entry.act == UNDONE:
        return TAKEN_BACK
    if entry.act != JUDGED:
        return WHOLE
    tasks = [one for one in verdicts if one.kind == FindingKind.TASK]
    states = {VerdictState(one.state) for one in tasks or verdicts}
    return DEEDS.get(states.pop(), CHANGED) if len(states) == 1 else CHANGED


def _what(keys: Sequence[str], desk: Desk) -> str:
    """The items by their numbers on the desk, or how many they are."""
    numbers: Mapping[str, int] = {line.task.key: n for n, line in enumerate(desk.lines, 1)}
    known = sorted(numbers[key] for key in keys if key in numbers)
    if 0 < len(known) <= FEW:
        numbered = ngettext("item %(numbers)s", "items %(numbers)s", len(known))
        return numbered % {"numbers": _(", ").join(map(str, known))}
    return ngettext("%(n)s item", "%(n)s items", len(keys)) % {"n": len(keys)}
