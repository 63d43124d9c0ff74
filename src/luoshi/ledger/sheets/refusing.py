"""Edits that can be read and still cannot be proposed: what is missing or stands in the way, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from luoshi.ledger.changes import LONGEST_TITLE
from luoshi.ledger.rules import TASKS
from luoshi.ledger.sheets.layout import BY_KEY
from luoshi.ledger.sheets.ledger import Standing
from luoshi.ledger.sheets.preview import Edit

Refusals = Iterator[tuple[Edit, str]]


def refuse(edits: Sequence[Edit], standing: Standing, task: int) -> Refusals:
    """Each edit of a task that cannot be proposed, with the reason."""
    for edit in edits:
        reason = _wrong_value(edit, standing) or _not_now(edit, edits, standing)
        if reason:
            yield edit, reason
    yield from _twice_named(edits, standing, task)


def _wrong_value(edit: Edit, standing: Standing) -> str:
    if not edit.value and edit.key in ("title", "deadline", "amount"):
        return _("This cannot be taken away in a table. Put it back, or write what shall stand instead.")
    if edit.key == "title" and len(edit.value) > LONGEST_TITLE:
        most = {"given": len(edit.value), "most": LONGEST_TITLE}
        return _("The wording has %(given)s characters; at most %(most)s are taken.") % most
    if edit.key == "lead" and len(edit.value) != 1:
        return _("Exactly one unit is the main lead. Write the others as co-leads.")
    if edit.key in ("lead", "co_leads") and standing.names.collectives & set(edit.value):
        return _("A collective addressee leads nothing. Choose one unit.")
    return ""


def _not_now(edit: Edit, edits: Sequence[Edit], standing: Standing) -> str:
    """Why the state of the task or an open proposal does not allow it."""
    named = edit.task in standing.nameable and any(one.key == "lead" for one in edits)
    if edit.task not in standing.amendable and not named:
        return str(TASKS.not_now["amend"])
    if (edit.task, BY_KEY[edit.key].amends, edit.target) in standing.proposed:
        return _("Such a change is proposed already. Decide on it first, then propose the next.")
    return ""


def _twice_named(edits: Sequence[Edit], standing: Standing, task: int) -> Refusals:
    """A unit has one part in a task: it is refused where it was written a second time."""
    by_key = {edit.key: edit for edit in edits}
    held = standing.rows[task].task.held
    lead = by_key["lead"].value if "lead" in by_key else [one.unit_id for one in held if one.role == "main"]
    co_leads = by_key["co_leads"].value if "co_leads" in by_key else []
    for key, taken in (("co_leads", lead), ("participants", [*lead, *co_leads])):
        double = [unit for unit in (by_key[key].value if key in by_key else []) if unit in taken]
        if double:
            names = {"names": "、".join(standing.names.names.get(unit, "") for unit in double)}
            yield by_key[key], _("%(names)s has another part in this task already. Name it once.") % names
