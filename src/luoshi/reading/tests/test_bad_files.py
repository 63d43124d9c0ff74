"""Whatever comes is read or refused in words, within limits, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from luoshi.reading import UnreadableFile, open_file
from luoshi.reading.intake.packages import MACROS
from luoshi.reading.many import Limits, Outcome, read_alone, read_files
from luoshi.reading.tests.bad_files import FILES, HEAVY, Bad, compound, shapes, with_parts, words_in_cell
from luoshi.reading.tests.test_intake import PLAN
from luoshi.reading.tests.test_printed import SENTENCES, ofd_of, printed
from luoshi.reading.tests.test_word import document, said

pytestmark = pytest.mark.whole

LIMITS = Limits(memory=400_000_000, seconds=60)


def become(files: dict[str, Bad], folder: Path, limits: Limits) -> dict[str, str]:
    """What becomes of each file, in a process with limits."""
    for at, bad in enumerate(files.values()):
        (folder / str(at)).mkdir()
        (folder / str(at) / bad.name).write_bytes(bad.make())
    paths = [folder / str(at) / bad.name for at, bad in enumerate(files.values())]
    return dict(zip(files, map(_said_of, read_files(paths, jobs=2, limits=limits)), strict=True))


def _said_of(outcome: Outcome) -> str:
    match outcome.failure:
        case None:
            return "read"
        case UnreadableFile(code, message, advice) if message and advice:
            return code
        case failure:
            return repr(failure)


def test_each_bad_file_is_read_or_refused_in_words_and_nothing_is_written(tmp_path, monkeypatch):
    (tmp_path / "tmp").mkdir()
    (tmp_path / "given").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.chdir(tmp_path / "tmp")

    assert become(FILES, tmp_path / "given", LIMITS) == {name: bad.becomes for name, bad in FILES.items()}
    assert list((tmp_path / "tmp").iterdir()) == []
    assert len([path for path in (tmp_path / "given").rglob("*") if path.is_file()]) == len(FILES)


@pytest.mark.slow
def test_what_takes_long_to_refuse_is_refused_within_limits(tmp_path):
    limits = Limits(memory=2**31, seconds=300)
    assert become(HEAVY, tmp_path, limits) == {name: bad.becomes for name, bad in HEAVY.items()}


@pytest.mark.parametrize("data", [document(said("一、备耕")), words_in_cell("备耕")], ids=["Word", "workbook"])
def test_macros_are_told_and_never_kept(data):
    opened = open_file(with_parts(data, word__vbaProject=b"Sub AutoOpen()"), "a.docm")

    assert opened.flow.doubts == (MACROS,)
    assert "AutoOpen" not in opened.text


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xlsx", "a.ofd", "a.txt", "a.html", "a.png", "a.exe", "a"])
def test_a_file_is_what_it_holds_whatever_it_is_called(name):
    given = (PLAN.encode(), document(said("一、备耕")), words_in_cell("备耕"), ofd_of(SENTENCES))

    assert [open_file(data, name).source.media_type.rpartition(".")[2] for data in given] == [
        "text/plain",
        "document",
        "sheet",
        "application/ofd",
    ]


@pytest.mark.parametrize(
    "make",
    [
        lambda: document(said("一、备耕")),
        lambda: words_in_cell("备耕"),
        lambda: ofd_of(SENTENCES),
        lambda: printed("一、备耕"),
    ],
    ids=["Word", "workbook", "OFD", "PDF"],
)
def test_a_file_cut_off_anywhere_is_refused(make):
    data = make()
    for length in range(8, len(data) - 1, max(len(data) // 40, 1)):
        with pytest.raises(UnreadableFile) as refused:
            open_file(data[:length], "a", slowly=False)
        assert refused.value.code == "damaged"


@pytest.mark.parametrize("data", [PLAN.encode(), f"<html><body><p>{PLAN}</p></body></html>".encode()])
def test_a_text_or_page_cut_off_anywhere_is_read(data):
    for length in range(40, len(data), 7):
        try:
            assert open_file(data[:length], "a").text
        except UnreadableFile as refused:
            assert refused.code in ("broken_encoding", "no_text")


def test_a_single_file_that_takes_all_memory_takes_a_process_of_its_own_along(tmp_path):
    (tmp_path / "a.pdf").write_bytes(shapes(1_000_000))

    assert _said_of(read_alone(tmp_path / "a.pdf", limits=LIMITS)) == "beyond_limits"


def test_an_old_document_behind_a_password_says_so():
    with pytest.raises(UnreadableFile, match="locked with a password"):
        open_file(compound("WordDocument", b"\xec\xa5\xc1\x00" + bytes(7) + b"\x01"), "a.doc")
