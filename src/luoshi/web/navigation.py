"""The frame around every page: the entries of the left side, by role."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """What the base template needs on every page."""
    return {}
