"""What becomes of a child that reads the files of others."""

import pytest

from luoshi.core import apart

MODULE, MEMORY = "luoshi.core.sheets.child", 512 * 2**20
NO_WORKBOOK = 3


def test_what_it_complains_of_is_kept_where_it_refuses():
    done = apart.run_apart(MODULE, b"no workbook", apart.Limits(MEMORY, 20), refusal=NO_WORKBOOK)
    assert (done.returncode, done.stdout, apart.said(done) != "") == (NO_WORKBOOK, b"", True)


def test_any_other_end_is_a_failure():
    with pytest.raises(apart.ReadingFailed, match="Cannot detect file format"):
        apart.run_apart(MODULE, b"no workbook", apart.Limits(MEMORY, 20))


def test_nobody_waits_for_ever(monkeypatch):
    monkeypatch.setattr(apart, "PATIENCE", 0.0005)
    with pytest.raises(apart.ReadingFailed, match=r"not done within 0\.01 s"):
        apart.run_apart(MODULE, b"", apart.Limits(MEMORY, 20))
