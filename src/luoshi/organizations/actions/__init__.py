"""The acts of organizations: one function each, in one transaction, with its entry in the log."""

from luoshi.organizations.accounts.arriving import sign_in
from luoshi.organizations.actions.becoming import Grounds, Heir, Parts, merge_units, rename_unit, split_unit
from luoshi.organizations.actions.bodies import Charter, Makeup, change_body, dissolve_body, set_up_body
from luoshi.organizations.actions.catalogue import Edition, bring_duties, take_duties
from luoshi.organizations.actions.charges import Spot, charge, discharge
from luoshi.organizations.actions.contact_details import set_contact_details
from luoshi.organizations.actions.founding import Administrator, Place, found_installation
from luoshi.organizations.actions.moving import move_unit
from luoshi.organizations.actions.people import (
    appoint,
    change_password,
    close_account,
    dismiss,
    register_person,
    succeed,
)
from luoshi.organizations.actions.places import add_alias, open_post, open_region, open_unit
from luoshi.organizations.actions.portfolios import set_portfolio
from luoshi.organizations.actions.regions import bring_regions, set_up_regions
from luoshi.organizations.actions.setting_up import bring_setup, set_up_posts, set_up_units
from luoshi.organizations.actions.standing_in import Absence, delegate, end_delegation
from luoshi.organizations.actions.tokens import issue_token, revoke_token
from luoshi.organizations.actions.years import announce_year

__all__ = [
    "Absence",
    "Administrator",
    "Charter",
    "Edition",
    "Grounds",
    "Heir",
    "Makeup",
    "Parts",
    "Place",
    "Spot",
    "add_alias",
    "announce_year",
    "appoint",
    "bring_duties",
    "bring_regions",
    "bring_setup",
    "change_body",
    "change_password",
    "charge",
    "close_account",
    "delegate",
    "discharge",
    "dismiss",
    "dissolve_body",
    "end_delegation",
    "found_installation",
    "issue_token",
    "merge_units",
    "move_unit",
    "open_post",
    "open_region",
    "open_unit",
    "register_person",
    "rename_unit",
    "revoke_token",
    "set_contact_details",
    "set_portfolio",
    "set_up_body",
    "set_up_posts",
    "set_up_regions",
    "set_up_units",
    "sign_in",
    "split_unit",
    "succeed",
    "take_duties",
]
