"""The pages of a line that changes: proposing, deciding, completing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from luoshi.ledger.models import Amendment
from luoshi.ledger.tests.test_pages import ENGLISH, told
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db

LATER = (TODAY + timedelta(days=7)).isoformat()


def given(cast, name):
    """What the office enters, by route."""
    why = {"reason": "会议定"}
    return {
        "propose_lead": {"unit": cast.units["farming"].pk, "effective_on": LATER} | why,
        "propose_date": {"deadline": "2026-11-30", "effective_on": TODAY.isoformat()} | why,
        "propose_target": {"comparator": ">=", "amount": "8", "effective_on": LATER} | why,
    }[name]


def address_of(plan, name):
    task = plan.tasks.get(no=2)
    return reverse(f"ledger:{name}", args=[task.targets.earliest("no").pk if name == "propose_target" else task.pk])


def proposed(sign_in, cast, plan, name="propose_lead"):
    sign_in("office").post(address_of(plan, name), given(cast, name))
    return Amendment.objects.get()


@pytest.mark.parametrize("name", ["propose_lead", "propose_date", "propose_target"])
def test_a_change_is_proposed_and_waits_on_its_task(sign_in, cast, plan, name):
    answer = sign_in("office").post(address_of(plan, name), given(cast, name), follow=True, **ENGLISH)
    assert answer.redirect_chain == [(reverse("ledger:task", args=[plan.tasks.get(no=2).pk]), 302)]
    assert "The change is proposed. It takes effect when another person approves it." in told(answer)
    assert "Proposed changes 1" in told(answer)
    assert Amendment.objects.get().proposed_by == cast.office


@pytest.mark.parametrize(
    ("name", "wrong", "field"),
    [
        ("propose_lead", {"unit": ""}, "unit"),
        ("propose_lead", {"effective_on": TODAY.isoformat()}, "effective_on"),
        ("propose_lead", {"reason": ""}, "reason"),
        ("propose_date", {"deadline": "2026-10-31"}, "deadline"),
        ("propose_date", {"effective_on": LATER}, "effective_on"),
        ("propose_target", {"amount": "many"}, "amount"),
    ],
)
def test_a_problem_stands_beside_its_field(sign_in, cast, plan, name, wrong, field):
    answer = sign_in("office").post(address_of(plan, name), given(cast, name) | wrong, **ENGLISH)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert "Please correct this first" in told(answer)
    assert not Amendment.objects.exists()


def test_a_change_shows_what_stood_and_offers_the_decision_to_another(sign_in, cast, plan):
    address = reverse("ledger:amendment", args=[proposed(sign_in, cast, plan).pk])
    pages = {who: sign_in(who).get(address, **ENGLISH) for who in ("office", "leader", "unit")}
    assert {who: bool(page.context["form"]) for who, page in pages.items()} == {
        "office": False,
        "leader": True,
        "unit": False,
    }
    assert "Stood 县科学技术局 Shall stand 县农业农村局" in told(pages["unit"])
    assert "another person decides on it" in told(pages["office"])
    assert sign_in("neighbour").get(address).status_code == 404


def test_the_leader_approves_with_one_button(sign_in, cast, plan):
    one = proposed(sign_in, cast, plan)
    answer = sign_in("leader").post(reverse("ledger:amendment", args=[one.pk]), {"approve": "1"}, **ENGLISH)
    one.refresh_from_db()
    assert (answer["Location"], one.state) == (reverse("ledger:task", args=[one.task_id]), "approved")


def test_a_refusal_without_a_word_keeps_the_form(sign_in, cast, plan):
    one = proposed(sign_in, cast, plan)
    address = reverse("ledger:amendment", args=[one.pk])
    answer = sign_in("leader").post(address, {"refuse": "1", "remark": ""}, **ENGLISH)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["remark"])
    assert sign_in("leader").post(address, {"refuse": "1", "remark": "不同意"}).status_code == 302
    one.refresh_from_db()
    assert (one.state, one.remark) == ("refused", "不同意")


def test_the_proposer_and_who_comes_too_late_are_refused(sign_in, cast, plan):
    one = proposed(sign_in, cast, plan)
    address = reverse("ledger:amendment", args=[one.pk])
    said = [sign_in(who).post(address, {"approve": "1"}).status_code for who in ("office", "unit", "leader", "leader")]
    assert said == [403, 403, 302, 409]
