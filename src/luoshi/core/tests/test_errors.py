"""Refusals carry every reason at once, and an answer is a refusal that was not yet raised."""

import pytest
from django.utils.translation import gettext_lazy

from luoshi.core.errors import Answer, Conflict, Forbidden, Invalid, Refusal, Unknown


@pytest.mark.parametrize(
    ("refusal", "status"), [(Refusal, 400), (Unknown, 404), (Forbidden, 403), (Conflict, 409), (Invalid, 422)]
)
def test_each_refusal_has_its_status_and_title(refusal, status):
    assert refusal.status == status
    assert str(refusal.title)


def test_all_reasons_are_given_at_once_as_plain_words():
    assert Invalid("No name.", gettext_lazy("No day.")).reasons == ["No name.", str(gettext_lazy("No day."))]


def test_a_yes_is_true_and_requires_nothing():
    yes = Answer()
    yes.require()
    assert (bool(yes), list(yes.reasons)) == (True, [])


def test_a_no_is_false_and_raises_its_refusal_when_required():
    no = Answer(Forbidden("Not yours."))
    assert (bool(no), list(no.reasons)) == (False, ["Not yours."])
    with pytest.raises(Forbidden, match=r"Not yours\."):
        no.require()
