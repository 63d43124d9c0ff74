"""The second factor: admitted with the password, asked for at signing in, reset by the security administrator."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django_otp.oath import TOTP

from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.organizations.accounts import codes, factors, keeping, sealing
from luoshi.organizations.accounts.arriving import owes_factor, sign_in
from luoshi.organizations.accounts.models import Authenticator, RecoveryCode
from luoshi.records.models import LogEntry
from tests.support.cast import MOMENT

pytestmark = pytest.mark.django_db

SECRET = b"12345678901234567890"  # that of RFC 6238, appendix B
HALF_MINUTE = timedelta(seconds=30)


def shown(at=MOMENT, secret=SECRET):
    """What the app shows at a moment."""
    app = TOTP(secret)
    app.time = at.timestamp()
    return f"{app.token():06}"


def admitted(cast, person="unit"):
    return factors.enrol_factor(cast.act(person), cast.people[person], SECRET, shown())


@pytest.mark.parametrize(("seconds", "code"), [(59, "287082"), (1111111109, "081804"), (2000000000, "279037")])
def test_codes_are_those_of_the_standard(seconds, code):
    assert factors.step_of(SECRET, code, datetime.fromtimestamp(seconds, UTC)) == seconds // 30


@pytest.mark.parametrize("late", [-2, -1, 0, 1, 2])
def test_a_clock_may_go_wrong_by_half_a_minute(late):
    code = shown(MOMENT + late * HALF_MINUTE)
    assert (factors.step_of(SECRET, code, MOMENT) is not None) == (abs(late) <= 1)


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "１２３４５６", "-12345"])
def test_what_is_no_code_fits_never(code):
    assert factors.step_of(SECRET, code, MOMENT) is None


def test_an_app_is_admitted_with_ten_recovery_codes_that_nothing_keeps(cast):
    fresh = admitted(cast)
    factor = Authenticator.objects.get(user=cast.unit)
    kept = set(RecoveryCode.objects.filter(authenticator=factor).values_list("digest", flat=True))
    assert (len(set(fresh)), kept, sealing.opened(factor.secret)) == (10, set(map(codes.digest, fresh)), SECRET)
    body = LogEntry.objects.latest("seq").body
    assert [one for one in (*fresh, *kept, factor.secret) if one in body] == []


def test_the_first_code_has_to_fit(cast):
    with pytest.raises(Invalid):
        factors.enrol_factor(cast.act("unit"), cast.unit, SECRET, shown(MOMENT - 5 * HALF_MINUTE))
    assert not Authenticator.objects.filter(user=cast.unit).exists()


def test_a_code_opens_once(cast):
    admitted(cast)
    later = MOMENT + HALF_MINUTE
    with pytest.raises(Invalid):
        sign_in(cast.act("unit"), cast.unit)
    with pytest.raises(Invalid):
        sign_in(cast.act("unit"), cast.unit, shown())  # admitted with it already
    assert sign_in(cast.act("unit"), cast.unit, shown(later)) == cast.unit
    with pytest.raises(Invalid):
        sign_in(cast.act("unit"), cast.unit, shown(later))


def test_a_recovery_code_opens_once(cast):
    spare = admitted(cast)[3].lower()
    assert sign_in(cast.act("unit"), cast.unit, spare) == cast.unit
    with pytest.raises(Invalid):
        sign_in(cast.act("unit"), cast.unit, spare)
    assert factors.codes_left(Authenticator.objects.get(user=cast.unit)) == 9


def test_a_new_app_takes_the_place_of_the_one_before(cast):
    old = admitted(cast)[0]
    factors.enrol_factor(cast.act("unit"), cast.unit, b"x" * 20, shown(secret=b"x" * 20))
    assert [bool(one.ended_at) for one in Authenticator.objects.filter(user=cast.unit).order_by("pk")] == [True, False]
    with pytest.raises(Invalid):
        sign_in(cast.act("unit"), cast.unit, old)


def test_who_has_lost_it_asks_the_security_administrator(cast):
    admitted(cast)
    for person, refusal in {"system": Forbidden, "unit": Forbidden, "neighbour": Unknown}.items():
        with pytest.raises(refusal):
            factors.reset_factor(cast.act(person), cast.unit)
    assert factors.reset_factor(cast.act("security"), cast.unit).ended_at == MOMENT
    assert sign_in(cast.act("unit"), cast.unit) == cast.unit
    with pytest.raises(Conflict):
        factors.reset_factor(cast.act("security"), cast.unit)


def test_nobody_resets_his_own(cast):
    admitted(cast, "security")
    with pytest.raises(Forbidden):
        factors.reset_factor(cast.act("security"), cast.security)


def test_nobody_admits_an_app_for_another(cast):
    with pytest.raises(Forbidden):
        factors.enrol_factor(cast.act("security"), cast.unit, SECRET, shown())


def test_some_roles_owe_a_second_factor(cast, settings):
    settings.SECOND_FACTOR_ROLES = ["office", "security"]
    admitted(cast, "security")
    who = ("office", "security", "unit")
    assert [one for one in who if owes_factor(cast.people[one], cast.reach(one))] == ["office"]


def test_an_old_password_is_owed(cast, settings):
    settings.PASSWORD_DAYS = 90
    days = (89, 90)
    assert [keeping.too_old(cast.unit, MOMENT + timedelta(days=one)) for one in days] == [False, True]
