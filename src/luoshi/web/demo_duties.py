"""The example county's catalogue of duties: an edition that its supervision office brought, looked at and took."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import luoshi
from luoshi.core import clock
from luoshi.core.acts import Act
from luoshi.organizations.actions import Edition, bring_duties, take_duties
from luoshi.organizations.catalogue.book import filled_book
from luoshi.organizations.catalogue.comparing import duties_proposal
from luoshi.organizations.catalogue.layout import DUTIES
from luoshi.organizations.catalogue.opening import duties_in
from luoshi.organizations.models import Region

SAMPLE = Path(luoshi.__file__).parents[2] / "samples" / "duties.json"
BASIS, NAME = "青政办发〔2025〕31号", "职责清单.xlsx"


def catalogue(now: Callable[[], Act], region: Region, since: date) -> None:
    """Brings the sample's entries as a workbook and takes them from a day on."""
    keys = [column.key for column in DUTIES.columns]
    entries = json.loads(SAMPLE.read_text("utf-8"))["entries"]
    data = filled_book(dict(zip(keys, map(str, entry), strict=True)) for entry in entries)
    book = bring_duties(now(), Edition(region, BASIS, since), NAME, data)
    take_duties(now(), book, duties_proposal(duties_in(data), book, clock.today()).digest)
