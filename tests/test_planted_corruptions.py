"""`luoshi check` is itself tried: each corruption turns exactly these checks red, and an undisturbed world none.

A corruption is what somebody could do who has the database or the data folder in his hands. Each is planted
in a savepoint and taken back.
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models import F

from luoshi.core.registry import checks
from luoshi.documents.models import Document, Finding, Reading, Verdict
from luoshi.ledger.models import Responsibility, Target, TargetVersion, Task
from luoshi.organizations.models import Holding, Post, RegionSpan, Unit, UnitAlias, UnitVersion, User
from luoshi.records import anchors, chain, files
from luoshi.records.models import File, LogEntry, LogHead, Look, Notice, PersonalDatum
from luoshi.web import folder as data_folder
from tests.support.cast import SINCE, TODAY
from tests.support.log import unguarded
from tests.support.world import problems

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

NOBODY = uuid.UUID(int=0)
NEXT_YEAR = TODAY + timedelta(days=365)


@dataclass(frozen=True)
class Corruption:
    """What is done to a world, and the checks that must notice."""

    do: Callable
    noticed: frozenset[str]
    engine: str = ""  # the only one on which it can be done or noticed
    quick: bool = True  # noticed without --full too

    def __str__(self) -> str:
        return self.do.__name__


PLANTED: list[Corruption] = []


def corrupts(*noticed: str, engine: str = "", quick: bool = True):
    def plant(do):
        PLANTED.append(Corruption(do, frozenset(noticed), engine, quick))
        return do

    return plant


# The log


def change_log(model, seq: int, **values) -> None:
    with unguarded():
        model.objects.filter(seq=seq).update(**values)


def cut(first: int) -> None:
    """Takes entries away from the end, and lets the head agree."""
    with unguarded():
        LogEntry.objects.filter(seq__gte=first).delete()
    last = LogEntry.objects.latest("seq")
    LogHead.objects.filter(pk=chain.ACTS).update(seq=last.seq, hash=last.hash)


@corrupts("records.chain")
def a_name_in_a_log_row(world):
    change_log(LogEntry, 5, actor_name="李强")


@corrupts("records.chain")
def a_byte_in_the_body_of_an_entry(world):
    entry = LogEntry.objects.get(act="ledger.adopt", n=1)
    change_log(LogEntry, entry.seq, body=entry.body.replace("{", "{ ", 1))


@corrupts("records.chain")
def an_unreadable_body(world):
    change_log(LogEntry, LogEntry.objects.get(act="organizations.sign_in").seq, body='{"rows": [')


@corrupts("records.chain")
def a_digest_that_is_another(world):
    change_log(LogEntry, 5, hash="0" * 64)


@corrupts("records.chain", "records.rows")
def an_entry_taken_out_of_the_middle(world):
    with unguarded():
        LogEntry.objects.get(act="organizations.add_alias").delete()


@corrupts("records.anchor")
def a_tail_cut_off(world):
    cut(LogEntry.objects.latest("seq").seq)


@corrupts("records.anchor", "records.rows")
def a_longer_tail_cut_off(world):
    cut(LogEntry.objects.get(act="organizations.add_alias").seq)


@corrupts("records.anchor")
def a_tail_written_anew_with_all_its_digests(world):
    link = LogEntry.objects.latest("seq")
    link.actor_name = "李强"
    change_log(LogEntry, link.seq, actor_name=link.actor_name, hash=chain.digest(link))
    LogHead.objects.filter(pk=chain.ACTS).update(hash=chain.digest(link))


@corrupts("records.chain")
def a_head_set_back(world):
    earlier = LogEntry.objects.get(seq=3)
    LogHead.objects.filter(pk=chain.ACTS).update(seq=3, hash=earlier.hash)


@corrupts("records.chain")
def a_head_taken_away(world):
    LogHead.objects.filter(pk=chain.LOOKS).delete()


@corrupts("records.chain")
def another_reason_for_a_look(world):
    change_log(Look, 1, reason="curiosity")


@corrupts("records.anchor")
def a_torn_line_among_the_anchors(world):
    with anchors.file().open("a") as lines:
        lines.write("2026-09-24 1 17 0123\n")


# Rows behind the acts' back


@corrupts("records.rows")
def a_value_edited(world):
    Task.objects.filter(pk=world.plan.tasks.earliest("no").pk).update(title="另一项任务")


@corrupts("records.rows")
def a_row_that_no_act_wrote(world):
    UnitAlias.objects.create(unit=world.cast.units["science"], name="科技委", act=NOBODY)


@corrupts("records.rows")
def a_row_that_names_the_act_of_another(world):
    act = UnitAlias.objects.get(name="县科技局").act
    UnitAlias.objects.create(unit=world.cast.units["science"], name="科技委", act=act)


@corrupts("records.rows")
def a_row_taken_away(world):
    UnitAlias.objects.get(name="县科技局").delete()


@corrupts("records.rows")
def a_row_set_back_to_what_it_was(world):
    made = LogEntry.objects.filter(act="documents.receive").earliest("seq")
    Document.objects.filter(pk=made.subject_id).update(state="read", act=made.entry)


# Files, the vault, the database file


@corrupts("records.files")
def stolen_bytes(world):
    files.path_of(File.objects.earliest("pk").pk).unlink()


@corrupts("records.files")
def shortened_bytes(world):
    path = files.path_of(File.objects.earliest("pk").pk)
    path.write_bytes(path.read_bytes()[:-1])


@corrupts("records.files", quick=False)
def altered_bytes(world):
    path = files.path_of(File.objects.earliest("pk").pk)
    path.write_bytes(path.read_bytes()[:-1] + b"x")


@corrupts("records.vault")
def a_datum_that_outlives_its_time(world):
    PersonalDatum.objects.update(erase_on=TODAY - timedelta(days=1))


@corrupts("records.vault")
def an_edited_datum(world):
    PersonalDatum.objects.update(value="13900000000")


@corrupts("records.database", engine="sqlite", quick=False)
def a_notice_to_nobody(world):
    Notice.objects.filter(pk=Notice.objects.earliest("pk").pk).update(recipient_id=999999)


# Organizations


@corrupts("records.rows", "organizations.closure")
def a_region_that_lies_nowhere(world):
    county, city = world.cast.regions["county"], world.cast.regions["city"]
    RegionSpan.objects.get(ancestor=city, region=county).delete()


@corrupts("records.rows", "organizations.closure")
def a_region_that_lies_where_it_does_not(world):
    county, neighbour = world.cast.regions["county"], world.cast.regions["neighbour"]
    RegionSpan.objects.create(ancestor=neighbour, region=county, valid_from=SINCE, act=NOBODY)


@corrupts("records.rows", "organizations.versions")
def two_versions_of_a_unit_at_once(world):
    version = UnitVersion.objects.get(unit=world.cast.units["science"])
    version.pk, version.valid_to = None, TODAY + timedelta(days=1)
    version.save()


@corrupts("records.rows", "organizations.holders")
def two_holders_of_a_post(world):
    post = Post.objects.get(holdings__user=world.cast.office)
    Holding.objects.create(
        post=post, user=world.cast.people["public"], valid_from=TODAY, valid_to=NEXT_YEAR, act=NOBODY
    )


@corrupts("records.rows", "organizations.apart")
def an_administrator_with_another_role(world):
    post = Post.objects.create(unit=world.cast.units["supervision"], role="audit", title="审计管理员", act=NOBODY)
    Holding.objects.create(post=post, user=world.cast.office, valid_from=SINCE, act=NOBODY)


@corrupts("records.rows", "organizations.uscc")
def a_slip_in_a_credit_code(world):
    Unit.objects.filter(pk=world.cast.units["science"].pk).update(uscc="91350100M000100Y4Z")


@corrupts("records.rows", "organizations.inactive")
def a_closed_account_that_holds_a_post(world):
    User.objects.filter(pk=world.cast.office.pk).update(is_active=False)


# Documents


@corrupts("documents.reading")
def a_reading_edited(world):
    reading = Reading.objects.get(document=world.desk)
    Reading.objects.filter(pk=reading.pk).update(body=reading.body + " ")


@corrupts("documents.findings")
def a_finding_edited(world):
    finding = Finding.objects.filter(reading__document=world.desk, kind="target").earliest("pk")
    Finding.objects.filter(pk=finding.pk).update(value=finding.value | {"unit": "户"})


@corrupts("documents.findings", "documents.spans")
def a_finding_that_points_elsewhere(world):
    finding = Finding.objects.filter(reading__document=world.desk, kind="responsibility").earliest("pk")
    Finding.objects.filter(pk=finding.pk).update(start=F("start") + 1, end=F("end") + 1)


@corrupts("documents.findings")
def a_finding_taken_away(world):
    Finding.objects.filter(reading__document=world.desk, kind="target").earliest("pk").delete()


@corrupts("records.rows", "documents.verdicts", "ledger.sources")
def a_verdict_taken_back_by_hand(world):
    Verdict.objects.filter(pk=Verdict.objects.filter(document=world.plan.document).earliest("pk").pk).update(
        state="withdrawn"
    )


# The ledger


@corrupts("records.rows", "ledger.main-lead")
def a_second_main_lead(world):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("DROP INDEX one_main_lead_of_task")
    lead = Responsibility.objects.filter(task__plan=world.plan, role="main").earliest("pk")
    lead.pk, lead.unit = None, world.cast.units["reform"]
    lead.save()


@corrupts("records.rows", "ledger.dispatchable")
def a_main_lead_that_has_ended(world):
    lead = Responsibility.objects.filter(task__plan=world.plan, role="main").earliest("pk")
    Responsibility.objects.filter(pk=lead.pk).update(valid_from=SINCE, valid_to=TODAY)


@corrupts("records.rows", "ledger.sources")
def a_target_without_a_sentence(world):
    Target.objects.filter(pk=Target.objects.earliest("pk").pk).update(verdict=None)


@corrupts("records.rows", "ledger.order")
def a_task_with_another_number(world):
    Task.objects.filter(plan=world.plan, no=2).update(no=9)


@corrupts("records.rows", "ledger.targets")
def a_target_that_asks_nothing(world):
    TargetVersion.objects.earliest("pk").delete()


# Settings


@corrupts("settings.debug")
def errors_shown_to_everybody(world, settings):
    settings.DEBUG = True


@corrupts("settings.hosts", "settings.https")
def any_name(world, settings):
    settings.ALLOWED_HOSTS = ["*"]


@corrupts("settings.https")
def another_machine_without_https(world, settings):
    settings.ALLOWED_HOSTS = ["luoshi.example.gov.cn"]


@corrupts("settings.secret-key")
def a_key_that_others_read(world):
    key = anchors.file().with_name("secret-key")
    key.write_text("x")
    key.chmod(0o644)


@corrupts("settings.data-folder", engine="sqlite")
def a_network_share(world, monkeypatch, tmp_path):
    mounts = tmp_path.parent / "mounts"
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\nserver:/share /tmp nfs4 rw 0 0\n")
    monkeypatch.setattr(data_folder, "MOUNTS", mounts)


@pytest.fixture
def copied(world, settings, tmp_path):
    """The world with a copy of its data folder, and the settings that a new installation has."""
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
    shutil.copytree(world.folder, tmp_path, dirs_exist_ok=True)
    settings.DATA_DIR = tmp_path
    return world


POSSIBLE = [corruption for corruption in PLANTED if corruption.engine in ("", connection.vendor)]


@pytest.mark.parametrize("corruption", POSSIBLE, ids=str)
def test_a_corruption_is_noticed_by_the_right_checks(corruption, copied, request):
    wanted = corruption.do.__code__.co_varnames[1 : corruption.do.__code__.co_argcount]
    fixtures = {name: request.getfixturevalue(name) for name in wanted}
    with transaction.atomic():
        corruption.do(copied, **fixtures)
        noticed, at_once = problems(full=True), problems(full=False)
        transaction.set_rollback(True)
    assert set(noticed) == corruption.noticed, noticed
    assert set(at_once) == (corruption.noticed if corruption.quick else set())


def test_an_undisturbed_world_is_green(copied):
    assert problems(full=True) == problems(full=False) == {}


def test_every_check_has_a_corruption_that_it_notices():
    noticed = frozenset().union(*(corruption.noticed for corruption in PLANTED))
    assert {check.id for check in checks} == noticed
