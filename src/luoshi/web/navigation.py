"""The frame around every page: the entries of the left side for this person, the post, the person's menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from luoshi.core import clock
from luoshi.core.addresses import address_of
from luoshi.dispatch.rules import ROUNDS
from luoshi.documents.rules import RULES as DOCUMENTS
from luoshi.ledger.rules import TASKS
from luoshi.organizations.acting import post_in, reach_of
from luoshi.organizations.reach import Held, Reach
from luoshi.organizations.rights import SEE, Rules
from luoshi.organizations.rules import LOG, PEOPLE, UNITS
from luoshi.publishing.rules import BULLETINS
from luoshi.supervision.rules import LETTERS
from luoshi.web.home import how_many_wait

AT_THE_BOTTOM = 4  # on a phone
TEXT_SIZE = "luoshi_text_size"  # the cookie


def anyone(reach: Reach) -> bool:
    """Offered to everybody."""
    return True


def seen_by(rules: Rules[Any]) -> Callable[[Reach], bool]:
    """Whether a person holds a role that sees such things somewhere."""
    roles = {rule.role for rule in rules.rows if rule.act == SEE}
    return lambda reach: not roles.isdisjoint(reach.roles())


@dataclass(frozen=True)
class Entry:
    """An entry of the left side: `key` names its picture; the pages under its address belong to it."""

    key: str
    label: Any
    view: str
    may: Callable[[Reach], bool]


#: At most seven, in this order. A room that is built adds its line here.
ENTRIES = (
    Entry("web", _("Open items"), "web:home", anyone),
    Entry("documents", _("Documents"), "documents:list", seen_by(DOCUMENTS)),
    Entry("ledger", _("Ledger"), "ledger:list", seen_by(TASKS)),
    Entry("dispatch", _("Rounds"), "dispatch:rounds", seen_by(ROUNDS)),
    Entry("supervision", _("Supervision"), "supervision:letters", seen_by(LETTERS)),
    Entry("publishing", _("Bulletins"), "publishing:bulletins", seen_by(BULLETINS)),
    Entry("organizations", _("Units"), "organizations:units", seen_by(UNITS)),
    Entry("people", _("People"), "organizations:people", seen_by(PEOPLE)),
    Entry("log", _("The log"), "organizations:log", seen_by(LOG)),
)


class Shown(NamedTuple):
    """An entry as this person sees it on this page."""

    label: str
    icon: str
    url: str
    current: bool
    waiting: int = 0


class Frame:
    """What the base template asks for; nothing is computed before it asks."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @property
    def person(self) -> str:
        """The name of whoever is signed in."""
        return str(self.request.user)

    @property
    def large(self) -> bool:
        """Whether this browser shows larger text and targets."""
        return self.request.COOKIES.get(TEXT_SIZE) == "large"

    @cached_property
    def reach(self) -> Reach:
        """What the person reaches today."""
        return reach_of(self.request)

    @property
    def posts(self) -> tuple[Held, ...]:
        """All posts in which the person may act: his own, and those that are lent to him."""
        return self.reach.posts

    @cached_property
    def post(self) -> Held | None:
        """The post in which the person acts, if there is one."""
        return post_in(self.request)

    @cached_property
    def waiting(self) -> int:
        """How many things wait for the person."""
        return how_many_wait(self.reach, clock.today())

    @cached_property
    def entries(self) -> tuple[Shown, ...]:
        """The entries of the left side for this person."""
        return tuple(self._shown(entry) for entry in ENTRIES if entry.may(self.reach))

    @property
    def first_entries(self) -> tuple[Shown, ...]:
        """Those that stand at the bottom of a phone."""
        return self.entries[:AT_THE_BOTTOM]

    @property
    def later_entries(self) -> tuple[Shown, ...]:
        """Those that stand in the menu on a phone."""
        return self.entries[AT_THE_BOTTOM:]

    def _shown(self, entry: Entry) -> Shown:
        url, path = address_of(entry.view), self.request.path
        here = path == url if entry.key == "web" else path.startswith(url)
        return Shown(str(entry.label), entry.key, url, here, self.waiting if entry.key == "web" else 0)

    @property
    def sign_out(self) -> str:
        """Where signing out is sent to."""
        return address_of("organizations:sign_out")

    @property
    def choose_post(self) -> str:
        """Where the choice of a post is sent to."""
        return address_of("organizations:choose_post")

    @property
    def account(self) -> str:
        """The person's own page."""
        return address_of("organizations:account")


class CountedFrame(Frame):
    """The frame of the page that lists what waits, and so needs not count it again."""

    def __init__(self, request: HttpRequest, waiting: int) -> None:
        super().__init__(request)
        self.waiting = waiting


class UncountedFrame(Frame):
    """The frame of a page that says why something is not done: it leads everywhere and counts nothing.

    Half of what such a page takes would be to count what waits; who is sent away asks for the page he meant.
    """

    waiting = 0


def frame(request: HttpRequest) -> dict[str, Any]:
    """What the base template needs on every page."""
    return {"frame": Frame(request)}
