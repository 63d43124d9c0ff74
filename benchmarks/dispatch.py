"""A province's year of reports: what pages cost, what a night costs, and how often lists are answered.

python benchmarks/dispatch.py [--scale 0.02] [--parts pages,nights,rates] [--profile PAGE]
LUOSHI_ENGINE=postgresql python benchmarks/dispatch.py --scale 1

Scale 1 is 150 counties × 218 tasks × 12 months = 392,400 reports, with the product's own settings, in a database
made for it and taken away again. Beside the time that passed stands that of this process's processor: on a busy
machine the second is the one to compare (on PostgreSQL it leaves out what the server works).

- nights: every sweep of the worker in the night after a due day on which 8 of 100 are silent and 30 of 100 changed
  since the lights were judged last, with 1, 6 and 12 months behind it.
- pages: queries and medians, in an installation of 3 counties and in the whole one.
- rates: the list of tasks and its JSON, by two processes at once, as two workers would.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

import django

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP))

from benchmarks.province import nights, pages, rates  # noqa: E402
from tests.support import postgresql  # noqa: E402

COUNTIES, SMALL = 150, 3
MONTHS = (1, 6, 12)
PARTS = ("nights", "pages", "rates")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", type=float, default=0.02)
    parser.add_argument("--parts", default=",".join(PARTS))
    parser.add_argument("--profile", default="", help="a page or a list by its name: where its time goes")
    arguments = parser.parse_args()
    parts, counties = arguments.parts.split(","), max(SMALL, round(COUNTIES * arguments.scale))
    engine = os.environ.get("LUOSHI_ENGINE", "sqlite")
    print(f"{engine}, {counties} counties, {os.cpu_count()} processors", flush=True)
    small = installation(engine, SMALL, {"pages"}, "") if "pages" in parts and counties > SMALL else {}
    whole = installation(engine, counties, set(parts), arguments.profile)
    if small:
        pages.compare(small, whole)


def installation(engine: str, counties: int, parts: set[str], profile: str) -> dict[str, pages.Figure]:
    """Everything that is measured in one installation, in a process of its own; what its pages cost."""

    from tests.support.together import FORK as fork

    ear, mouth = fork.Pipe(duplex=False)
    process = fork.Process(target=_measured, args=(mouth, engine, counties, parts, profile))
    process.start()
    mouth.close()
    try:
        figures: dict[str, pages.Figure] = ear.recv()
    except EOFError as error:
        raise SystemExit("the measuring process ended") from error
    process.join()
    return figures


def _measured(mouth: object, engine: str, counties: int, parts: set[str], profile: str) -> None:
    with tempfile.TemporaryDirectory(prefix="luoshi-province-") as folder, postgresql.or_none(engine):
        os.environ |= {"LUOSHI_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "luoshi.web.settings"}
        django.setup()
        found = _figures(counties, parts, profile)
        mouth.send(found)  # type: ignore[attr-defined]


def _figures(counties: int, parts: set[str], profile: str) -> dict[str, pages.Figure]:
    from luoshi.core import clock
    from tests.support.province import make_province

    begun = time.monotonic()
    province = make_province(counties)
    for month in MONTHS if "nights" in parts else MONTHS[-1:]:
        province.month_ends(month)
        print(f"{month} months, {province.reports():,} reports, after {time.monotonic() - begun:.0f} s", flush=True)
        with clock.frozen(province.night(month)):
            if "nights" in parts:
                nights.measure(province, month)
            if month == MONTHS[-1]:
                found = pages.measure(province, profile) if "pages" in parts else {}
                if "rates" in parts:
                    rates.measure(province, profile)
    return found


if __name__ == "__main__":
    main()
