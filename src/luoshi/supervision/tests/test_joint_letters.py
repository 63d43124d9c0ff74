"""A letter of both offices: drafted by one, confirmed by the other's hand, both named on the paper."""

from __future__ import annotations

import json

import pytest

from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.organizations import actions as organizations
from luoshi.organizations.models import Holding, Unit
from luoshi.records.models import Notice
from luoshi.supervision import queries, sweeps
from luoshi.supervision.actions import confirm_jointly, draft_jointly, end_jointly, issue
from luoshi.supervision.models import JointDraft, Letter, Proposal
from luoshi.supervision.states import JointState, ProposalState
from tests.support import letters
from tests.support.cast import TODAY
from tests.support.letters import LATER, act_of

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


@pytest.fixture
def proposal(cast, proposals):
    """What the rules propose about the bureau of science, which is a party body by now; the party's office works."""
    letters.party_office(cast)
    kind, grounds = "party", organizations.Grounds("机构改革")
    organizations.rename_unit(cast.act("office"), cast.units["science"], "县委科技委员会办公室", kind, grounds)
    return proposals["县科学技术局"]


@pytest.fixture
def drafted(cast, proposal):
    return draft_jointly(act_of(cast, "office"), proposal)


def told(person, what):
    return Notice.objects.filter(recipient=person, key__startswith=f"supervision.{what}").count()


def test_drafted_by_one_office_it_waits_for_the_other(cast, drafted, proposal):
    assert (drafted.office_name_then, drafted.other.pk, drafted.state) == (
        "县政府督查室",
        Unit.objects.get(versions__name="县委督查室").pk,
        JointState.WAITING,
    )
    assert (Proposal.objects.get(pk=proposal.pk).state, Letter.objects.exists()) == (ProposalState.DRAFTED, False)
    assert [list(queries.to_confirm(cast.reach(who))) for who in ("party", "office", "neighbour")] == [
        [drafted],
        [],
        [],
    ]
    assert (told(cast.party, "joint_drafted"), told(cast.unit, "")) == (1, 0)


def test_confirmed_by_the_others_hand_it_is_issued_in_the_name_of_both(cast, drafted):
    letter = confirm_jointly(act_of(cast, "party"), drafted)
    paper = json.loads(letter.snapshot)["paper"]
    assert (paper["mark"], paper["signer"], paper["joined"]) == ("县政府督查室", "县政府督查室", ["县委督查室"])
    assert (letter.signed_by, Proposal.objects.get(pk=drafted.proposal_id).state) == (cast.office, "issued")
    done = queries.confirmation_of(letter)
    assert (done.by, done.decided_by) == (cast.office, cast.party)
    assert (told(cast.office, "joint_confirmed"), told(cast.unit, "issued")) == (1, 1)
    with pytest.raises(Conflict):
        confirm_jointly(act_of(cast, "party"), JointDraft.objects.get())


@pytest.mark.parametrize(("person", "refusal"), [("office", Forbidden), ("leader", Forbidden), ("neighbour", Unknown)])
def test_nobody_else_confirms_it(cast, drafted, person, refusal):
    with pytest.raises(refusal):
        confirm_jointly(act_of(cast, person), drafted)


def test_who_works_in_both_offices_is_no_other_hand(cast, drafted):
    away = organizations.Absence(TODAY, LATER.date().replace(day=30), "")
    party = Holding.objects.get(user=cast.party)
    organizations.delegate(cast.act("party"), party, cast.office, away)
    as_party = letters.act_in_place(cast, "office", party.post_id)
    with pytest.raises(Forbidden):
        confirm_jointly(as_party, drafted)


def test_one_office_alone_does_not_write_to_a_party_body(cast, proposal):
    with pytest.raises(Forbidden):
        issue(act_of(cast, "office"), proposal)


def test_ended_with_a_reason_it_is_to_be_decided_anew(cast, drafted):
    with pytest.raises(Invalid):
        end_jointly(act_of(cast, "party"), drafted, " ")
    end_jointly(act_of(cast, "party"), drafted, "由政府办发函")
    proposal = Proposal.objects.get(pk=drafted.proposal_id)
    assert (proposal.state, queries.ended_draft(proposal).reason) == ("open", "由政府办发函")
    assert told(cast.office, "joint_ended") == 1
    assert draft_jointly(act_of(cast, "office"), proposal).state == "waiting"


def test_it_is_overtaken_when_the_unit_has_reported(drafted, monkeypatch):
    monkeypatch.setattr(sweeps, "missing_on", lambda on: {})
    while sweeps.look(LATER):
        pass
    assert (JointDraft.objects.get().state, Proposal.objects.get(pk=drafted.proposal_id).state) == ("overtaken",) * 2


def test_without_another_office_there_is_nobody_to_issue_it_with(cast, proposals):
    with pytest.raises(Conflict):
        draft_jointly(act_of(cast, "office"), proposals["县科学技术局"])


def test_the_pages_say_who_drafted_it_and_for_whom_it_waits(cast, sign_in, drafted):
    page = f"/letters/proposals/{drafted.proposal_id}/"
    assert [
        f"/letters/joint/{drafted.pk}/confirm/" in sign_in(who).get(page).content.decode()
        for who in ("party", "office")
    ] == [True, False]
    answer = sign_in("party").post(f"/letters/joint/{drafted.pk}/confirm/")
    shown = sign_in("unit").get(answer.url).content.decode()
    assert [one in shown for one in ("县政府督查室", "沈明", "县委督查室", "闻道")] == [True] * 4
    word = sign_in("unit").get(f"{answer.url}as/docx/")
    assert word.status_code == 200
