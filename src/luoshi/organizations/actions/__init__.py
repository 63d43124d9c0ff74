"""The acts of organizations: one function each, in one transaction, with its entry in the log."""

from luoshi.organizations.actions.becoming import Grounds, Heir, Parts, merge_units, rename_unit, split_unit
from luoshi.organizations.actions.founding import Administrator, Place, found_installation
from luoshi.organizations.actions.people import (
    appoint,
    change_password,
    close_account,
    dismiss,
    register_person,
    sign_in,
    succeed,
)
from luoshi.organizations.actions.places import add_alias, open_post, open_region, open_unit
from luoshi.organizations.actions.tokens import issue_token, revoke_token
from luoshi.organizations.actions.years import announce_year

__all__ = [
    "Administrator",
    "Grounds",
    "Heir",
    "Parts",
    "Place",
    "add_alias",
    "announce_year",
    "appoint",
    "change_password",
    "close_account",
    "dismiss",
    "found_installation",
    "issue_token",
    "merge_units",
    "open_post",
    "open_region",
    "open_unit",
    "register_person",
    "rename_unit",
    "revoke_token",
    "sign_in",
    "split_unit",
    "succeed",
]
