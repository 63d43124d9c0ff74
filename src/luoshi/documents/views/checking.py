"""The checking desk: what was read beside its source, doubts first, one form open at a time."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from luoshi.core import clock
from luoshi.documents import queries
from luoshi.documents.assigning import without_lead
from luoshi.documents.catalogued import catalogue_of, suggested_for
from luoshi.documents.columns import sheet_tables
from luoshi.documents.comparing import readings_of
from luoshi.documents.desk import Desk, Line, desk_of
from luoshi.documents.forms import UnitChoiceForm
from luoshi.documents.highlight import Place, places_of, source_of
from luoshi.documents.models import Document, Finding
from luoshi.documents.naming import Match, matches_of
from luoshi.documents.news import version_of
from luoshi.documents.paper import papers_of
from luoshi.documents.referring import attached_to, named_by, references_of
from luoshi.documents.rules import RULES, UPLOAD_RULES
from luoshi.documents.states import LEDGER_KINDS, FindingKind
from luoshi.documents.views.open_forms import OpenForm, asked_for
from luoshi.organizations.acting import reach_of
from luoshi.organizations.catalogue.suggesting import Suggestion
from luoshi.organizations.queries import visible_units
from luoshi.reading import Flow, Span

#: What the page can be narrowed to (`?show=`), and which lines that leaves.
SHOWS = {
    "all": lambda line: True,
    "doubtful": lambda line: line.doubtful,
    "open": lambda line: line.task.state == "",
}


#: How the source is shown.
SOURCES = ("pages", "text")


@login_required
@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """What was read, beside its source; each jumps to the other."""
    return desk_page(request, queries.get_visible(reach_of(request), pk))


def desk_page(request: HttpRequest, document: Document, opened: OpenForm | None = None) -> HttpResponse:
    """The desk as it stands now; `opened` is a form that came back because it could not be taken (422)."""
    version = version_of(document)  # before all else: what is said from now on is news to this page
    reading = queries.desk_reading(document)
    body, flow = queries.opened(reading)
    desk = desk_of(document)
    facts = list(reading.findings.exclude(kind__in=LEDGER_KINDS).order_by("pk"))
    status = 422 if opened else 200
    judging = bool(RULES.answer("judge", reach_of(request), document))
    if judging and not opened:
        opened = asked_for(request.GET.dict(), desk, flow)
    context = {
        **top_of(request, desk),
        "version": version,
        "fields": body["document"],
        "warnings": body["warnings"],
        "sheets": sheet_tables(document.region, body, flow),
        **source_context(request, body, flow, places_of(desk, facts)),
        "lines": shown_lines(request, desk, opened),
        "counts": counts_of(desk, facts),
        "left_out": left_out_of(facts, flow),
        "claims": [fact for fact in facts if fact.kind == FindingKind.CLAIM],
        "results": [fact for fact in facts if fact.kind in (FindingKind.ACHIEVEMENT, FindingKind.MECHANISM)],
        "may_judge": judging,
        "opened": opened,
        "open_url": address(request, opened.act, document) if opened else "",
        **units_of(request, desk, judging, opened),
        **readings_of(reach_of(request), document),
        **around(request, document, body),
    }
    return render(request, "documents/document.html", context, status=status)


def around(request: HttpRequest, document: Document, body: dict[str, Any]) -> dict[str, Any]:
    """What belongs to a document and is not in it: its attachments, the rest of its file, whom it names and who it."""
    reach = reach_of(request)
    attachments = attached_to(reach, document, body.get("attachments", ()))
    return {
        "attachments": attachments,
        "unread": sum(1 for one in attachments if not one.document),
        "may_upload": bool(UPLOAD_RULES.answer("upload", reach, document.region)),
        "siblings": list(queries.others_in_file(reach, document)),
        "references": references_of(reach, document, body["document"]["references"]),
        "named_by": list(named_by(reach, document)),
    }


def source_context(request: HttpRequest, body: dict[str, Any], flow: Flow, places: list[Place]) -> dict[str, Any]:
    """The source as its pages show it, or as text: as who looks has last chosen (`?source=`), where there are pages."""
    if request.GET.get("source") in SOURCES:
        request.session["source"] = request.GET["source"]
    has_pages = bool(body.get("pages"))
    if has_pages and request.session.get("source") != "text":
        return {"has_pages": True, "paper": papers_of(body, flow, places)}
    return {"has_pages": has_pages, "source": source_of(flow, places, heads_of(body))}


def top_of(request: HttpRequest, desk: Desk) -> dict[str, Any]:
    """What stands above the lines and changes with each verdict: how far it is done, and what is doubtful."""
    tasks = [line.task for line in desk.lines]
    return {
        "document": desk.document,
        "total": len(tasks),
        "judged": sum(1 for task in tasks if task.state),
        "doubtful": sum(1 for line in desk.lines if line.doubtful),
        "unled": len(without_lead(desk.standing())),
        "may_assign": bool(RULES.answer("judge", reach_of(request), desk.document)),
        "doubts": [(line, thing, doubt) for line in desk.lines for thing in line.things() for doubt in thing.doubts],
        "show": shown(request),
        "keep": f"&show={shown(request)}" if shown(request) != "all" else "",
        "judge_url": address(request, "judge", desk.document),
        "join_url": address(request, "join", desk.document),
        "undo_url": address(request, "undo", desk.document),
    }


def shown(request: HttpRequest) -> str:
    """What the page is narrowed to."""
    asked = request.GET.get("show", "all")
    return asked if asked in SHOWS else "all"


def address(request: HttpRequest, route: str, document: Document) -> str:
    """A route of the desk that keeps what the page is narrowed to."""
    narrowed = shown(request)
    query = "" if narrowed == "all" else f"?show={narrowed}"
    return reverse(f"documents:{route}", args=[document.pk]) + query


def shown_lines(request: HttpRequest, desk: Desk, opened: OpenForm | None = None) -> list[Line]:
    """The lines that the page shows; the one with the open form is always among them."""
    belongs = SHOWS[shown(request)]
    return [line for line in desk.lines if belongs(line) or (opened and opened.at == line.task.key)]


def counts_of(desk: Desk, facts: list[Finding]) -> dict[str, int]:
    """How many of each kind stand now, and how many of the units lead."""
    counts = Counter(fact.kind for fact in facts)
    counts.update(thing.kind for line in desk.standing() for thing in line.things())
    leads = sum(len(line.leads()) for line in desk.standing())
    return {**dict.fromkeys(FindingKind.values, 0), **counts, "leads": leads}


def heads_of(body: dict[str, Any]) -> dict[int, int]:
    """How many rows stand over the columns of each table that was understood."""
    return {table["table"]: table["first_row"] for table in body.get("tables") or ()}


def left_out_of(facts: list[Finding], flow: Flow) -> list[tuple[Finding, int, int]]:
    """What the reader left out, each with its place in the running text: a task can be made of it."""
    left_out = [fact for fact in facts if fact.kind == FindingKind.LEFT_OUT]
    return [(fact, *flow.to_flow(Span(fact.start, fact.end))) for fact in left_out]


def units_of(request: HttpRequest, desk: Desk, judging: bool, opened: OpenForm | None) -> dict[str, Any]:
    """The names of units as they were matched, and the form of the one that is asked about (`?unit=`)."""
    today = clock.today()
    matches = matches_of(desk.document, desk.standing(), today)
    asked = next((match for match in matches if match.name == request.GET.get("unit")), None) if judging else None
    return {
        "matches": matches,
        "unsettled": sum(1 for match in matches if not match.settled),
        "asked_unit": asked,
        "unit_form": choice_form(request, asked) if asked else None,
        "suggested": suggested_by_name(request, desk, asked.name) if asked else [],
        "unit_names": visible_units(reach_of(request), today).values_list("name", flat=True) if opened else (),
    }


def suggested_by_name(request: HttpRequest, desk: Desk, name: str) -> list[Suggestion]:
    """Whom the catalogue of duties names for the tasks in which a name stands that is to be settled."""
    lines = (line for line in desk.standing() if any(one.value["unit"] == name for one in line.responsibilities))
    return suggested_for(catalogue_of(reach_of(request), desk.document, clock.today()), lines)


def choice_form(request: HttpRequest, match: Match) -> UnitChoiceForm:
    return UnitChoiceForm(None, reach_of(request), initial={"unit": match.unit})
