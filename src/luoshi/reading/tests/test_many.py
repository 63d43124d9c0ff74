"""Many files at once: what breaks over one of them leaves the others as they are."""

import os
import threading
from multiprocessing import active_children

import pytest

from luoshi.reading import read
from luoshi.reading.many import Limits, files_in, read_files

pytestmark = pytest.mark.whole

PLAN = "青河县{}重点工作\n一、强化科技创新\n1.培育企业。新增企业{}家以上。(牵头单位:县科技局)\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b").mkdir()
    for n, name in enumerate(("b/3.txt", "1.txt", "2.txt", ".hidden.txt", "~$2.docx")):
        (tmp_path / name).write_text(PLAN.format(2020 + n, n + 10), "utf-8")
    return tmp_path


def outcomes(paths, **arguments):
    """Each file's name with its readings, or with the code of what it failed by."""
    return [
        (one.path.name, one.failure.code if one.failure else list(one.readings))
        for one in read_files(paths, **arguments)
    ]


def as_read(path):
    return path.name, read(path.read_bytes(), path.name)


def test_the_files_of_a_folder_come_in_the_order_of_their_names(folder):
    assert [str(path.relative_to(folder)) for path in files_in(folder)] == ["1.txt", "2.txt", "b/3.txt"]


@pytest.mark.parametrize("jobs", [1, 3])
def test_the_outcomes_come_in_the_order_of_the_files(folder, jobs):
    paths = files_in(folder) * 4
    assert outcomes(paths, jobs=jobs) == [as_read(path) for path in paths]


def test_a_file_that_ends_its_process_is_named_and_the_others_are_read(folder):
    """The pipe is opened for reading by the child alone: once it can be written to, the child is at it."""
    os.mkfifo(folder / "0.txt")
    paths = [folder / "0.txt", folder / "1.txt", folder / "2.txt"]

    def end_the_reader():
        with (folder / "0.txt").open("wb"):
            for child in active_children():
                child.kill()

    ending = threading.Thread(target=end_the_reader)
    ending.start()
    found = outcomes(paths)
    ending.join()
    assert found == [("0.txt", "broken_off"), as_read(paths[1]), as_read(paths[2])]


def test_a_file_that_takes_too_long_is_given_up(folder):
    os.mkfifo(folder / "0.txt")
    paths = [folder / "0.txt", folder / "1.txt"]
    assert outcomes(paths, jobs=2, limits=Limits(seconds=2)) == [("0.txt", "beyond_limits"), as_read(paths[1])]


def test_a_file_that_takes_too_much_memory_is_given_up(folder):
    (folder / "0.txt").write_text("一、修路。\n" * 600_000, "utf-8")
    paths = [folder / "0.txt", folder / "1.txt"]
    assert outcomes(paths, limits=Limits(memory=250_000_000)) == [("0.txt", "beyond_limits"), as_read(paths[1])]
