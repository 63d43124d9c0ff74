"""A row's values as canonical text, the same before it is written and after it was read back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

from luoshi.records.models import Recorded


def row_name(row: models.Model) -> str:
    """`room.model:pk`, the name of a row in the log."""
    return f"{row._meta.label_lower}:{row.pk}"


def snapshot(row: Recorded) -> dict[str, Any]:
    """The logged fields of a row by column name."""
    left_out = {"act", row._meta.pk.name, *row.UNLOGGED}
    return {
        field.attname: _plain(field, field.to_python(getattr(row, field.attname)))
        for field in row._meta.concrete_fields
        if field.name not in left_out
    }


def _plain(field: models.Field[Any, Any], value: Any) -> Any:
    if isinstance(value, Decimal) and isinstance(field, models.DecimalField):
        return str(value.quantize(Decimal(1).scaleb(-field.decimal_places)))
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, str | int | bool | list | dict):
        return value
    return str(value)


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: equal values give equal text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
