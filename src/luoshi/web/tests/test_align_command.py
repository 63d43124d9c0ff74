"""`luoshi align` on the command line."""

import json

import pytest

from luoshi.web.command import main

UPPER = (
    "云泽市2024年重点工作\n一、任务\n1.改造老旧小区。改造老旧小区20个。(牵头单位:市住建局)\n"
    "2.整治黑臭水体。消除黑臭水体6处。(牵头单位:市水利局)\n"
)
LOWER = "青河县2024年重点工作\n一、任务\n1.实施老旧小区改造。改造老旧小区25个。(牵头单位:县住建局)\n"


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LUOSHI_LANGUAGE", "en")
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.fixture
def plans(tmp_path):
    paths = tmp_path / "city.txt", tmp_path / "county.txt"
    for path, text in zip(paths, (UPPER, LOWER), strict=True):
        path.write_text(text, "utf-8")
    return [str(path) for path in paths]


def test_the_lists_for_people(plans, capfd):
    assert main(["align", *plans]) == 0

    shown = " ".join(capfd.readouterr().out.split())
    assert "1 改造老旧小区 1 实施老旧小区改造" in shown
    assert "Carried out by no line 2 整治黑臭水体" in shown
    assert "raised" in shown
    assert shown.endswith("Lines carried out 1 Lines missing 1 Lines of its own 0 Numbers changed 1")


def test_json_into_a_file(plans, tmp_path, capfd):
    assert main(["align", *plans, "--format", "json", "--output", str(tmp_path / "a.json")]) == 0

    data = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert ([one["title"] for one in data["missing"]], capfd.readouterr().out) == (["整治黑臭水体"], "")


def test_a_file_that_cannot_be_read_or_asks_nothing_is_named(plans, tmp_path, capfd):
    (tmp_path / "poem.txt").write_text("春眠不觉晓。", "utf-8")
    assert main(["align", plans[0], str(tmp_path / "none.txt")]) == 1
    assert main(["align", plans[0], str(tmp_path / "poem.txt")]) == 1

    complaints = capfd.readouterr().err
    assert "none.txt: There is no such file." in complaints
    assert "poem.txt: No task was found in this file." in complaints
