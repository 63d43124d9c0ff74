"""What a telephone number or a mail address has to look like, and what is shown of it to who has not asked for it."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _

from luoshi.core.sheets.cells import plain
from luoshi.organizations.states import DetailKind

LONGEST = 100
#: A mobile number, or one of an office with its area code and extension.
_MOBILE = re.compile(r"1[3-9]\d{9}")
_OFFICE = re.compile(r"(?:0\d{2,3}-?)?[2-9]\d{6,7}(?:-\d{1,6})?")
_FOREIGN = re.compile(r"(?:\+|00)86-?")


def normal(kind: str, given: str) -> str:
    """The value as it is kept: digits in half width, without spaces; addresses in small letters."""
    value = plain(given)
    return value.lower() if kind == DetailKind.EMAIL else _FOREIGN.sub("", value.replace("—", "-"), count=1)


def wrong_with(kind: str, value: str) -> str:
    """Why a value in its normal form cannot be taken; "" when it can."""
    return {DetailKind.EMAIL: _wrong_address, DetailKind.PHONE: _wrong_number}[DetailKind(kind)](value)


def _wrong_number(value: str) -> str:
    if _MOBILE.fullmatch(value) or _OFFICE.fullmatch(value):
        return ""
    return _("This is no telephone number. Enter 11 digits, or an office's number as 0530-1234567.")


def _wrong_address(value: str) -> str:
    try:
        EmailValidator()(value)
    except ValidationError:
        return _("This is no mail address. It looks like name@example.gov.cn.")
    return ""


def hidden(kind: str, value: str) -> str:
    """A value with its middle left out, by which who knows it will know it again."""
    if kind == DetailKind.EMAIL:
        name, _at, house = value.partition("@")
        return f"{name[:1]}…@{house}"
    return f"{value[:3]}…{value[-2:]}"
