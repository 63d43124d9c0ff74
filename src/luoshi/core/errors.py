"""Refusals: an act that may not or cannot be done says why, and what to do next.

The web turns each into a page, the API into problem+json (RFC 9457); the status is the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


class At(str):
    """A reason that is about one field of what was sent: `At("until", _("Choose a later day."))`."""

    field: str

    def __new__(cls, field: str, reason: object) -> At:
        made = super().__new__(cls, reason)
        made.field = field
        return made


class Refusal(Exception):
    """Base of all refusals. `reasons` are complete sentences for the person at the desk, all at once."""

    status = 400
    title = _("This cannot be done")

    def __init__(self, *reasons: object) -> None:
        super().__init__(*reasons)
        self.reasons = [reason if isinstance(reason, At) else str(reason) for reason in reasons]


class Unknown(Refusal):
    """A stranger asked: to him the thing does not exist."""

    status = 404
    title = _("There is no such page")


class Forbidden(Refusal):
    """Someone who may see but not act."""

    status = 403
    title = _("You may not do this")


class Conflict(Refusal):
    """The state of the thing does not allow the act now; the reason names the next step."""

    status = 409
    title = _("This cannot be done now")


class Invalid(Refusal):
    """What was given cannot be taken; every problem is named."""

    status = 422
    title = _("Something has to be corrected")


@dataclass(frozen=True)
class Answer:
    """May this be done? `refusal` is None for yes, else the refusal that would be raised."""

    refusal: Refusal | None = None

    def __bool__(self) -> bool:
        return self.refusal is None

    @property
    def reasons(self) -> Iterable[str]:
        return self.refusal.reasons if self.refusal else []

    def require(self) -> None:
        """Raises the refusal, if there is one."""
        if self.refusal:
            raise self.refusal
