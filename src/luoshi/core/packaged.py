"""Rules and limits that come with the product as data: what an office may want to read, and a lawyer to date."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def data_of(room: str, name: str) -> dict[str, Any]:
    """What a file in a room's data folder says."""
    return dict(json.loads(files(f"luoshi.{room}").joinpath("data", name).read_text("utf-8")))
