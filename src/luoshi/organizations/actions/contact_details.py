"""How people are reached: what the system administrator enters of them, one by one or many from the workbook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from luoshi.core.errors import Conflict, Invalid
from luoshi.organizations.actions.demands import refuse
from luoshi.organizations.contact_details.fitting import wrong_with
from luoshi.organizations.contact_details.listing import details_of
from luoshi.organizations.contact_details.models import ContactDetail
from luoshi.organizations.models import User
from luoshi.organizations.rules import PEOPLE
from luoshi.records import vault
from luoshi.records.log import Log, act, change_all, insert

#: Whose, of what kind, and the value in its normal form.
Wanted = tuple[int, str, str]


@act("organizations.set_contact_details")
def set_contact_details(log: Log, user: User, values: Mapping[str, str]) -> User:
    """Enters a person's telephone number and mail address, in their normal form; an empty one is erased."""
    PEOPLE.answer("set_contact_details", log.act.reach, user).require()
    wrong = [wrong_with(kind, value) for kind, value in values.items() if value]
    refuse(Invalid, *((sentence, sentence) for sentence in wrong), (not user.is_active, _("This account is closed.")))
    known = {one.kind: one.datum.value or "" for one in details_of([user.pk])}
    changed = {kind: value for kind, value in values.items() if value != known.get(kind, "")}
    refuse(Conflict, (not changed, _("Exactly this is known already. There is nothing to change.")))
    log.entry(user).note(changed=sorted(changed))
    erase_details(user.pk, [kind for kind, value in changed.items() if not value])
    keep_details(log, [(user.pk, kind, value) for kind, value in changed.items() if value])
    return user


def keep_details(log: Log, wanted: Iterable[Wanted]) -> None:
    """Keeps values in the vault, each under an entry of its own; those that they replace are erased."""
    wanted = list(wanted)
    known = {(one.user_id, one.kind): one for one in _rows({user for user, _kind, _value in wanted})}
    names = {(user, kind): f"contact detail:{log.act.key}:{user}:{kind}" for user, kind, _value in wanted}
    kept = vault.keep_all("contact", {names[user, kind]: value for user, kind, value in wanted})
    data = {key: kept[name] for key, name in names.items()}
    replaced = [known[key] for key in data if key in known]
    for one in replaced:
        vault.erase(one.datum)
    change_all((log.entry(one), one, {"datum": data[one.user_id, one.kind]}) for one in replaced)
    new = [(user, kind) for user, kind in data if (user, kind) not in known]
    insert((log.entry(), ContactDetail(user_id=user, kind=kind, datum=data[user, kind])) for user, kind in new)


def erase_details(user: int, kinds: Iterable[str]) -> None:
    """Empties what the vault has of a person; its rows stay, so that the log still fits."""
    for one in _rows([user]):
        if one.kind in kinds and one.datum.value is not None:
            vault.erase(one.datum)


def _rows(users: Iterable[int]) -> Iterable[ContactDetail]:
    return ContactDetail.objects.filter(user__in=users).select_related("datum").order_by("pk")
