"""The child process that the web reads in: one file on its input, JSON on its output."""

import json
import subprocess
import sys

import pytest

from luoshi.reading import open_file, read
from luoshi.reading.export.contract import contract_of
from luoshi.reading.export.flow import flow_of, stored_flow

pytestmark = pytest.mark.whole

PAGE = (
    "<p>青河县方案</p><p>一、科技</p><p>1.培育企业。新增&ldquo;小巨人&rdquo;10家。(牵头单位:县科技局)</p>"
    "<table><tr><td>乡镇<td>户数<tr><td rowspan=2>柳河镇<td>20<tr><td>30</table>"
).encode()


def child(data: bytes, name: str) -> tuple[int, dict]:
    """The exit code and what was printed."""
    done = subprocess.run(
        [sys.executable, "-m", "luoshi.reading", "--name", name], input=data, capture_output=True, check=False
    )
    return done.returncode, json.loads(done.stdout)


def test_it_prints_the_file_as_text_and_each_reading_with_its_running_text():
    opened = open_file(PAGE, "a.html")

    assert child(PAGE, "a.html") == (
        0,
        {
            "source": contract_of(read(PAGE, "a.html")[0])["source"],
            "text": PAGE.decode(),
            "secrecy": None,
            "readings": [contract_of(each) for each in read(PAGE, "a.html")],
            "flows": [json.loads(json.dumps(stored_flow(opened.flow)))],
        },
    )


def test_a_marked_file_is_not_read():
    code, printed = child("机密★1年\n青河县方案\n1.培育企业。(牵头单位:县科技局)".encode(), "a.txt")

    assert (code, printed["secrecy"], printed["readings"]) == (0, {"level": "机密", "where": "head"}, [])


def test_an_unreadable_file_gives_its_reason_and_exit_code_3():
    code, printed = child(b"Rar!\x1a\x07", "a.rar")

    assert (code, printed["error"]["code"]) == (3, "format_later")


def test_the_running_text_comes_back_with_its_tables():
    opened = open_file(PAGE, "a.html")
    (printed,) = child(PAGE, "a.html")[1]["flows"]

    assert flow_of(printed) == opened.flow
    assert [cell[2:] for cell in printed["tables"][0]] == [
        [0, 0, 1, 1, ""],
        [0, 1, 1, 1, ""],
        [1, 0, 2, 1, ""],
        [1, 1, 1, 1, ""],
        [2, 1, 1, 1, ""],
    ]
