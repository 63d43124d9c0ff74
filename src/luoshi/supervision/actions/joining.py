"""A letter of both offices (两办联合): one drafts it, somebody of the other confirms it, which issues it."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.demands import refuse
from luoshi.core.errors import Conflict, Forbidden, Invalid
from luoshi.organizations.queries import name_of
from luoshi.organizations.standing_in.hands import is_own_work
from luoshi.records.log import Log, act
from luoshi.supervision.actions.issuing import Issuers, address, draft_of, issued
from luoshi.supervision.addressees import may_write_jointly
from luoshi.supervision.models import JointDraft, Letter, Proposal
from luoshi.supervision.offices import office_of_act, other_office, people_of
from luoshi.supervision.rules import JOINT_DRAFTS, PROPOSALS
from luoshi.supervision.states import JointState, ProposalState


@act("supervision.draft_jointly")
def draft_jointly(log: Log, proposal: Proposal) -> JointDraft:
    """An office wants the letter that was proposed issued by both; the other office is told, and nobody else yet."""
    PROPOSALS.answer("decide", log.act.reach, proposal).require()
    may_write_jointly(draft_of(log, proposal).unit).require()
    on = timezone.localdate(log.act.at)
    office = office_of_act(log.act, proposal.region_id)
    other = other_office(office, on)
    if other is None:
        raise Conflict(_("Nobody works in the other supervision office of this region. Have its posts given first."))
    entry = log.entry()
    drafted = entry.add(
        JointDraft(
            proposal=proposal,
            office_id=office.unit,
            office_name_then=office.unit_name,
            other_id=other.unit_id,
            by_id=log.act.person,
            at=log.act.at,
        )
    )
    entry.change(proposal, state=ProposalState.DRAFTED)
    log.notify_all(
        people_of(other.unit_id, on),
        f"supervision.joint_drafted:{drafted.pk}",
        gettext_noop("%(office)s has drafted a letter of both offices about “%(plan)s”. Please confirm it."),
        _address(drafted),
        office=office.unit_name,
        plan=_plan(drafted),
    )
    return drafted


@act("supervision.confirm_jointly")
def confirm_jointly(log: Log, drafted: JointDraft) -> Letter:
    """Somebody of the other office confirms a letter, which issues it in the name of both; never who drafted it."""
    JOINT_DRAFTS.answer("confirm", log.act.reach, drafted).require()
    own = is_own_work(log.act, drafted.by_id, drafted.at)
    refuse(Forbidden, (own, _("You drafted this letter, or stand in for who did: somebody else confirms it.")))
    draft = draft_of(log, drafted.proposal)
    may_write_jointly(draft.unit).require()
    both = drafted.office_name_then, name_of(drafted.other, timezone.localdate(log.act.at))
    entry = log.entry()
    letter = issued(log, entry, draft, Issuers(drafted.by_id, both))
    entry.change(drafted, state=JointState.CONFIRMED, decided_by_id=log.act.person, decided_at=log.act.at)
    log.notify(
        drafted.by,
        f"supervision.joint_confirmed:{drafted.pk}",
        gettext_noop("The letter of both offices about “%(plan)s” is confirmed and issued."),
        address(letter),
        plan=_plan(drafted),
    )
    return letter


@act("supervision.end_jointly")
def end_jointly(log: Log, drafted: JointDraft, reason: str) -> JointDraft:
    """One of the two offices does not want the letter issued by both, for a stated reason; it is to be decided anew."""
    JOINT_DRAFTS.answer("end", log.act.reach, drafted).require()
    if not reason.strip():
        raise Invalid(_("Say why the letter is not issued jointly; the other office reads it."))
    entry = log.entry(drafted)
    entry.change(drafted.proposal, state=ProposalState.OPEN)
    on = timezone.localdate(log.act.at)
    both = dict.fromkeys([*people_of(drafted.office_id, on), *people_of(drafted.other_id, on)])
    others = [one for one in both if one.pk != log.act.actor_id]
    log.notify_all(
        others,
        f"supervision.joint_ended:{drafted.pk}",
        gettext_noop("The letter about “%(plan)s” is not issued by both offices: %(reason)s"),
        _address(drafted),
        plan=_plan(drafted),
        reason=reason.strip(),
    )
    facts = {"decided_by_id": log.act.person, "decided_at": log.act.at, "reason": reason.strip()}
    return entry.change(drafted, state=JointState.ENDED, **facts)


def _address(drafted: JointDraft) -> str:
    return reverse("supervision:proposal", args=[drafted.proposal_id])


def _plan(drafted: JointDraft) -> str:
    title: str = drafted.proposal.round.plan.title
    return title
