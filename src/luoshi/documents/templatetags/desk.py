"""The lines of the desk, which a long document has by the thousand: `{% load desk %}`."""

from __future__ import annotations

from collections.abc import Iterator

from django import template
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.dates import from_iso, in_words, moment_in_words
from luoshi.documents.assigning import supports
from luoshi.documents.desk import Line, Thing
from luoshi.documents.kinds import kind_of
from luoshi.documents.states import FindingKind, VerdictState
from luoshi.documents.templatetags.reading import named
from luoshi.organizations.matching import kind_by_name
from luoshi.organizations.states import UnitKind

register = template.Library()

TO_SPLIT = gettext_lazy("to be split among its leads")
SUPPORTS = gettext_lazy("says how the rest is done: nothing is asked of it")


@register.filter
def stands_as(line: Line) -> str:
    """What becomes of a task in the ledger, where that is not plain."""
    if line.divided:
        return str(TO_SPLIT)
    return str(SUPPORTS) if supports(line) and not line.leads() else ""


@register.simple_tag(takes_context=True)
def part(context: Context, one: Thing, line: Line) -> SafeString:
    """A unit, a leader or a target: leads to its words, says what is known and missing, opens its form."""
    return format_html(
        '<span class="part{}"><a id="of-{}" data-thing="{}" data-seen="{}"{} href="#{}">{}</a>{}{}</span>',
        "" if one.standing else " rejected",
        one.key,
        one.key,
        one.n,
        "" if one.standing else mark_safe(" data-out"),
        one.key,
        named(one),
        format_html_join("", ' <span class="quiet small" title="{}">{}</span>', _notes(one)),
        _edit(one, line, str(context.get("keep", ""))) if context.get("may_judge") else "",
    )


def _edit(one: Thing, line: Line, keep: str) -> SafeString:
    way = ' <a class="edit" href="?edit={}{}#line-{}">{}<span class="unseen"> {}</span></a>'
    return format_html(way, one.key, keep, line.task.key, _("Edit"), named(one))


def _notes(one: Thing) -> Iterator[tuple[str, str]]:
    """What is said of a part, each with its why."""
    if one.value.get("restored"):
        yield "", _("(written “%(words)s”)") % {"words": one.value["as_written"]}
    if one.kind == FindingKind.TARGET:
        yield from _target_notes(one)
    if one.kind == FindingKind.RESPONSIBILITY and kind_by_name(one.value["unit"])[0] == UnitKind.COLLECTIVE:
        yield _("It stands for many units and leads nothing."), _("addressees")
    if one.verdict and one.state not in ("", VerdictState.ACCEPTED):
        by = one.verdict.by.name if one.verdict.by else ""
        yield f"{by} {moment_in_words(one.verdict.at)}", str(VerdictState(one.state).label)


def _target_notes(one: Thing) -> Iterator[tuple[str, str]]:
    """The day it is due, its kind with the words that speak for it, and what is missing to judge it."""
    proposal = kind_of(one.value)
    if due := from_iso(one.value["due"] or ""):
        yield "", _("due %(day)s") % {"day": in_words(due)}
    if proposal.kind:
        why = _("proposed because of “%(words)s”") % {"words": proposal.because} if proposal.because else ""
        yield why, str(proposal.kind.label)
    if proposal.missing:
        what = _(", ").join(_(each) for each in proposal.missing)
        yield "", _("missing: %(what)s") % {"what": what}
