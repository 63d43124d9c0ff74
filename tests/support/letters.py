"""Letters for the tests: a unit that was silent after its days of grace, as far along as a test wants it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from tests.support.cast import Cast

#: A Friday in October; the round about August was opened late, on the cast's day, and its days of grace are over.
LATER = datetime(2026, 10, 23, 1, 0, tzinfo=UTC)


def act_of(cast: Cast, person: str, at: datetime = LATER, key: str | None = None) -> Any:
    """An act of a person of the cast at a moment."""
    from luoshi.organizations.acting import act_as

    return act_as(cast.people[person], at, "test", key)


def act_in_place(cast: Cast, person: str, post: int, at: datetime = LATER) -> Any:
    """An act of a person in a post that is lent to him."""
    from luoshi.organizations.acting import act_in
    from luoshi.organizations.reach import reach

    user = cast.people[person]
    return act_in(reach(user, at.date(), post), user, at, "test")


def round_of(cast: Cast, plan: Any) -> Any:
    """The round about August over a plan."""
    from luoshi.dispatch.actions import open_round
    from luoshi.dispatch.models import Round

    return Round.objects.filter(plan=plan).first() or open_round(cast.act("office"), plan, date(2026, 8, 1))


def proposed_to(cast: Cast, round: Any, unit: str) -> Any:
    """What the rules propose about a unit of the cast that stayed silent."""
    from luoshi.core.acts import Act
    from luoshi.dispatch.models import Round
    from luoshi.organizations.models import Unit
    from luoshi.supervision.actions import propose
    from luoshi.supervision.finding import missing_on
    from luoshi.supervision.rulebook import rules

    key = cast.units[unit].pk, round.pk
    facts = missing_on(LATER.date())[key]
    about = {"round": Round.objects.get(pk=round.pk), "unit": Unit.objects.get(pk=key[0])}
    return propose(Act(None, "", LATER, "sweep"), rule=rules().rules[0], facts=facts, **about)


def party_office(cast: Cast) -> None:
    """The supervision office of the party committee, and its head, who is `cast.party` from then on."""
    from luoshi.organizations import actions
    from luoshi.organizations.models import User
    from tests.support.cast import PASSWORD, SINCE

    known = User.objects.filter(username="party").first()
    cast.people["party"] = known or actions.register_person(cast.act("system"), "party", "闻道", PASSWORD)
    if known is None:
        unit = actions.open_unit(cast.act("system"), "县委督查室", "party", cast.regions["county"], SINCE)
        seat = actions.open_post(cast.act("system"), unit, "office", "县委督查室主任")
        actions.appoint(cast.act("security"), seat, cast.people["party"], SINCE)


def drafted_jointly(cast: Cast, round: Any, unit: str) -> Any:
    """A letter of both offices that the government's has drafted and the party committee's is to confirm."""
    from luoshi.supervision.actions import draft_jointly

    return draft_jointly(act_of(cast, "office"), proposed_to(cast, round, unit))


def signed(cast: Cast, letter: Any, person: str) -> Any:
    """A letter for which somebody of its unit has signed."""
    from luoshi.supervision.actions import sign_for

    return sign_for(act_of(cast, person), letter)


def answered(cast: Cast, letter: Any, person: str) -> Any:
    """An answer with a proof that waits for its check."""
    from luoshi.supervision.actions import answer

    return answer(act_of(cast, person), letter, "人员变动未交接，已补报。", [proof()])


def proof() -> Any:
    """A file that lies in the data folder."""
    from luoshi.documents.actions import Attached
    from luoshi.records import files

    return Attached(files.store("整改说明".encode()), "整改说明.txt", "text/plain")
