"""Bytes lie down before a row names them; what a crash leaves is swept after a day."""

import os
from datetime import timedelta

import pytest

from luoshi.records import files, sweeps
from luoshi.records.log import Log

pytestmark = pytest.mark.django_db

DATA = "关于印发年度工作计划的通知".encode()


def aged(path, now, hours):
    moment = (now - timedelta(hours=hours)).timestamp()
    os.utime(path, (moment, moment))


def lying():
    return sorted(path.name for path in files.folder().glob("*/*"))


def test_bytes_are_named_by_their_digest_and_read_back():
    stored = files.store(DATA)
    assert (files.read(stored.sha256), stored.size, files.digest_of(files.path_of(stored.sha256))) == (
        DATA,
        len(DATA),
        stored.sha256,
    )


def test_the_same_bytes_lie_there_once(by):
    first, second = files.store(DATA), files.store(DATA)
    log = Log("sample.keep", by())
    assert log.keep(first, "text/plain") == log.keep(second, "text/plain")
    assert lying() == [first.sha256]


def test_a_failed_writing_leaves_no_file_under_the_name(monkeypatch):
    def power_cut(source, target):
        raise OSError("power cut")

    monkeypatch.setattr(os, "replace", power_cut)
    with pytest.raises(OSError, match="power cut"):
        files.store(DATA)
    assert [name[:5] for name in lying()] == [".new-"]


def test_what_a_crash_left_is_swept_after_a_day_and_nothing_else(by, still):
    kept, old, young = (files.store(DATA + bytes([n])) for n in range(3))
    Log("sample.keep", by()).keep(kept, "text/plain")
    for stored, hours in ((kept, 48), (old, 25), (young, 23)):
        aged(files.path_of(stored.sha256), still, hours)
    torn = files.path_of(old.sha256).with_name(".new-torn")
    torn.write_bytes(b"half")
    aged(torn, still, 25)
    assert sweeps.stray_bytes(still) == 2
    assert lying() == sorted([kept.sha256, young.sha256])
    assert sweeps.stray_bytes(still) == 0


def test_a_stray_that_is_stored_again_is_fresh(still):
    stored = files.store(DATA)
    aged(files.path_of(stored.sha256), still, 48)
    files.store(DATA)
    assert sweeps.stray_bytes(still) == 0
    assert lying() == [stored.sha256]


def test_bytes_stored_while_they_are_swept_come_back(still):
    """The sweep has chosen the file; before it is taken away, somebody stores the same bytes."""
    stored = files.store(DATA)
    assert not files.take_away(files.path_of(stored.sha256), still - timedelta(days=1))
    assert lying() == [stored.sha256]


def test_a_folder_without_files_is_swept_too(still):
    assert sweeps.stray_bytes(still) == 0
