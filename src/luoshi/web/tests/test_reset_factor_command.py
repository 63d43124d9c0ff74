"""`luoshi reset-factor`: by whoever holds the server, and never unnoticed."""

from argparse import Namespace

import pytest

from luoshi.organizations.accounts import factors, sealing
from luoshi.organizations.accounts.models import Authenticator
from luoshi.records.models import LogEntry
from luoshi.web.commands import reset_factor

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(monkeypatch, capsys):
    """`told("security")` runs it and gives the exit code, and whether something was printed and complained of."""
    monkeypatch.setattr(reset_factor, "prepare", lambda: None)

    def run(name):
        code = reset_factor.run(Namespace(name=name))
        said = capsys.readouterr()
        return code, bool(said.out), bool(said.err)

    return run


def test_the_last_security_administrator_comes_back_in(cast, told):
    factors._enrol_factor(cast.act("security"), cast.security, sealing.sealed(b"x" * 20), 1, [])
    assert told("security") == (0, True, False)
    assert not Authenticator.objects.filter(user=cast.security, ended_at=None).exists()
    line = LogEntry.objects.latest("seq")
    assert (line.act, line.actor_id, line.via) == ("organizations.reset_factor", None, "cli")


def test_where_there_is_nothing_to_take_it_says_so(cast, told):
    assert [told(name) for name in ("security", "a-stranger")] == [(1, False, True)] * 2
