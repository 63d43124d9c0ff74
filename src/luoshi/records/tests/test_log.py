"""The wrapper that makes a function an act."""

import json

import pytest
from django.db import IntegrityError

from luoshi.core.errors import Conflict, Invalid
from luoshi.records import checks, log
from luoshi.records.log import Log
from luoshi.records.models import LogEntry, LogHead, Notice
from tests.support.sample import actions
from tests.support.sample.models import Sample

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


def entries():
    return list(LogEntry.objects.order_by("seq").values_list("act", "key", "n", "subject_type", "subject_id"))


def test_an_act_leaves_its_row_and_an_entry_that_holds_its_values(by):
    sample = actions.make(by("k"), name="one", secret="hidden")
    entry = LogEntry.objects.get()
    assert (entry.entry, entry.subject_type, entry.subject_id) == (sample.act, "sample.sample", sample.pk)
    assert (entry.actor_id, entry.actor_name, entry.unit_name, entry.via) == (7, "王敏", "督查室", "web")
    values = json.loads(entry.body)["rows"][f"sample.sample:{sample.pk}"]
    assert values["name"] == "one"
    assert "secret" not in values
    assert "hidden" not in entry.body


def test_the_same_act_with_the_same_key_is_done_once(by):
    first = actions.make(by("k"), name="one")
    again = actions.make(by("k"), name="one")
    assert (again.pk, Sample.objects.count(), LogEntry.objects.count()) == (first.pk, 1, 1)


@pytest.mark.parametrize("other", ["another act", "another actor"])
def test_a_key_serves_one_act_of_one_person(by, other):
    sample = actions.make(by("k"), name="one")
    with pytest.raises(Conflict):
        if other == "another act":
            actions.change(by("k"), sample, name="two")
        else:
            actions.make(by("k", actor=8), name="two")
    assert list(Sample.objects.values_list("name", flat=True)) == ["one"]


def test_a_refusal_leaves_nothing(by):
    sample = actions.make(by(), name="one")
    with pytest.raises(Invalid):
        actions.fail_late(by(), Sample.objects.get())
    assert list(Sample.objects.values_list("name", flat=True)) == ["one"]
    assert (LogEntry.objects.count(), LogHead.objects.get(pk=1).seq) == (1, 1)
    assert Sample.objects.get().act == sample.act


@pytest.mark.parametrize("failure", [{"once": "taken"}, {}])
def test_a_second_click_that_lost_the_race_gets_the_row_of_the_first(by, monkeypatch, failure):
    """The second asked before the first was done, so its own work fails: by the database, or by a refusal."""
    first = actions.make(by("k"), once="taken")
    done = log._done
    answers = iter([None])
    monkeypatch.setattr(log, "_done", lambda name, act: next(answers, done(name, act)))
    second = actions.make(by("k"), **failure)
    assert (second, LogEntry.objects.count()) == (first, 1)


def test_who_enters_the_same_as_another_is_refused(by):
    actions.make(by(), once="taken")
    with pytest.raises(Conflict):
        actions.make(by(), once="taken")


def test_another_broken_constraint_is_a_slip_and_not_a_refusal(by):
    with pytest.raises(IntegrityError):
        actions.make(by(), name=None)


def test_who_acts_on_what_he_read_before_another_changed_it_is_refused(by, english):
    actions.make(by(), name="one")
    mine, yours = Sample.objects.get(), Sample.objects.get()
    actions.change(by(), mine, name="mine")
    with pytest.raises(Conflict, match=r"in the meantime"):
        actions.change(by(), yours, name="yours")
    assert Sample.objects.get().name == "mine"


def test_many_rows_take_as_many_statements_as_one(by, django_assert_num_queries):
    with django_assert_num_queries(7):
        actions.make_many(by(), ["a"])
    with django_assert_num_queries(7):
        actions.make_many(by("many"), [str(n) for n in range(30)])
    assert entries()[1:] == [("sample.make_many", "many", n, "sample.sample", n + 2 + _first()) for n in range(30)]


def _first() -> int:
    return Sample.objects.order_by("pk")[0].pk - 1


def test_an_act_that_returns_another_row_than_it_is_about_is_a_slip(by):
    other = actions.make(by(), name="other")

    def wrong(log: Log) -> Sample:
        log.entry().add(Sample(name="new"))
        return other

    with pytest.raises(TypeError, match="another row"):
        log._performed(wrong, Log("sample.wrong", by()))


def test_no_act_is_done_inside_another(by):
    def outer(log: Log) -> Sample:
        return actions.make(by("inner"), name="inner")

    with pytest.raises(TypeError, match=r"sample\.make is done inside sample\.outer"):
        log._performed(outer, Log("sample.outer", by()))
    assert actions.make(by(), name="afterwards").name == "afterwards"


def test_two_acts_never_share_a_name():
    with pytest.raises(ValueError, match="two acts"):
        for _twice in range(2):
            log.act("sample.twice")(lambda log: log)
    del log.ACTS["sample.twice"]


def test_a_notice_comes_once_for_one_cause(by, django_user_model):
    for name in ("a", "b"):
        django_user_model.objects.create(username=name, name=name, act=by().key)
    sample = actions.make(by(), name="one")
    for what in ("sample.news", "sample.news", "sample.more"):
        actions.tell(by(), sample, what)
    told = Notice.objects.order_by("pk").values_list("key", "recipient__username", "params")
    keys = {(key.split(":")[0], user) for key, user, _params in told}
    assert keys == {("sample.news", "a"), ("sample.news", "b"), ("sample.more", "a"), ("sample.more", "b")}
    assert [params for _key, _user, params in told] == [{"name": "one"}] * 4


def test_an_undisturbed_log_passes_every_check(by):
    sample = actions.make(by(), name="one")
    actions.change(by(), sample, name="two")
    actions.make_many(by(), ["a", "b"])
    assert [found for check in (checks.unbroken, checks.rows_fit) for found in check.run(True)] == []
