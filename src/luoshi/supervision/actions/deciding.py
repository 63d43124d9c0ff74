"""A person decides on what a rule proposed: a letter goes out with a number, or the reason why none does."""

from __future__ import annotations

import hashlib

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.errors import Conflict, Invalid
from luoshi.core.papers import as_data
from luoshi.organizations.models import UnitVersion, User
from luoshi.organizations.queries import heads_and_liaisons, region_names, units_on
from luoshi.records.log import Entry, Log, act
from luoshi.records.snapshots import canonical
from luoshi.supervision.addressees import require_may_write, table
from luoshi.supervision.finding import Fact, missing_on
from luoshi.supervision.ladder import rule_set_of
from luoshi.supervision.letters import TEMPLATE_VERSION, Reminder, paper_of
from luoshi.supervision.models import Letter, LetterFact, Proposal
from luoshi.supervision.numbering import next_number
from luoshi.supervision.rules import LETTERS, PROPOSALS
from luoshi.supervision.states import LetterState, ProposalState


@act("supervision.issue")
def issue(log: Log, proposal: Proposal) -> Letter:
    """Issues the letter that was proposed: its number, its frozen words and its entry in one transaction.

    The facts are asked once more: what was reported in the meantime is not held against the unit.
    """
    PROPOSALS.answer("decide", log.act.reach, proposal).require()
    on = timezone.localdate(log.act.at)
    unit = units_on(on).filter(unit=proposal.unit_id).first()
    if unit is None:
        raise Conflict(_("This unit has ended. The rules propose a letter to the unit that carries on its work."))
    require_may_write(log.act, unit)
    key = proposal.unit_id, proposal.round_id
    facts = missing_on(on, unit=proposal.unit_id, round=proposal.round_id).get(key, [])
    if not facts:
        raise Conflict(_("The unit has reported in the meantime. Close this proposal with that reason."))
    entry = log.entry()
    entry.note(addressing=table().version)
    letter = entry.add(_letter(log, entry, proposal, unit, facts))
    entry.add_all(LetterFact(letter=letter, fact_key=fact["key"]) for fact in facts)
    entry.change(proposal, state=ProposalState.ISSUED, decided_by_id=log.act.person, decided_at=log.act.at)
    log.notify_all(
        _addressed(log, letter),
        f"supervision.issued:{letter.pk}",
        gettext_noop("A letter to your unit: %(letter)s. Please sign for it."),
        _address(letter),
        letter=letter.label,
    )
    return letter


def _letter(log: Log, entry: Entry, proposal: Proposal, unit: UnitVersion, facts: list[Fact]) -> Letter:
    """The letter with its number and its frozen words; the entry is about it."""
    on = timezone.localdate(log.act.at)
    rule = rule_set_of(proposal.rule_set.body).rule(proposal.rule)
    letter = Letter(
        proposal=proposal,
        region_id=proposal.region_id,
        kind=proposal.step,
        year=on.year,
        unit_id=proposal.unit_id,
        unit_name_then=unit.name,
        template_version=TEMPLATE_VERSION,
        signed_by_id=log.act.person,
        issued_at=log.act.at,
        reply_days=rule.reply_days,
    )
    entry.subject = letter
    region_name = region_names([proposal.region_id], on)[proposal.region_id]
    letter.number, letter.label = next_number(entry, proposal.region, region_name, proposal.step, on.year)
    words = Reminder(
        issuer=log.act.unit_name,
        number=letter.label,
        unit=unit.name,
        plan=proposal.round.plan.title,
        period=proposal.round.period_start,
        facts=facts,
        reply_days=rule.reply_days,
        rules=proposal.rule_set.version,
        day=on,
    )
    letter.title = words.title
    letter.snapshot = canonical({"paper": as_data(paper_of(words)), "facts": facts})
    letter.sha = hashlib.sha256(letter.snapshot.encode()).hexdigest()
    return letter


@act("supervision.dismiss")
def dismiss(log: Log, proposal: Proposal, reason: str) -> Proposal:
    """Sends no letter, for a stated reason."""
    PROPOSALS.answer("decide", log.act.reach, proposal).require()
    if not reason.strip():
        raise Invalid(_("Say why no letter is sent: the reason stands in the history of the task."))
    entry = log.entry(proposal)
    entry.note(reason=reason.strip())
    facts = {"decided_by_id": log.act.person, "decided_at": log.act.at, "reason": reason.strip()}
    return entry.change(proposal, state=ProposalState.DISMISSED, **facts)


@act("supervision.withdraw")
def withdraw(log: Log, letter: Letter, reason: str) -> Letter:
    """Takes a letter back, for a stated reason; its number stays and stands as void."""
    LETTERS.answer("withdraw", log.act.reach, letter).require()
    if not reason.strip():
        raise Invalid(_("Say why the letter is withdrawn: its number stays, and the reason explains it."))
    entry = log.entry(letter)
    entry.note(reason=reason.strip())
    close_facts(entry, letter)
    log.notify_all(
        _addressed(log, letter),
        f"supervision.void:{letter.pk}",
        gettext_noop("The letter %(letter)s to your unit was withdrawn."),
        _address(letter),
        letter=letter.label,
    )
    return entry.change(letter, state=LetterState.VOID, void_reason=reason.strip())


def close_facts(entry: Entry, letter: Letter) -> None:
    """Lets the facts of a letter stand in a later one again."""
    for fact in letter.facts.filter(open=True):
        entry.change(fact, open=False)


def _addressed(log: Log, letter: Letter) -> list[User]:
    """The heads and liaison officers of the unit on the day of an act."""
    return [seat.user for seat in heads_and_liaisons([letter.unit_id], timezone.localdate(log.act.at))]


def _address(letter: Letter) -> str:
    return reverse("supervision:letter", args=[letter.pk])
