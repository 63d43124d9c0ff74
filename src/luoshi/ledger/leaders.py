"""Named questions about leaders in charge: which posts there are, who holds them, and what they head."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from luoshi.core.errors import Unknown
from luoshi.core.statements import Statement, given, several
from luoshi.ledger.models import Responsibility, Task
from luoshi.ledger.narrowing import Filters, narrowed
from luoshi.ledger.queries import tasks_visible_to
from luoshi.ledger.rules import LEADERS
from luoshi.ledger.states import ResponsibilityRole
from luoshi.organizations.models import Holding, Post
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import Reach, on_day
from luoshi.organizations.states import Role


@dataclass(frozen=True)
class Leader:
    """A leader's post on a day: its title and unit, and who holds it ("" for nobody)."""

    post: int
    title: str
    unit: str
    holder: str

    def __str__(self) -> str:
        return called(self.title, self.holder)


def called(title: str, holder: str) -> str:
    """What a leader is called: by name and post, or by the post alone while it is vacant."""
    return f"{holder} {title}".strip()


@dataclass(frozen=True)
class Written:
    """A leader whom documents name and who is tied to no post: the tasks, and the post of that name if there is one."""

    name: str
    tasks: tuple[int, ...]
    post: int | None


def posts_visible_to(reach: Reach | None) -> QuerySet[Post]:
    """The posts of leaders that a person may see, by unit and in the order in which they were opened."""
    return LEADERS.visible(reach).filter(role=Role.LEADER).order_by("unit", "pk")


def with_holder(posts: QuerySet[Post], on: date) -> QuerySet[Post]:
    """Posts, each with the name of who holds it on a day as `holder`."""
    held = Holding.objects.filter(on_day(on), post=OuterRef("pk"))
    return posts.annotate(holder=Subquery(held.values("user__name")[:1]))


def get_visible_post(reach: Reach | None, pk: int) -> Post:
    """A leader's post that may be seen; any other raises Unknown."""
    post = posts_visible_to(reach).filter(pk=pk).first()
    if post is None:
        raise Unknown
    return post


def leaders_of(posts: Iterable[Any], on: date) -> list[Leader]:
    """Posts (or their pk, title and unit_id) with their units and holders of a day, in two queries."""
    posts = list(posts)
    units = names_of((post.unit_id for post in posts), on)
    held = dict(HOLDERS.rows(on=on, posts=[post.pk for post in posts]))
    return [Leader(post.pk, post.title, units.get(post.unit_id, ""), held.get(post.pk, "")) for post in posts]


HOLDERS = Statement(
    lambda: Holding.objects.filter(on_day(given("on")), post__in=several("posts")).values_list("post", "user__name")
)


def leaders_by_post(posts: Iterable[int], on: date) -> dict[int, Leader]:
    """The same by post, for pages that show some responsibilities."""
    found = Post.objects.filter(pk__in=set(posts)).order_by("pk")
    return {leader.post: leader for leader in leaders_of(found, on)}


def holders_of(post: Post) -> QuerySet[Holding]:
    """Who holds a post and who held it, the newest first."""
    return post.holdings.select_related("user").order_by("-valid_from", "-pk")


def headed_by(post: int, reach: Reach | None, on: date) -> QuerySet[Task]:
    """The tasks that a leader heads on a day, as far as the person sees them."""
    return narrowed(tasks_visible_to(reach), Filters(leader=post), on)


def _heading(tasks: QuerySet[Task], on: date) -> QuerySet[Responsibility]:
    inside = tasks.order_by().values("pk")
    return Responsibility.objects.filter(on_day(on), task__in=inside, role=ResponsibilityRole.LEADER)


def counts_of(leaders: Iterable[Leader], tasks: QuerySet[Task], on: date) -> dict[int, int]:
    """How many of some tasks each leader heads, as the list narrowed to the leader counts them."""
    by_name = {leader.holder: leader.post for leader in leaders if leader.holder}
    rows = _heading(tasks, on).values_list("task", "post", "as_written")
    pairs = {(task, post or by_name.get(name)) for task, post, name in rows}
    return dict(Counter(post for _task, post in pairs if post))


def written_names(tasks: QuerySet[Task], leaders: Iterable[Leader], on: date) -> list[Written]:
    """Those whom documents name and who are tied to no post, the most tasks first."""
    known: Mapping[str, int] = {name: one.post for one in leaders for name in (one.title, one.holder) if name}
    found: dict[str, list[int]] = defaultdict(list)
    loose = _heading(tasks, on).filter(post=None).order_by("task__plan", "task__no")
    for name, task in loose.values_list("as_written", "task"):
        found[name].append(task)
    by_size = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [Written(name, tuple(dict.fromkeys(tasks)), known.get(name)) for name, tasks in by_size]
