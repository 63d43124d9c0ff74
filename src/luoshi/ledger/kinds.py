"""What a target of the ledger still lacks to be judged; its kind was proposed from its words (`documents.kinds`)."""

from __future__ import annotations

from luoshi.documents.kinds import missing
from luoshi.ledger.models import TargetVersion
from luoshi.ledger.states import TargetKind


def missing_in(kind: TargetKind, version: TargetVersion) -> list[str]:
    """What a target of a kind still lacks to be judged (msgids); nothing is guessed."""
    given = [name for name in ("baseline", "points") if getattr(version, name) not in (None, [])]
    return missing(kind, version.amount, version.target.unit_label, given, version.due_on)
