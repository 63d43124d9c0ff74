"""The one form that stands open on the desk: which it is, for whom, and what it is filled with.

A form opens by the page's address (`?edit=tasks.3`, `?add=target&under=tasks.3`, `?split=tasks.3`), so it
needs no script and survives a reload; what is sent comes back to the same form if it cannot be taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.utils.translation import gettext as _

from luoshi.core.errors import Unknown
from luoshi.documents.desk import Desk, Line, Thing
from luoshi.documents.forms import KIND_FORMS, NewTaskForm, SplitForm
from luoshi.documents.passages import Passage, passage_at, places_to_split
from luoshi.documents.states import FindingKind
from luoshi.reading import Flow

Data = Mapping[str, Any] | None


@dataclass(frozen=True)
class OpenForm:
    """A form that stands open in the line `at` ("": above all lines); `act` is the route that takes it."""

    act: str
    at: str
    title: str
    form: Form
    hidden: dict[str, object]
    thing: Thing | None = None
    quote: str = ""


def asked_for(asked: Mapping[str, str], desk: Desk, flow: Flow) -> OpenForm | None:
    """The form that a page's address opens; None where it asks for none, or for one that is not there."""
    try:
        if key := asked.get("edit"):
            return correcting(desk, key)
        if key := asked.get("split"):
            return splitting(desk, key, flow, passage_at(flow, asked))
        if kind := asked.get("add"):
            return adding(desk, kind, asked.get("under", ""), passage_at(flow, asked))
    except Unknown:
        return None
    return None


def correcting(desk: Desk, key: str, data: Data = None) -> OpenForm:
    """The thing as it stands, to be corrected. Raises Unknown."""
    thing = desk.things().get(key)
    if thing is None:
        raise Unknown
    form = KIND_FORMS[thing.kind](data, initial=thing.value)
    title = _("Correct: %(kind)s") % {"kind": FindingKind(thing.kind).label}
    hidden = {"thing": key, "seen": thing.n}
    return OpenForm("correct", thing.under or key, title, form, hidden, thing)


def adding(desk: Desk, kind: str, under: str, passage: Passage, data: Data = None) -> OpenForm:
    """What the reader did not find: a part of the task `under`, or a task (`under` is ""). Raises Unknown."""
    if kind not in KIND_FORMS or (desk.line(under) is None) == (kind != FindingKind.TASK):
        raise Unknown
    form_class = NewTaskForm if kind == FindingKind.TASK else KIND_FORMS[kind]
    form = form_class(data, initial=form_class.proposed(passage.words))
    title = _("Add: %(kind)s") % {"kind": FindingKind(kind).label}
    hidden = {"kind": kind, "under": under, "start": passage.start, "end": passage.end}
    return OpenForm("add", under, title, form, hidden, quote=passage.words)


def splitting(desk: Desk, key: str, flow: Flow, passage: Passage, data: Data = None) -> OpenForm:
    """The places at which a task can be split in two. Raises Unknown."""
    line = _line(desk, key)
    form = SplitForm(data, initial={"at": passage.start})
    form.offer(places_to_split(flow, line.task.span, passage.start))
    return OpenForm("split", key, _("Split in two"), form, {"thing": key, "seen": line.task.n}, line.task)


def _line(desk: Desk, key: str) -> Line:
    line = desk.line(key)
    if line is None:
        raise Unknown
    return line
