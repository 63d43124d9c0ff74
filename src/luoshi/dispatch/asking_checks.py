"""What must hold of what rounds ask: reasons, samples, doubts and drafts."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.dates import local_day
from luoshi.core.registry import register_check
from luoshi.dispatch.burden import drawn_among
from luoshi.dispatch.dates import is_ordered
from luoshi.dispatch.models import Draft, EnteredFor, Reference, Reopening, Report, Round
from luoshi.dispatch.states import ReopeningState, ReportState, RoundState
from luoshi.ledger.states import TargetKind

RESTORE = gettext_lazy("The row was edited by hand: restore the database.")


@register_check(
    "dispatch.reasons",
    gettext_lazy("A round that asks every week or day says who ordered it."),
    RESTORE,
)
def ordered_in_writing(full: bool) -> Iterator[str]:
    for round in Round.objects.filter(asked_because="").order_by("pk").iterator(200):
        if is_ordered(round.rule):
            yield _("round %(round)s asks by the rule %(rule)s, and nobody has ordered it") % {
                "round": round.pk,
                "rule": round.rule,
            }


@register_check("dispatch.samples", gettext_lazy("At most a tenth of a round was drawn for a proof."), RESTORE)
def samples_are_small(full: bool) -> Iterator[str]:
    counted = Round.objects.annotate(asked=Count("asks"), drawn=Count("asks", filter=Q(asks__drawn=True)))
    for round in counted.filter(drawn__gt=0).order_by("pk").iterator(200):
        if round.drawn > drawn_among(round.asked):
            yield _("of %(asked)s asks of round %(round)s %(drawn)s were drawn for a proof") % {
                "asked": round.asked,
                "round": round.pk,
                "drawn": round.drawn,
            }


@register_check(
    "dispatch.doubts",
    gettext_lazy("Where a figure looked wrong, the unit has said why it is right, and only there."),
    RESTORE,
)
def doubts_are_answered(full: bool) -> Iterator[str]:
    torn = Report.objects.filter(~Q(doubts=[]) & Q(insisted="") | Q(doubts=[]) & ~Q(insisted=""))
    for pk in torn.order_by("pk").values_list("pk", flat=True).iterator(2000):
        yield _("report %(id)s has a doubt without a reason, or a reason without a doubt") % {"id": pk}


@register_check(
    "dispatch.references",
    gettext_lazy("Only relative targets are compared with another figure."),
    RESTORE,
)
def comparisons_only(full: bool) -> Iterator[str]:
    other = Reference.objects.exclude(target__kind=TargetKind.RELATIVE).filter(report__isnull=True)
    for reference in other.order_by("pk"):
        yield _("figure %(id)s is compared with a target of another kind") % {"id": reference.pk}


@register_check(
    "dispatch.entered-for",
    gettext_lazy("What the office entered for a unit was accepted when the unit had agreed or let the days pass."),
    RESTORE,
)
def disputes_are_heard(full: bool) -> Iterator[str]:
    accepted = EnteredFor.objects.filter(report__state=ReportState.ACCEPTED).exclude(agreed=True)
    for entered in accepted.select_related("report").order_by("pk").iterator(2000):
        reviewed = entered.report.reviewed_at
        if entered.agreed is False or reviewed is None or local_day(reviewed) <= entered.dispute_until:
            yield _("report %(id)s was entered for its unit and accepted before the unit was heard") % {
                "id": entered.report_id
            }


@register_check(
    "dispatch.drafts",
    gettext_lazy("Nobody has a draft for a round that is closed, unless he may report late."),
    gettext_lazy("Delete the draft: it was restored or written by hand, and nobody can send it."),
)
def no_late_drafts(full: bool) -> Iterator[str]:
    locked = Draft.objects.filter(ask__round__state=RoundState.CLOSED)
    granted = Reopening.objects.filter(state=ReopeningState.GRANTED)
    for draft in locked.exclude(ask__in=granted.values("ask")).order_by("pk"):
        yield _("draft %(id)s is for a round that is closed") % {"id": draft.pk}
