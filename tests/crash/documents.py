"""Deaths in the acts of documents and what is judged in them."""

from __future__ import annotations

from luoshi.core.apart import Limits
from luoshi.documents import actions as documents
from luoshi.documents import marking
from luoshi.documents.candidates import candidate_of
from luoshi.documents.child import read_apart
from luoshi.documents.desk import desk_of
from luoshi.documents.models import Document
from luoshi.records import files
from tests.crash.scenario import KEY, county, scenario, science
from tests.support.world import OTHER_PLAN, PLAN


@scenario("documents.refuse_marked")
def _(world):
    act = world.cast.act("office", KEY)
    return lambda: documents.refuse_marked(act, county(world))


@scenario("documents.receive")
def _(world):
    data = PLAN.replace("3号", "5号").encode()
    answer = read_apart(data, "third.txt", Limits(2**30, 60))
    act = world.cast.act("office", KEY)
    return lambda: documents.receive(act, county(world), "third.txt", files.store(data), answer)


@scenario("documents.map_columns")
def _(world):
    data = "甲,乙,丙\n1,修路,县交通局\n".encode()
    said = [{"header": ["甲", "乙", "丙"], "meanings": ["number", "task", "heads"]}]
    document = documents.bring(world.cast.act("office"), county(world), "third.csv", data)
    answer = read_apart(data, "third.csv", Limits(2**30, 60), said)
    act = world.cast.act("office", KEY)
    return lambda: documents.keep_mapping(act, Document.objects.get(pk=document.pk), said, answer)


@scenario("documents.judge")
def _(world):
    act = world.cast.act("office", KEY)
    marks = marking.reject(desk_of(world.desk), "tasks.0")
    return lambda: documents.judge(act, Document.objects.get(pk=world.desk.pk), marks)


@scenario("documents.undo")
def _(world):
    documents.judge(world.cast.act("office"), world.desk, marking.join(desk_of(world.desk), "tasks.1", "tasks.0"))
    act = world.cast.act("office", KEY)
    return lambda: documents.undo(act, Document.objects.get(pk=world.desk.pk))


@scenario("documents.choose_unit")
def _(world):
    act = world.cast.act("office", KEY)
    return lambda: documents.choose_unit(act, Document.objects.get(pk=world.desk.pk), "县供销合作社", science(world))


def read_otherwise() -> dict:
    """What a newer reader would say of the document on the desk."""
    return read_apart(OTHER_PLAN.replace("2家", "3家").encode(), "other.txt", Limits(2**30, 60))


@scenario("documents.read_again")
def _(world):
    act, answer = world.cast.act("office", KEY), read_otherwise()
    return lambda: documents.keep_reading(act, Document.objects.get(pk=world.desk.pk), answer, "8.0")


@scenario("documents.work_from")
def _(world):
    documents.keep_reading(world.cast.act("office"), world.desk, read_otherwise(), "9.0")
    act = world.cast.act("office", KEY)
    return lambda: documents.work_from(act, Document.objects.get(pk=world.desk.pk), world.desk.readings.latest("pk"))


@scenario("documents.export_candidates")
def _(world):
    act, candidate = world.cast.act("office", KEY), candidate_of(world.desk)
    return lambda: documents.export_candidates(act, [candidate])
