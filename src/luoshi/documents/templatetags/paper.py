"""Pages as they were printed: the picture, what was read in boxes over it, and its words to be marked."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luoshi.documents.desk import LISTS
from luoshi.documents.models import Document
from luoshi.documents.pages import is_drawable
from luoshi.documents.paper import Mark, Paper, Run
from luoshi.documents.templatetags.reading import UNSHOWN
from luoshi.reading.flow import Box

register = template.Library()


@register.simple_tag
def paper_pages(papers: list[Paper], document: Document) -> SafeString:
    """The pages below each other; where no picture can be drawn, their words are shown."""
    drawn = is_drawable(document)
    return format_html_join("\n", "{}", ((_page(paper, document, drawn),) for paper in papers))


def _page(paper: Paper, document: Document, drawn: bool) -> SafeString:
    label = _("Page %(n)s") % {"n": paper.number}
    size = f"0 0 {paper.width:g} {paper.height:g}"
    return format_html(
        '<div class="sheet{}" role="group" aria-label="{}">{}<svg viewBox="{}" focusable="false">{}{}</svg></div>',
        "" if drawn else " undrawn",
        label,
        _picture(paper, document, label) if drawn else "",
        size,
        format_html_join("", "{}", ((_mark(mark),) for mark in paper.marks)),
        format_html_join("", "{}", ((_run(run),) for run in paper.runs)),
    )


def _picture(paper: Paper, document: Document, label: str) -> SafeString:
    address = reverse("documents:page", args=[document.pk, paper.number])
    way = '<img src="{}" alt="{}" width="{}" height="{}" loading="lazy" decoding="async">'
    return format_html(way, address, label, round(paper.width), round(paper.height))


def _mark(mark: Mark) -> SafeString:
    """The boxes of a thing; a part of a task leads back to its line."""
    place = mark.place
    anchor = format_html(' id="{}"', place.key) if mark.begins else ""
    boxes = format_html_join("", "{}", ((_rectangle(box),) for box in mark.boxes))
    if place.kind in LISTS:
        boxes = format_html('<a href="#of-{}" tabindex="-1" aria-hidden="true">{}</a>', place.key, boxes)
    return format_html('<g{} class="mark-{}" data-of="{}">{}</g>', anchor, place.kind, place.key, boxes)


def _rectangle(box: Box) -> SafeString:
    way = '<rect x="{}" y="{}" width="{}" height="{}"/>'
    left, top, right, bottom = box
    return format_html(way, *(f"{number:.1f}" for number in (left - 1, top - 1, right - left + 2, bottom - top + 2)))


def _run(run: Run) -> SafeString:
    left, top, right, bottom = run.box
    height = bottom - top
    attributes = (left, top + 0.8 * height, right - left, 0.75 * height)
    way = '<text data-at="{}" x="{}" y="{}" textLength="{}" font-size="{}" lengthAdjust="spacingAndGlyphs">{}</text>'
    return format_html(way, run.at, *(f"{number:.1f}" for number in attributes), run.words.translate(UNSHOWN))
