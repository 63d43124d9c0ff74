"""Setting up from a workbook: bringing it, making units, posts and accounts, and giving the posts. Many at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.acts import Act
from luoshi.core.errors import Conflict, Forbidden, Invalid
from luoshi.organizations.actions.contact_details import Wanted, keep_details
from luoshi.organizations.actions.demands import refuse
from luoshi.organizations.models import Holding, Post, Region, User
from luoshi.organizations.rules import SETUPS
from luoshi.organizations.setting_up.comparing import proposal_of
from luoshi.organizations.setting_up.models import SetupBook
from luoshi.organizations.setting_up.opening import Content, content_of, taken_apart
from luoshi.organizations.setting_up.proposal import Appointment, Proposal, WantedDetail, WantedPost, WantedUnit
from luoshi.organizations.setting_up.queries import content_in
from luoshi.organizations.setting_up.writing import Units
from luoshi.organizations.states import SetupKind, SetupState
from luoshi.records import files, vault
from luoshi.records.files import Stored
from luoshi.records.log import Log, act, change_all, insert

#: So long the vault has what was taken out of a file, for both administrators to confirm it.
APART_FOR = timedelta(days=30)
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Wish:
    """That what was looked at is to be done; why units change, where some do."""

    seen: str  # the digest of what was looked at
    reason: str = ""


def bring_setup(act: Act, name: str, data: bytes) -> SetupBook:
    """Takes in a workbook of units, posts and people; nothing of it is made yet.

    Raises Invalid for a file that is no such workbook, is too large, or carries a secrecy marking.
    """
    SETUPS.anywhere("bring_setup", act.reach).require()
    refuse(
        Invalid,
        (
            content_of(data).is_marked(name),
            _("This file carries a secrecy marking and was not taken; no copy was kept."),
        ),
    )
    kept, apart = taken_apart(data)
    return receive_setup(act, SetupKind.TREE, name, files.store(kept), MEDIA_TYPE, apart)


@act("organizations.bring_setup")
def receive_setup(  # noqa: PLR0913, PLR0917
    log: Log, kind: SetupKind, name: str, stored: Stored, media_type: str, apart: str = ""
) -> SetupBook:
    """Keeps a file from which units, people or regions are to be set up, so that it can be looked at and confirmed.

    What was taken out of it lies in the vault for a month.
    """
    SETUPS.anywhere("bring_setup", log.act.reach).require()
    file = log.keep(stored, media_type)
    until = timezone.localdate(log.act.at) + APART_FOR
    datum = vault.keep("setup", apart, until, f"setup:{log.act.key}") if apart else None
    return log.entry().add(
        SetupBook(kind=kind, file=file, name=name[-255:], by_id=log.act.person, at=log.act.at, apart=datum)
    )


def set_up_units(act: Act, setup: SetupBook, wish: Wish) -> SetupBook:
    """Reads the kept file again, before any transaction, and makes what the system administrator's part is."""
    SETUPS.answer("set_up_units", act.reach, setup).require()
    return make_units(act, setup, content_in(setup), wish)


def set_up_posts(act: Act, setup: SetupBook, wish: Wish) -> SetupBook:
    """Reads the kept file again, before any transaction, and gives its posts."""
    SETUPS.answer("set_up_posts", act.reach, setup).require()
    return give_posts(act, setup, content_in(setup), wish)


@act("organizations.set_up_units")
def make_units(log: Log, setup: SetupBook, content: Content, wish: Wish) -> SetupBook:
    """Opens and changes units, opens posts and registers people as a workbook says, all or none.

    Raises Invalid with every problem and its cell. Nobody holds a post by it.
    """
    SETUPS.answer("set_up_units", log.act.reach, setup).require()
    on = timezone.localdate(log.act.at)
    proposal = _as_seen(content, wish, on)
    refuse(
        Invalid,
        (not proposal.to_make, _("Everything that this table says is there already. There is nothing to make.")),
        (
            proposal.changed and not wish.reason.strip(),
            _("Say why: the reason stands in the history of the units that change."),
        ),
    )
    main = log.entry(setup)
    main.change(setup, state=SetupState.MADE)
    main.note(**proposal.figures)
    units = Units(log, on)
    units.open(proposal.opened)
    units.change(proposal.changed, wish.reason.strip())
    _open_posts(log, units, proposal.posts)
    new = insert((log.entry(), _account(one.account, one.name)) for one in proposal.registered)
    people = {one.username: one.pk for one in new}
    keep_details(log, [_detail(one, people) for one in proposal.details])
    return setup


@act("organizations.set_up_posts")
def give_posts(log: Log, setup: SetupBook, content: Content, wish: Wish) -> SetupBook:
    """Gives posts to people as a workbook says, all or none; who holds one that another takes over ends on that day.

    What the system administrator has to make comes first. Nobody gives a post to himself.
    """
    SETUPS.answer("set_up_posts", log.act.reach, setup).require()
    proposal = _as_seen(content, wish, timezone.localdate(log.act.at))
    refuse(
        Conflict,
        (
            proposal.to_make,
            _("The system administrator has first to make the units, posts and accounts of this table."),
        ),
        (not proposal.appointments, _("Everybody holds the posts that this table says. There is nothing to give.")),
    )
    _refuse_self(log, proposal.appointments)
    main = log.entry(setup)
    main.change(setup, state=SetupState.GIVEN)
    main.note(given=len(proposal.appointments))
    _appoint(log, proposal.appointments)
    return setup


def _as_seen(content: Content, wish: Wish, on: date) -> Proposal:
    """What a file would change now, once no other act gives names in its regions; refused where it is not as seen."""
    codes = {line.text("region") for line in [*content.units, *content.seats]}
    held = Region.objects.filter(versions__code__in=codes).order_by("pk").values_list("pk", flat=True)
    list(Region.objects.select_for_update().filter(pk__in=list(held)).order_by("pk"))
    proposal = proposal_of(content, on)
    refuse(Invalid, *((True, str(trouble)) for trouble in proposal.troubles))
    moved = _("Units or people were changed since you looked. Look at the page again, then confirm.")
    refuse(Conflict, (proposal.digest != wish.seen, moved))
    return proposal


def _detail(one: WantedDetail, new: Mapping[str, int]) -> Wanted:
    person = one.person.stands.pk if one.person.stands else new[one.person.account]
    return person, one.kind, one.value


def _account(username: str, name: str) -> User:
    """An account without a password: its person sets one with a one-time code."""
    return User(username=username, name=name, password=UNUSABLE_PASSWORD_PREFIX)


def _open_posts(log: Log, units: Units, posts: Sequence[WantedPost]) -> None:
    insert(
        (units.entry_of(post.unit), Post(unit_id=units.row_of(post.unit), role=post.role, title=post.title))
        for post in posts
    )


def _refuse_self(log: Log, appointments: Sequence[Appointment]) -> None:
    own = [one for one in appointments if one.person.stands and one.person.stands.pk == log.act.actor_id]
    sentence = _("Nobody gives a post to himself. Ask another security administrator.")
    refuse(Forbidden, *((True, f"{one.place}: {sentence}") for one in own))


def _appoint(log: Log, appointments: Sequence[Appointment]) -> None:
    """The holdings, each under an entry of its own; everybody whom it concerns is told."""
    people = [one.person.stands.pk for one in appointments if one.person.stands]
    list(User.objects.select_for_update().filter(pk__in=people).order_by("pk"))
    entries = {id(one): log.entry() for one in appointments}
    ending = [(one, one.before) for one in appointments if one.before]
    rows = {id(one): _holding(one) for one in appointments}
    change_all((entries[id(one)], before, {"valid_to": one.since}) for one, before in ending)
    insert((entries[id(one)], rows[id(one)]) for one in appointments)
    for one in appointments:
        entries[id(one)].subject = rows[id(one)]
        _tell(log, one, rows[id(one)])


def _holding(one: Appointment) -> Holding:
    assert one.post.stands and one.person.stands  # nothing is left to make
    return Holding(post_id=one.post.stands, user=one.person.stands, valid_from=one.since)


def _tell(log: Log, one: Appointment, holding: Holding) -> None:
    """Who takes a post is told so, and who held it before to whom to hand over what he knows."""
    unit = one.post.unit
    stands = unit.stands if isinstance(unit, WantedUnit) else unit
    url = reverse("organizations:unit", args=[stands.unit_id if stands else 0])
    facts: dict[str, Any] = {"title": one.post.title, "day": one.since.isoformat()}
    log.notify(
        one.person.stands,
        f"organizations.appointed:{holding.pk}",
        gettext_noop("You hold the post “%(title)s” from %(day)s."),
        url,
        **facts,
    )
    if one.before:
        log.notify(
            one.before.user,
            f"organizations.succeeded:{holding.pk}",
            gettext_noop("%(name)s holds the post “%(title)s” from %(day)s. Hand over what you know."),
            url,
            name=one.person.name,
            **facts,
        )
