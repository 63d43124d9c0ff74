"""Every route, tried by everybody: who is answered, who is refused, to whom there is no such page.

The rows stand in `tests/access/`; a new route without one fails. A row says for each status who gets it; all others get
the last one. On PostgreSQL some of them try: so each page's questions are asked there, too.
"""

from __future__ import annotations

import pytest

from tests.access.row import Try, filled
from tests.access.table import TABLE
from tests.support.matrix import WHO, browser_of, make_tried, program_of, routes, sent, taken_back

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def tried(cast):
    return make_tried(cast)


def status(tried, attempt: Try, who: str) -> int:
    """What that person is answered; what he changed is taken back."""
    data = {name: filled(value, tried.of) for name, value in attempt.data.items()}
    client = (program_of if " " in attempt.route else browser_of)(tried, who)
    address = filled(attempt.address, tried.of)
    return taken_back(lambda: sent(client, attempt.method, address, data)).status_code


def wanted(answers: str) -> dict[str, int]:
    """The status of each person from a row: `302 nobody; 200 office leader; 404`."""
    *named, rest = answers.split("; ")
    of_rest = dict.fromkeys(WHO, int(rest))
    return of_rest | {who: int(status) for status, *people in map(str.split, named) for who in people}


ON_BOTH_ENGINES = {"office", "unit", "system"}


@pytest.mark.parametrize(
    "who", [pytest.param(who, marks=[pytest.mark.engines] if who in ON_BOTH_ENGINES else []) for who in WHO]
)
def test_everybody_gets_his_answers(tried, who):
    answers = [(f"{one.method} {one.address}", status(tried, one, who), wanted(one.answers)[who]) for one in TABLE]
    assert [(what, got, due) for what, got, due in answers if got != due] == []


def test_every_route_has_a_row():
    assert set(routes()) == {attempt.route for attempt in TABLE}


def test_what_changes_something_is_refused_to_who_only_reads(tried):
    """A page's address for a form takes no GET, and the session of a browser changes nothing over the API."""
    posts = [one for one in TABLE if one.method == "POST" and one.route.startswith("POST ")]
    with_session = {
        one.address: taken_back(lambda one=one: browser_of(tried, "office").post(filled(one.address, tried.of)))
        for one in posts
    }
    assert {answer.status_code for answer in with_session.values()} == {401}
