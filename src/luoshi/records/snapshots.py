"""A row's values as plain JSON values, the same before it is written and after it was read back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import models

from luoshi.records.models import Recorded


def row_name(row: models.Model) -> str:
    """`room.model:pk`, the name of a row in the log."""
    return f"{row._meta.label_lower}:{row.pk}"


def settle(row: Recorded) -> None:
    """Gives a row's fields the values that the database will give back.

    Decimals are rounded half up here, because the engines differ in how they round.
    """
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if (settled := _settled(field, value)) is not value:
            setattr(row, field.attname, settled)


def _settled(field: models.Field[Any, Any], value: Any) -> Any:
    if value is None or field.primary_key:
        return value
    if isinstance(field, models.JSONField):
        return json.loads(json.dumps(value, cls=field.encoder), cls=field.decoder)
    value = field.to_python(value)
    if isinstance(field, models.DecimalField):
        rounded = value.quantize(Decimal(1).scaleb(-field.decimal_places), ROUND_HALF_UP)
        return rounded if rounded else abs(rounded)  # no database keeps the sign of a zero
    return value


def snapshot(row: Recorded) -> dict[str, Any]:
    """The logged fields of a settled row (or one read back) by column name."""
    return {field.attname: _plain(getattr(row, field.attname)) for field in _logged(row)}


def _logged(row: Recorded) -> Iterator[models.Field[Any, Any]]:
    left_out = {"act", row._meta.pk.name, *row.UNLOGGED}
    return (field for field in row._meta.concrete_fields if field.name not in left_out)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if value is None or isinstance(value, str | int | bool | list | dict):
        return value
    return str(value)


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: equal values give equal text. What JSON lacks is written as text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
