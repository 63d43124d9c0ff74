"""The list's statements: composed once for each reach, filters and shape, and never another's."""

from __future__ import annotations

import pytest
from django.db.models.sql.compiler import SQLCompiler

from luoshi.ledger.actions import name_lead
from luoshi.ledger.states import TaskState
from luoshi.organizations.models import Unit

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


@pytest.fixture
def composed(monkeypatch):
    """The tables about which questions were composed, in their order; questions inside of questions left out."""
    tables, as_sql = [], SQLCompiler.as_sql

    def counted(compiler, *how, **more):
        if not (compiler.query.subquery or compiler.query.combined_queries):
            tables.append(compiler.query.model._meta.model_name)
        return as_sql(compiler, *how, **more)

    monkeypatch.setattr(SQLCompiler, "as_sql", counted)
    return tables


@pytest.mark.parametrize("address", ["/ledger/?sort=-deadline", "/api/v1/tasks?columns=title,lead,light"])
def test_who_comes_again_finds_every_statement_composed(sign_in, plan, composed, address):
    office = sign_in("office")
    first = office.get(address)
    composed.clear()
    second = office.get(address)
    assert (first.status_code, second.status_code, composed) == (200, 200, [])


def test_each_reader_is_asked_his_own_question_and_told_what_is_there_now(cast, sign_in, plan):
    def seen(who):
        return [(row["title"], row["lead"]) for row in sign_in(who).get("/api/v1/tasks").json()["items"]]

    before = {who: len(seen(who)) for who in ("office", "town", "unit", "neighbour")}
    assert before == {"office": 6, "town": 2, "unit": 2, "neighbour": 0}
    loose = plan.tasks.get(state=TaskState.UNLED)
    name_lead(cast.act("office"), loose, Unit.objects.get(versions__name="县财政局"), "会议定")
    assert (loose.title, ["县财政局"]) in seen("office")
