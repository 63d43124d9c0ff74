"""A letter comes to be: its number, its frozen words, its facts and its entry, in the name of one office or of two."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.errors import Conflict
from luoshi.core.papers import as_data
from luoshi.organizations.models import UnitVersion, User
from luoshi.organizations.queries import region_names, units_on
from luoshi.organizations.telling import heads_and_liaisons
from luoshi.records.log import Entry, Log
from luoshi.records.snapshots import canonical
from luoshi.supervision.addressees import table
from luoshi.supervision.finding import Fact, missing_on
from luoshi.supervision.ladder import rule_set_of
from luoshi.supervision.letters import TEMPLATE_VERSION, Reminder, paper_of
from luoshi.supervision.models import Letter, LetterFact, Proposal
from luoshi.supervision.numbering import next_number
from luoshi.supervision.states import ProposalState


@dataclass(frozen=True)
class Issuers:
    """Who signs a letter, and in the name of which offices; the first one's mark and number it bears."""

    signer: int
    offices: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """What a proposed letter says, and to whom, as it is on the day of the act."""

    proposal: Proposal
    unit: UnitVersion
    facts: list[Fact]


def draft_of(log: Log, proposal: Proposal) -> Draft:
    """The letter that would be issued now; what was reported in the meantime is not held against the unit."""
    on = timezone.localdate(log.act.at)
    unit = units_on(on).filter(unit=proposal.unit_id).first()
    if unit is None:
        raise Conflict(_("This unit has ended. The rules propose a letter to the unit that carries on its work."))
    key = proposal.unit_id, proposal.round_id
    facts = missing_on(on, unit=proposal.unit_id, round=proposal.round_id).get(key, [])
    if not facts:
        raise Conflict(_("The unit has reported in the meantime. Close this proposal with that reason."))
    return Draft(proposal, unit, facts)


def issued(log: Log, entry: Entry, draft: Draft, issuers: Issuers) -> Letter:
    """The letter, whose unit is told; the entry is about it."""
    entry.note(addressing=table().version)
    letter = entry.add(_letter(log, entry, draft, issuers))
    entry.add_all(LetterFact(letter=letter, fact_key=fact["key"]) for fact in draft.facts)
    entry.change(draft.proposal, state=ProposalState.ISSUED, decided_by_id=log.act.person, decided_at=log.act.at)
    log.notify_all(
        addressed(log, letter),
        f"supervision.issued:{letter.pk}",
        gettext_noop("A letter to your unit: %(letter)s. Please sign for it."),
        address(letter),
        letter=letter.label,
    )
    return letter


def _letter(log: Log, entry: Entry, draft: Draft, issuers: Issuers) -> Letter:
    """The letter with its number and its frozen words; the entry is about it."""
    on, proposal = timezone.localdate(log.act.at), draft.proposal
    letter = Letter(
        proposal=proposal,
        region_id=proposal.region_id,
        kind=proposal.step,
        year=on.year,
        unit_id=proposal.unit_id,
        unit_name_then=draft.unit.name,
        template_version=TEMPLATE_VERSION,
        signed_by_id=issuers.signer,
        issued_at=log.act.at,
        reply_days=rule_set_of(proposal.rule_set.body).rule(proposal.rule).reply_days,
    )
    entry.subject = letter
    region_name = region_names([proposal.region_id], on)[proposal.region_id]
    letter.number, letter.label = next_number(entry, proposal.region, region_name, proposal.step, on.year)
    words = Reminder(
        issuer=issuers.offices[0],
        number=letter.label,
        unit=draft.unit.name,
        plan=proposal.round.plan.title,
        period=proposal.round.period_start,
        facts=draft.facts,
        reply_days=letter.reply_days,
        rules=proposal.rule_set.version,
        day=on,
        joined=issuers.offices[1:],
    )
    letter.title = words.title
    letter.snapshot = canonical({"paper": as_data(paper_of(words)), "facts": draft.facts})
    letter.sha = hashlib.sha256(letter.snapshot.encode()).hexdigest()
    return letter


def addressed(log: Log, letter: Letter) -> list[User]:
    """The heads and liaison officers of the unit on the day of an act."""
    return [seat.user for seat in heads_and_liaisons([letter.unit_id], timezone.localdate(log.act.at))]


def address(letter: Letter) -> str:
    """Where a letter is seen."""
    return reverse("supervision:letter", args=[letter.pk])
