"""What the rules propose is written down, and taken back when its facts are gone before anybody decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from luoshi.dispatch.models import Round
from luoshi.organizations.models import Unit
from luoshi.records.log import Log, act
from luoshi.supervision.ladder import Rule
from luoshi.supervision.models import Proposal
from luoshi.supervision.rulebook import entered
from luoshi.supervision.states import JointState, ProposalState


@act("supervision.propose")
def propose(log: Log, round: Round, unit: Unit, rule: Rule, facts: Sequence[Mapping[str, Any]]) -> Proposal:
    """Proposes a letter to a unit by a rule, with the facts of the day; done by a sweep, decided by a person."""
    entry = log.entry()
    proposal = Proposal(
        rule=rule.id,
        fact_key=f"round:{round.pk}:unit:{unit.pk}",
        step=rule.step,
        region_id=round.region_id,
        unit=unit,
        round=round,
        facts=list(facts),
        proposed_at=log.act.at,
    )
    entry.subject = proposal
    proposal.rule_set = entered(entry)
    return entry.add(proposal)


@act("supervision.overtake")
def overtake(log: Log, proposal: Proposal) -> Proposal:
    """Takes a proposal back whose facts do not hold any more, and what one office drafted of it; done by a sweep."""
    entry = log.entry(proposal)
    for drafted in proposal.joints.filter(state=JointState.WAITING):
        entry.change(drafted, state=JointState.OVERTAKEN)
    return entry.change(proposal, state=ProposalState.OVERTAKEN)
