"""The vault of personal data: kept apart, looked at with a reason that is logged, emptied when due."""

from __future__ import annotations

import hashlib
import hmac
import uuid
from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.db import transaction

from luoshi.core import clock
from luoshi.core.acts import Act
from luoshi.records import chain
from luoshi.records.models import Look, PersonalDatum


def keep(kind: str, value: str, erase_on: date | None = None, name: str = "") -> PersonalDatum:
    """Puts a datum into the vault; to be called inside an act, which logs the id only.

    The id is random, or made from a `name` of its own (an act's key), so that an act done again keeps it once.
    """
    known_by = {"id": uuid.uuid5(uuid.NAMESPACE_URL, name)} if name else {}
    return PersonalDatum._default_manager.create(
        kind=kind, value=value, digest=keyed_digest(value), erase_on=erase_on, **known_by
    )


def keep_all(kind: str, values: Mapping[str, str]) -> dict[str, PersonalDatum]:
    """The same for many data, each by a name of its own, in one statement."""
    rows = {
        name: PersonalDatum(id=uuid.uuid5(uuid.NAMESPACE_URL, name), kind=kind, value=value, digest=keyed_digest(value))
        for name, value in values.items()
    }
    PersonalDatum._default_manager.bulk_create(rows.values())
    return rows


def keyed_digest(value: str) -> str:
    """A digest that nobody can look up without the installation's key."""
    return hmac.new(settings.SECRET_KEY.encode(), value.encode(), hashlib.sha256).hexdigest()


def look(act: Act, datum: PersonalDatum, reason: str) -> str | None:
    """The datum's value; the look is logged. None when it was erased."""
    link = Look(at=act.at, actor_id=act.actor_id or 0, actor_name=act.actor_name, datum=datum.pk, reason=reason)
    with transaction.atomic():
        chain.append([link], chain.LOOKS)
    return datum.value


def erase(datum: PersonalDatum) -> None:
    """Empties a datum; its row and digest stay, so that the log still fits."""
    datum.value = None
    datum.erased_at = clock.now()
    datum.save(update_fields=["value", "erased_at"])
