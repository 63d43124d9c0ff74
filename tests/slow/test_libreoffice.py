"""A table of the ledger that LibreOffice opened and saved comes back as one that Excel saved."""

import shutil
import subprocess

import pytest

from luoshi.ledger.models import SheetUpload
from luoshi.ledger.sheets.opening import book_in, look_at
from tests.support.cast import TODAY
from tests.support.tables import edited, table_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

EDITS = ((1, "amount", 8), (2, "lead", "县农业农村局"), (2, "deadline", "2026年11月30日"))


def resaved(data: bytes, folder, ending: str) -> bytes:
    """The same workbook as LibreOffice saves it."""
    return converted(data, folder, "xlsx", ending)


def converted(data: bytes, folder, before: str, ending: str) -> bytes:
    """A file as LibreOffice saves it in another format."""
    (folder / f"taken.{before}").write_bytes(data)
    home = f"-env:UserInstallation=file://{folder}/home"
    out = folder / "out"
    command = ["soffice", home, "--headless", "--convert-to", ending, "--outdir", out, folder / f"taken.{before}"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (out / f"taken.{ending}").read_bytes()


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_what_libreoffice_saved_shows_exactly_the_edits(cast, plan, tmp_path, ending):
    assert shutil.which("soffice"), "scripts/system-packages office installs it"
    data = resaved(edited(table_of(cast), *EDITS), tmp_path, ending)
    upload = SheetUpload(region=cast.regions["county"])
    preview = look_at(book_in(data), upload, cast.reach("office"), TODAY).preview
    found = [(one.title, one.key, one.value) for one in preview.edits]
    assert found == [
        ("培育创新企业", "amount", "8"),
        ("建设中试基地", "lead", [cast.units["farming"].pk]),
        ("建设中试基地", "deadline", "2026-11-30"),
    ]
    rest = (preview.clashes, preview.troubles, preview.added, preview.missing, preview.unread)
    assert ([one for one in rest if one], preview.unchanged) == ([], 64)
