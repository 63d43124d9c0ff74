"""What the example county's office has made of its plans: a family, a campaign with its days, leaders in charge."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from luoshi.core.acts import Act
from luoshi.ledger.actions import describe_plan, link_plan, name_leader
from luoshi.ledger.actions.planning import Description
from luoshi.ledger.models import Plan, Task
from luoshi.ledger.states import PlanKind, PlanLinkKind
from luoshi.organizations.models import Post

Now = Callable[[], Act]

CAMPAIGN = Description(PlanKind.CAMPAIGN, 2026, date(2026, 9, 1), date(2026, 12, 9))
#: By username: the sections of the yearly plan whose tasks he heads, and the name under which the campaign has him.
LEADERS = {
    "suwanqing": (("培育壮大创新动能", "建设现代化产业体系"), "苏婉清"),
    "jiangmuye": (("推进乡村全面振兴",), "蒋牧野"),
}


def tie_together(now: Now, yearly: Plan, campaign: Plan, ten: Plan) -> None:
    """The campaign carries the yearly plan out, the public list is a part of it; leaders head what is theirs."""
    link_plan(now(), campaign, yearly, PlanLinkKind.CARRIES)
    link_plan(now(), ten, yearly, PlanLinkKind.PART)
    describe_plan(now(), Plan.objects.get(pk=campaign.pk), CAMPAIGN)
    for username, (sections, name) in LEADERS.items():
        post = Post.objects.get(holdings__user__username=username)
        own = Task.objects.filter(plan=yearly, section__title__in=sections)
        named = Task.objects.filter(plan=campaign, responsibilities__as_written=name)
        for tasks, reason in ((own, "县政府领导工作分工"), (named, "百日会战方案")):
            name_leader(now(), list(tasks.select_related("plan").order_by("no")), post, reason)
