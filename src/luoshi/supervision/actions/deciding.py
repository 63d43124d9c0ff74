"""A person decides on what a rule proposed: a letter goes out with a number, or the reason why none does."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.errors import Invalid
from luoshi.records.log import Entry, Log, act
from luoshi.supervision.actions.issuing import Issuers, address, addressed, draft_of, issued
from luoshi.supervision.addressees import require_may_write
from luoshi.supervision.models import Letter, Proposal
from luoshi.supervision.rules import LETTERS, PROPOSALS
from luoshi.supervision.states import LetterState, ProposalState


@act("supervision.issue")
def issue(log: Log, proposal: Proposal) -> Letter:
    """Issues the letter that was proposed: its number, its frozen words and its entry in one transaction.

    The facts are asked once more: what was reported in the meantime is not held against the unit.
    """
    PROPOSALS.answer("decide", log.act.reach, proposal).require()
    draft = draft_of(log, proposal)
    require_may_write(log.act, draft.unit)
    return issued(log, log.entry(), draft, Issuers(log.act.person, (log.act.unit_name,)))


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
        addressed(log, letter),
        f"supervision.void:{letter.pk}",
        gettext_noop("The letter %(letter)s to your unit was withdrawn."),
        address(letter),
        letter=letter.label,
    )
    return entry.change(letter, state=LetterState.VOID, void_reason=reason.strip())


def close_facts(entry: Entry, letter: Letter) -> None:
    """Lets the facts of a letter stand in a later one again."""
    for fact in letter.facts.filter(open=True):
        entry.change(fact, open=False)
