"""Townships are not asked for what their duty list says was taken back, unless it is said why the list does not hold.

Source: the lists of townships' duties (乡镇履职事项清单), whose third part names what the upper level does itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from luoshi.dispatch.models import Ask
from luoshi.ledger.catalogued import doubts_of_plan
from luoshi.ledger.models import Plan


def taken_back(plan: Plan, asks: Iterable[Ask], on: date) -> list[str]:
    """Why a round is refused: each task of which a township would be asked though it was taken back from it."""
    asked = {ask.unit_id for ask in asks}
    return [
        _(
            "“%(task)s” asks %(town)s for what the list of duties says was taken back: %(duty)s. Name another lead, or "
            "say why the list does not hold here."
        )
        % {"task": title, "town": one.given.name, "duty": one.suggestion.entry.version.words}
        for title, doubts in doubts_of_plan(None, plan, on)
        for one in doubts
        if one.taken_back and one.given.unit in asked
    ]
