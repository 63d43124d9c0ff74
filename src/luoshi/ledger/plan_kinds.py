"""The kinds of plans, each with its words and what its page shows. A new kind is a row here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from luoshi.ledger.states import PlanKind


@dataclass(frozen=True)
class Kind:
    """How plans of a kind are recognised, spoken of and shown."""

    kind: PlanKind
    lines: Any  # what its lines are called together
    days: tuple[str, ...] = ()  # the days that belong to it, of begins_on and ends_on
    parts: tuple[str, ...] = ()  # pieces of its page, by their template: ledger/parts/<name>.html
    title: re.Pattern[str] | None = None  # what a title says from which this kind is proposed

    @property
    def label(self) -> Any:
        """What the kind is called."""
        return self.kind.label

    @property
    def is_public_list(self) -> bool:
        """Whether it has a page as the public would read it."""
        return self.kind == PlanKind.LIVELIHOOD


#: In the order in which titles are tried; what none recognises is a yearly list until somebody says otherwise.
KINDS = {
    one.kind: one
    for one in (
        Kind(
            PlanKind.LIVELIHOOD,
            _("Livelihood matters"),
            parts=("cards",),
            title=re.compile(r"民生实事|(?:为民|惠民|十件|[一二三四五六七八九十]+项)(?:办)?实事|实事项目"),
        ),
        Kind(
            PlanKind.MEETING,
            _("Decisions"),
            days=("begins_on",),
            parts=("held", "lines"),
            title=re.compile(r"会议纪要|(?:会议?|会上)(?:议定|决定|定)事?项|议定事项"),
        ),
        Kind(
            PlanKind.CAMPAIGN,
            _("Tasks of the campaign"),
            days=("begins_on", "ends_on"),
            parts=("calendar",),
            title=re.compile(r"攻坚|百日|会战|战役|专项行动|集中行动"),
        ),
        Kind(
            PlanKind.REFORM,
            _("Reforms"),
            parts=("lines",),
            title=re.compile(r"深化改革|改革(?:事项|任务|项目|清单|台账|工作要点|要点)"),
        ),
        Kind(PlanKind.YEARLY, _("Tasks")),
    )
}


def kind_of_title(title: str) -> PlanKind:
    """The kind that a title speaks of."""
    return next((kind for kind, one in KINDS.items() if one.title and one.title.search(title)), PlanKind.YEARLY)
