"""People and the posts they hold. The system administrator makes accounts, the security administrator gives posts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.acts import Act
from luoshi.core.errors import Conflict, Forbidden, Invalid
from luoshi.organizations import passwords
from luoshi.organizations.accounts import ending, keeping
from luoshi.organizations.actions.demands import refuse
from luoshi.organizations.bodies.handing import left_empty
from luoshi.organizations.charges.handing import left_alone
from luoshi.organizations.models import Holding, Post, User
from luoshi.organizations.rules import PEOPLE, POSTS
from luoshi.organizations.states import ADMINISTRATORS
from luoshi.records.log import Entry, Log, act


def register_person(act: Act, username: str, name: str, password: str | None = None) -> User:
    """Makes an account, without a password until its person is invited; raises Invalid with all that is wrong."""
    PEOPLE.anywhere("register_person", act.reach).require()
    user = described(username, name, password)
    return _register_person(act, user)


def described(username: str, name: str, password: str | None) -> User:
    """A person in order and ready to be kept; raises Invalid with everything that is wrong."""
    refuse(
        Invalid,
        (not username.strip(), _("The account has no sign-in name. Enter one.")),
        (not name.strip(), _("The person has no name. Enter it.")),
    )
    user = User(username=User.normalize_username(username.strip()), name=name.strip())
    user.password = make_password(None) if password is None else passwords.prepared(password, user)
    return user


@act("organizations.register_person")
def _register_person(log: Log, user: User) -> User:
    """Makes an account, which may do nothing until a post is given to it."""
    PEOPLE.anywhere("register_person", log.act.reach).require()
    return add_person(log.entry(), user, log.act.at)


def add_person(entry: Entry, user: User, at: datetime) -> User:
    """The row of a new account whose sign-in name is free."""
    taken = User.objects.filter(username=user.username).exists()
    sentence = _("Somebody already signs in as “%(username)s”. Choose another sign-in name.")
    refuse(Conflict, (taken, sentence % {"username": user.username}))
    added = entry.add(user)
    keeping.keep(entry, added, at)
    return added


def change_password(act: Act, user: User, password: str) -> User:
    """Gives a person a new password; raises Invalid with everything that is wrong with it."""
    PEOPLE.answer("change_password", act.reach, user).require()
    return _change_password(act, user, passwords.prepared(password, user))


@act("organizations.change_password")
def _change_password(log: Log, user: User, prepared: str) -> User:
    """Gives a person a new password; only he himself does it."""
    PEOPLE.answer("change_password", log.act.reach, user).require()
    person = User.objects.select_for_update().get(pk=user.pk)
    entry = log.entry(person)
    keeping.keep(entry, entry.change(person, password=prepared), log.act.at)
    return person


@act("organizations.close_account")
def close_account(log: Log, user: User) -> User:
    """Closes the account of somebody who has left, with his sessions, keys and codes; what he did stays his."""
    PEOPLE.answer("close_account", log.act.reach, user).require()
    person = User.objects.select_for_update().get(pk=user.pk)
    held = Holding.objects.filter(_still(log), user=person).select_related("post")
    sentence = _("He still holds the post “%(title)s”. Have the security administrator end it first.")
    refuse(
        Conflict,
        (not person.is_active, _("This account is closed already.")),
        *((True, sentence % {"title": holding.post.title}) for holding in held),
    )
    entry = log.entry(person)
    entry.change(person, is_active=False)
    ending.shut(entry, person, log.act.at)
    return person


def _still(log: Log) -> Q:
    """Holdings that have not ended on the day of the act."""
    return Q(valid_to__isnull=True) | Q(valid_to__gt=timezone.localdate(log.act.at))


@act("organizations.appoint")
def appoint(log: Log, post: Post, user: User, valid_from: date) -> Holding:
    """Gives a post to a person from a day on. Nobody gives one to himself; administrators hold one kind only."""
    POSTS.answer("appoint", log.act.reach, post).require()
    refuse(
        Forbidden,
        (user.pk == log.act.actor_id, _("Nobody gives a post to himself. Ask another security administrator.")),
    )
    person = User.objects.select_for_update().get(pk=user.pk)  # two posts at once for one person wait here
    refuse(Conflict, *_hindrances(post, person, valid_from))
    holding = log.entry().add(Holding(post=post, user=person, valid_from=valid_from))
    log.notify(
        person,
        f"organizations.appointed:{holding.pk}",
        gettext_noop("You hold the post “%(title)s” from %(day)s."),
        reverse("organizations:unit", args=[post.unit_id]),
        title=post.title,
        day=valid_from.isoformat(),
    )
    return holding


def _hindrances(post: Post, user: User, valid_from: date) -> Iterator[tuple[object, object]]:
    still = Holding.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=valid_from))
    holder = still.filter(post=post).select_related("user").first()
    yield not user.is_active, _("%(name)s no longer works here. Choose somebody else.") % {"name": user}
    yield (
        holder,
        _("%(name)s holds this post at that time. End that first, or choose a later day.")
        % {"name": holder.user if holder else ""},
    )
    roles = set(still.filter(user=user).values_list("post__role", flat=True))
    yield (
        not apart(roles | {post.role}),
        _("An administrator holds no other role. Open an account of its own for %(name)s.") % {"name": user},
    )


def apart(roles: set[str]) -> bool:
    """May one person hold these roles together? The three administrators stand alone."""
    return not roles & ADMINISTRATORS or len(roles) == 1


@act("organizations.dismiss")
def dismiss(log: Log, holding: Holding, valid_to: date) -> Holding:
    """Ends a holding: `valid_to` is the first day without it."""
    POSTS.answer("dismiss", log.act.reach, holding.post).require()
    refuse(
        Conflict,
        (holding.valid_to, _("This has ended already.")),
        (valid_to <= holding.valid_from, _("It can end on the day after it began, at the earliest.")),
        *left_alone(holding.post),
        *left_empty(holding.post),
    )
    changed = log.entry(holding).change(holding, valid_to=valid_to)
    log.notify(
        holding.user,
        f"organizations.dismissed:{holding.pk}",
        gettext_noop("You no longer hold the post “%(title)s” from %(day)s."),
        reverse("organizations:unit", args=[holding.post.unit_id]),
        title=holding.post.title,
        day=valid_to.isoformat(),
    )
    return changed


@act("organizations.succeed")
def succeed(log: Log, holding: Holding, user: User, valid_from: date) -> Holding:
    """Hands a post over to a successor from a day on, in one act: it is not empty for a day."""
    POSTS.answer("succeed", log.act.reach, holding.post).require()
    refuse(
        Forbidden,
        (user.pk == log.act.actor_id, _("Nobody gives a post to himself. Ask another security administrator.")),
    )
    person = User.objects.select_for_update().get(pk=user.pk)
    refuse(
        Conflict,
        (holding.valid_to, _("This has ended already.")),
        (valid_from <= holding.valid_from, _("It can end on the day after it began, at the earliest.")),
        (person.pk == holding.user_id, _("%(name)s holds this post already.") % {"name": person}),
    )
    entry = log.entry()
    entry.change(holding, valid_to=valid_from)
    refuse(Conflict, *_hindrances(holding.post, person, valid_from))
    entry.subject = new = entry.add(Holding(post=holding.post, user=person, valid_from=valid_from))
    _tell_both(log, holding, new)
    return new


def _tell_both(log: Log, old: Holding, new: Holding) -> None:
    """Who leaves is told who comes, and who comes that he holds the post."""
    url = reverse("organizations:unit", args=[new.post.unit_id])
    facts: dict[str, Any] = {"title": new.post.title, "day": new.valid_from.isoformat()}
    log.notify(
        old.user,
        f"organizations.succeeded:{new.pk}",
        gettext_noop("%(name)s holds the post “%(title)s” from %(day)s. Hand over what you know."),
        url,
        name=new.user.name,
        **facts,
    )
    log.notify(
        new.user,
        f"organizations.appointed:{new.pk}",
        gettext_noop("You hold the post “%(title)s” from %(day)s."),
        url,
        **facts,
    )
