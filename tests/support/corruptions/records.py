"""Damage to the log, to rows behind the acts' back, to files, the vault and the database itself."""

from __future__ import annotations

import uuid
from datetime import timedelta

from luoshi.documents.models import Document
from luoshi.ledger.models import Task
from luoshi.organizations.models import UnitAlias
from luoshi.records import anchors, chain, files
from luoshi.records.models import File, LogEntry, LogHead, Look, Notice, PersonalDatum
from tests.support.cast import TODAY
from tests.support.corruptions.table import corrupts
from tests.support.log import unguarded

NOBODY = uuid.UUID(int=0)


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
