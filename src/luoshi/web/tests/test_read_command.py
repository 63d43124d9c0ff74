"""`luoshi read` on the command line."""

import json
import subprocess
import sys

import pytest
from python_calamine import CalamineWorkbook

from luoshi.reading import read
from luoshi.reading.export.contract import contract_of
from luoshi.web.command import main
from luoshi.web.language import language_of

pytestmark = pytest.mark.whole

PLAN = "青河县2024年重点工作\n一、强化科技创新\n1.培育企业。新增高新技术企业10家以上。(牵头单位:县科技局)\n"


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LUOSHI_LANGUAGE", "en")
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_bytes(PLAN.encode("gb18030"))
    return path


def test_json_is_the_contract_in_an_array(plan, capfdbinary):
    assert main(["read", str(plan), str(plan), "--format", "json"]) == 0

    expected = [contract_of(reading) for reading in read(plan.read_bytes(), "plan.txt")]
    assert json.loads(capfdbinary.readouterr().out) == expected * 2


def test_an_unreadable_file_is_named_and_the_others_are_read(plan, tmp_path, capfdbinary):
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4")

    assert main(["read", str(tmp_path / "scan.pdf"), str(tmp_path / "none.txt"), str(plan), "--format", "json"]) == 1

    shown = capfdbinary.readouterr()
    assert len(json.loads(shown.out)) == 1
    assert shown.err.decode().splitlines() == [
        f"{tmp_path}/scan.pdf: This document is damaged or was cut off. "
        "Fetch it again from where it came, or ask for it again.",
        f"{tmp_path}/none.txt: There is no such file. Check the name and the rights of the file.",
    ]


def test_the_table_shows_the_file_and_a_line_of_counts(plan, tmp_path):
    assert main(["read", str(plan), "--output", str(tmp_path / "table.txt")]) == 0

    table = (tmp_path / "table.txt").read_text("utf-8")
    assert "plan.txt" in table
    assert table.strip().splitlines()[-1].startswith("Sections ")


def test_a_workbook_has_a_sheet_for_each_kind_of_finding(plan, tmp_path):
    assert main(["read", str(plan), "--format", "xlsx", "--output", str(tmp_path / "a.xlsx")]) == 0

    book = CalamineWorkbook.from_path(tmp_path / "a.xlsx")
    assert book.sheet_names == [
        "Documents",
        "Tasks",
        "Targets",
        "Facts",
        "Achievements",
        "Mechanisms",
        "Left out",
    ]
    assert [line[0] for line in book.get_sheet_by_name("Documents").to_python()] == ["File", "plan.txt"]


def test_a_workbook_without_a_place_is_refused(plan, capsys):
    assert main(["read", str(plan), "--format", "xlsx"]) == 1
    assert capsys.readouterr().err == "A spreadsheet needs a file: add --output PATH.\n"


@pytest.mark.parametrize("arguments", [["read", "--help"], ["--help"], ["read", "plan.txt"]])
def test_reading_and_help_load_no_django(arguments, plan):
    script = """
import sys
from luoshi.web.command import main
try:
    main(sys.argv[1:])
finally:
    print("django" in sys.modules, file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=plan.parent, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "False\n")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "zh_Hans"),
        ({"LANG": "C.UTF-8"}, "zh_Hans"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh_Hans"),
        ({"LUOSHI_LANGUAGE": "en", "LANG": "zh_CN.UTF-8"}, "en"),
    ],
)
def test_the_language_is_chinese_unless_english_is_asked_for(environment, language):
    assert language_of(environment) == language


def test_nothing_in_the_table_is_cut_off(tmp_path):
    units = "、".join(f"县第{n}建设工程服务中心" for n in range(12))
    (tmp_path / "plan.txt").write_text(f"青河县方案\n一、建设\n1.修路。修30公里。(牵头单位:{units})\n", "utf-8")

    assert main(["read", str(tmp_path / "plan.txt"), "--output", str(tmp_path / "table.txt")]) == 0
    assert "…" not in (tmp_path / "table.txt").read_text("utf-8")


def test_a_workbook_is_read_with_its_columns_as_said(tmp_path, capfdbinary):
    (tmp_path / "a.csv").write_text("甲,乙,丙\n1,修路,县交通局\n", "utf-8")
    said = [{"header": ["甲", "乙", "丙"], "meanings": ["number", "task", "heads"]}]
    (tmp_path / "columns.json").write_text(json.dumps(said), "utf-8")
    command = ["read", str(tmp_path / "a.csv"), "--columns", str(tmp_path / "columns.json"), "--format", "json"]

    assert main(command) == 0
    assert [task["title"] for task in json.loads(capfdbinary.readouterr().out)[0]["tasks"]] == ["修路"]

    (tmp_path / "columns.json").write_text("[1]", "utf-8")
    assert main(command) == 1
    assert b"columns.json" in capfdbinary.readouterr().err


@pytest.fixture
def folder(tmp_path):
    """Two plans, one of them in a folder inside, between a file that is none and one that is hidden."""
    (tmp_path / "papers" / "older").mkdir(parents=True)
    for name in ("b.txt", "older/a.txt"):
        (tmp_path / "papers" / name).write_text(PLAN, "utf-8")
    (tmp_path / "papers" / "a.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "papers" / ".b.txt").write_text(PLAN, "utf-8")
    return tmp_path / "papers"


def test_a_folder_is_read_with_all_folders_in_it_and_what_failed_is_named_at_the_end(folder, capfdbinary):
    assert main(["read", str(folder), "--jobs", "2", "--format", "json"]) == 1

    shown = capfdbinary.readouterr()
    assert [reading["source"]["name"] for reading in json.loads(shown.out)] == ["b.txt", "older/a.txt"]
    assert [line.partition(":")[0] for line in shown.err.decode().splitlines()] == [f"{folder}/a.pdf"]


@pytest.mark.parametrize("shape", ["table", "xlsx"])
def test_a_folder_makes_one_table_and_one_workbook(folder, shape):
    output = folder.parent / "all"
    assert main(["read", str(folder), "--format", shape, "--output", str(output)]) == 1

    if shape == "table":
        heads = [line for line in output.read_text("utf-8").splitlines() if ".txt ·" in line]
        assert heads == ["b.txt · plan · 青河县", "older/a.txt · plan · 青河县"]
    else:
        lines = CalamineWorkbook.from_path(output).get_sheet_by_name("Documents").to_python()
        assert [line[0] for line in lines] == ["File", "b.txt", "older/a.txt"]


def test_an_empty_folder_gives_nothing(tmp_path, capfdbinary):
    assert main(["read", str(tmp_path), "--format", "json"]) == 0
    assert capfdbinary.readouterr().out == b"[]\n"
