"""Pages of 3,000 letters ask the database as often as those of three, and nowhere walk through a large table."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from luoshi.dispatch.models import Round
from luoshi.ledger.models import Task
from luoshi.publishing.models import Bulletin
from luoshi.supervision import sweeps
from luoshi.supervision.models import LadderRuleSet, Letter, LetterFact, Proposal
from luoshi.supervision.rulebook import body, rules
from tests.support.cast import MOMENT, SINCE
from tests.support.large import _written as written
from tests.support.large import analyse, make_large
from tests.support.queries import queries_of, scanned
from tests.test_large_rounds import with_history

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

LARGE = {
    "dispatch_ask",
    "dispatch_report",
    "dispatch_light",
    "ledger_task",
    "supervision_proposal",
    "supervision_letter",
    "supervision_letterfact",
}
READERS = ("office", "unit")
SNAPSHOT = '{"paper": {"parts": []}, "facts": []}'
PLACES = {
    "letters": "/letters/",
    "proposals": "/letters/proposals/",
    "letter": "/letters/{letter}/",
    "bulletins": "/bulletins/",
    "task": "/ledger/tasks/{task}/",
}


def with_letters(cast: Any, plan: Any) -> Letter:
    """A month over a plan, and a letter to each unit about each of its tasks; rows without their acts."""
    round = with_history(cast, plan)
    units = _led(plan)
    rule_set = LadderRuleSet.objects.first() or written([_rules()])[0]
    proposals = written(_proposal(rule_set, round, unit, cast) for unit in units)
    written(_waiting(rule_set, round, unit) for unit in units)
    first = Letter.objects.count() + 1
    letters = written(_letter(one, n, cast) for n, one in enumerate(proposals, first))
    written(_fact(letter, task) for letter in letters for task in units[letter.unit_id])
    written([Bulletin(region_id=plan.region_id, round=round, drafted_at=MOMENT)])
    return next(letter for letter in letters if letter.unit_id == cast.units["science"].pk)


def _led(plan: Any) -> dict[int, list[int]]:
    led: dict[int, list[int]] = {}
    mains = Task.objects.filter(plan=plan, responsibilities__role="main").order_by("no")
    for task, unit in mains.values_list("pk", "responsibilities__unit"):
        led.setdefault(unit, []).append(task)
    return led


def _rules() -> LadderRuleSet:
    return LadderRuleSet(code=rules().code, version=rules().version, body=body(), hash="", effective_on=SINCE)


def _proposal(rule_set: LadderRuleSet, round: Round, unit: int, cast: Any) -> Proposal:
    decided = {"state": "issued", "decided_by": cast.office, "decided_at": MOMENT, "rule": "one"}
    return Proposal(**_same(rule_set, round, unit), **decided)


def _waiting(rule_set: LadderRuleSet, round: Round, unit: int) -> Proposal:
    return Proposal(**_same(rule_set, round, unit), rule="another")


def _same(rule_set: LadderRuleSet, round: Round, unit: int) -> dict[str, Any]:
    facts = {"rule_set": rule_set, "step": "reminder", "region_id": round.region_id, "unit_id": unit, "round": round}
    return facts | {"fact_key": f"round:{round.pk}:unit:{unit}", "facts": [], "proposed_at": MOMENT}


def _letter(proposal: Proposal, n: int, cast: Any) -> Letter:
    facts = {"year": 2026, "number": n, "label": f"青督函〔2026〕{n}号", "unit_name_then": "县局", "title": "提醒函"}
    paper = {"snapshot": SNAPSHOT, "sha": "", "template_version": 1, "signed_by": cast.office, "issued_at": MOMENT}
    whom = {"region_id": proposal.region_id, "unit_id": proposal.unit_id, "kind": "reminder", "reply_days": 5}
    return Letter(proposal=proposal, **facts, **paper, **whom)


def _fact(letter: Letter, task: int) -> LetterFact:
    key = f"missing:round:{letter.proposal.round_id}:unit:{letter.unit_id}:task:{task}"
    return LetterFact(letter=letter, fact_key=key)


def statements(cast: Any, person: str, place: str, letter: Letter) -> list[str]:
    """What a place asks of the database when a person opens it."""
    task = LetterFact.objects.filter(letter=letter).earliest("pk").fact_key.rpartition(":")[2]
    client = Client()
    client.force_login(cast.people[person])
    return queries_of(client, PLACES[place].format(letter=letter.pk, task=task))


@pytest.fixture(scope="module")
def few(cast) -> dict[tuple[str, str], int]:
    """How many questions each place asks where there are three letters."""
    letter = with_letters(cast, make_large(cast, 3)[0])
    return {(person, place): len(statements(cast, person, place, letter)) for person in READERS for place in PLACES}


@pytest.fixture(scope="module")
def large(cast, few) -> Letter:
    """3,000 letters more; the database has counted its rows."""
    letters = [with_letters(cast, plan) for plan in make_large(cast, 5_000)]
    analyse()
    return letters[0]


@pytest.mark.parametrize("person", READERS)
def test_many_letters_are_asked_for_as_often_as_few_and_nothing_is_walked_through(cast, few, large, person):
    asked = {place: statements(cast, person, place, large) for place in PLACES}
    walked = {place: set().union(*map(walked_by, asked[place])) for place in PLACES}
    assert {(person, place): len(asked[place]) for place in PLACES} == {
        key: n for key, n in few.items() if key[0] == person
    }
    assert {place: tables for place, tables in walked.items() if tables} == {}


def test_the_sweep_looks_at_the_newest_rounds_alone(cast, large):
    """Before any grace is over and after: what was answered or is older is not read again."""
    with CaptureQueriesContext(connection) as captured:
        sweeps.missing_on((MOMENT + timedelta(days=200)).date())
    assert set().union(*(walked_by(query["sql"]) for query in captured.captured_queries)) == set()


def walked_by(statement: str) -> set[str]:
    return scanned(statement) & LARGE if statement.startswith("SELECT") else set()
