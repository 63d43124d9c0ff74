"""`luoshi found` and `luoshi regions` on the command line."""

from __future__ import annotations

import pytest

from luoshi.core import clock
from luoshi.organizations.models import Holding, RegionVersion, UnitVersion
from luoshi.web.command import main
from luoshi.web.commands import found, regions
from tests.support.cast import MOMENT, TODAY
from tests.support.folders import data_folder  # noqa: F401
from tests.support.setups import regions_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder", "prepared")]

PEOPLE = ["--unit", "县大数据局", "--system", "zhou=周明", "--security", "li=李岩", "--audit", "he=何欣"]


@pytest.fixture
def prepared(monkeypatch):
    """The database of the test stands for the data folder, and the clock stands."""
    monkeypatch.setattr(found, "prepare", lambda: None)
    monkeypatch.setattr(regions, "prepare", lambda: None)
    monkeypatch.setenv("LUOSHI_LANGUAGE", "en")
    monkeypatch.setenv("LANGUAGE", "en")
    with clock.frozen(MOMENT):
        yield


def places():
    return list(RegionVersion.objects.order_by("level").values_list("code", "name", "level"))


def test_a_county_is_founded_with_what_lies_over_it(capfd):
    assert main(["found", "371723", *PEOPLE]) == 0
    assert places() == [("370000", "山东省", 1), ("371700", "菏泽市", 2), ("371723", "成武县", 3)]
    held = Holding.objects.order_by("post__role").values_list("post__role", "user__username", "user__name")
    assert list(held) == [("audit", "he", "何欣"), ("security", "li", "李岩"), ("system", "zhou", "周明")]
    assert list(UnitVersion.objects.values_list("name", flat=True)) == ["县大数据局"]
    told = capfd.readouterr().out.splitlines()
    assert told[0] == "Founded: 山东省 › 菏泽市 › 成武县, from 2026-01-01."
    assert [len(line.split()[-1]) for line in told[2:5]] == [22, 22, 22]


def test_places_that_no_list_knows_are_named(capfd):
    assert main(["found", "990122", *PEOPLE]) == 1
    assert "990122=…" in capfd.readouterr().err
    assert main(["found", "990100=澜川市", "990122=青砚县", "--since", "2025-07-01", *PEOPLE]) == 0
    assert places() == [("990100", "澜川市", 2), ("990122", "青砚县", 3)]


def test_a_second_time_is_refused(capfd):
    assert [main(["found", "371723", *PEOPLE]) for _time in range(2)] == [0, 1]
    assert "founded already" in capfd.readouterr().err


def test_a_person_without_a_name_is_refused():
    with pytest.raises(SystemExit):
        main(["found", "371723", *PEOPLE[:-1], "he"])


def test_a_years_regions_are_shown_and_loaded_only_when_asked(capfd, tmp_path):
    main(["found", "371723", *PEOPLE])
    file = tmp_path / "regions.csv"
    file.write_bytes(
        regions_file(
            ["371723", "成武市", 3, "371700", "2026-06-01", ""], ["371723100", "某镇", 4, "371723", "2026-06-01", ""]
        )
    )
    capfd.readouterr()
    assert main(["regions", str(file)]) == 0
    assert capfd.readouterr().out.splitlines() == [
        "371723 renamed: 成武县 → 成武市 (2026-06-01)",
        "371723100 某镇 (Town, 2026-06-01)",
        "1 changed, 1 opened, 0 as they stand, 0 about other places",
    ]
    assert len(places()) == 3
    assert main(["regions", str(file), "--load", "nobody"]) == 1
    assert main(["regions", str(file), "--load", "zhou"]) == 0
    now = RegionVersion.objects.filter(valid_to=None, valid_from__lte=TODAY).order_by("code")
    assert list(now.values_list("name", flat=True)) == ["山东省", "菏泽市", "成武市", "某镇"]


def test_a_file_of_nothing_is_named(capfd, tmp_path):
    main(["found", "371723", *PEOPLE])
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", "utf-8")
    assert main(["regions", str(tmp_path / "x.csv")]) == 1
    assert main(["regions", str(tmp_path / "none.csv")]) == 1
