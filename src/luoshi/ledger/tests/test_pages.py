"""The pages of the ledger: adoption, the list, a task, a plan, and a unit's duties."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from luoshi.documents.models import Document
from luoshi.ledger.models import Plan
from luoshi.organizations.models import Unit, UnitVersion
from tests.support.cast import TODAY
from tests.support.papers import PLAN, bring
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db

ENGLISH = {"headers": {"Accept-Language": "en"}}


def told(answer):
    """What the page tells in words, its markup left out."""
    main = answer.content.decode().split("<main", 1)[1].split("</main>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def test_the_step_before_adoption_says_what_will_be_written(sign_in, document):
    page = told(sign_in("office").get(reverse("ledger:adopt", args=[document.pk]), **ENGLISH))
    assert "Tasks 6 Leads counted by unit 7 Targets 5 Left out by you 0" in page
    assert "Ready to dispatch: 3 To be split among its leads: 1 No lead unit yet: 1 Supporting measure: 1" in page
    assert "县财政局、县文化和旅游局" in page


def test_adoption_leads_to_the_plan_and_a_second_click_too(sign_in, document):
    office, address = sign_in("office"), reverse("ledger:adopt", args=[document.pk])
    answers = [office.post(address, {"key": "one-click"}, **ENGLISH) for _click in range(2)]
    plan = Plan.objects.get()
    assert answers[0]["Location"] == reverse("ledger:plan", args=[plan.pk])
    assert (answers[1]["Location"], Plan.objects.count()) == ("/", 1)  # told that it is done


def test_the_list_counts_tasks_and_leads(sign_in, plan):
    page = told(sign_in("office").get(reverse("ledger:list"), **ENGLISH))
    assert "6 items, 7 leads counted by unit" in page


def test_filters_stand_as_words_that_can_be_taken_away(sign_in, cast, plan):
    address = f"{reverse('ledger:list')}?plan={plan.pk}&unit={cast.units['science'].pk}&leading=on&page=3"
    answer = sign_in("office").get(address, **ENGLISH)
    chosen = [(one.label, one.value, one.without) for one in answer.context["chosen"]]
    unit = cast.units["science"].pk
    assert chosen == [
        ("Plan", plan.title, f"?unit={unit}&leading=on"),
        ("Unit", "县科学技术局", f"?plan={plan.pk}&leading=on"),
        ("Leads only", "yes", f"?plan={plan.pk}&unit={unit}"),
    ]
    assert [row.task.no for row in answer.context["rows"]] == [1, 2]


def test_a_section_is_named_to_those_alone_who_see_a_task_of_it(sign_in, plan):
    section = plan.sections.first()
    address = f"{reverse('ledger:list')}?section={section.pk}"
    named = {person: sign_in(person).get(address).context["chosen"][0].value for person in ("office", "neighbour")}
    assert named == {"office": section.title, "neighbour": str(section.pk)}


@pytest.mark.parametrize("nonsense", ["plan=x", "unit=99999999", "state=gone", "section=-", "page=0", "page=x"])
def test_a_filter_that_is_none_narrows_nothing(sign_in, plan, nonsense):
    answer = sign_in("office").get(f"{reverse('ledger:list')}?{nonsense}")
    assert (answer.status_code, len(answer.context["rows"])) == (200, 6)


def test_a_task_leads_back_to_the_words_it_came_from(sign_in, plan, document):
    task = plan.tasks.get(no=2)
    office = sign_in("office")
    body = office.get(reverse("ledger:task", args=[task.pk])).content.decode()
    source = f"{reverse('documents:document', args=[document.pk])}#{task.verdict.key}"
    assert f'href="{source}"' in body
    assert f'id="{task.verdict.key}"' in office.get(source.split("#", maxsplit=1)[0]).content.decode()


def test_the_unit_sees_the_words_but_not_the_document(sign_in, plan, document):
    body = sign_in("unit").get(reverse("ledger:task", args=[plan.tasks.get(no=2).pk])).content.decode()
    assert ("10月底前建成中试基地1处" in body, f"/documents/{document.pk}/" in body) == (True, False)


def test_a_unit_shows_what_it_leads_and_what_it_joins(sign_in, plan):
    unit = Unit.objects.get(versions__name="县财政局").pk
    page = told(sign_in("office").get(reverse("organizations:unit", args=[unit]), **ENGLISH))
    assert f"Leads 1 {plan.title} 4. 盘活闲置资产" in page
    assert f"Joins 1 {plan.title} 1. 培育创新企业" in page
    page = told(sign_in("town").get(reverse("organizations:unit", args=[unit]), **ENGLISH))
    assert ("盘活闲置资产" in page, "培育创新企业" in page) == (False, True)


def test_units_are_chosen_by_what_they_are_and_not_by_their_name_of_today(sign_in, cast, plan):
    """A unit that was renamed has two versions; what is chosen is the unit."""
    old = UnitVersion.objects.get(unit=cast.units["farming"])
    UnitVersion.objects.filter(pk=old.pk).update(valid_to=TODAY)
    UnitVersion.objects.create(
        unit_id=old.unit_id, name="县农业局", kind=old.kind, region_id=old.region_id, valid_from=TODAY, act=old.act
    )
    offered = (str(cast.units["farming"].pk), "县农业局")
    office = sign_in("office")
    narrowing = office.get(reverse("ledger:list")).context["form"].fields["unit"].choices
    naming = office.get(reverse("ledger:task", args=[plan.tasks.get(no=5).pk])).context["form"].fields["unit"].choices
    assert [offered in [(str(value), name) for value, name in choices] for choices in (narrowing, naming)] == [True] * 2
    assert "各镇街" not in [name for _value, name in naming]


def test_naming_a_lead_without_a_reason_keeps_the_form(sign_in, cast, plan):
    task = plan.tasks.get(no=5)
    address = reverse("ledger:name_lead", args=[task.pk])
    answer = sign_in("office").post(address, {"unit": cast.units["farming"].pk, "reason": ""}, **ENGLISH)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["reason"])
    answer = sign_in("office").post(address, {"unit": cast.units["farming"].pk, "reason": "会议定"}, **ENGLISH)
    task.refresh_from_db()
    assert (answer["Location"], task.state) == (reverse("ledger:task", args=[task.pk]), "ready")


@pytest.mark.parametrize("name", ["list", "plans"])
@pytest.mark.parametrize("person", ["office", "unit"])
def test_a_list_takes_as_many_queries_for_many_as_for_few(sign_in, cast, plan, name, person):
    reader = sign_in(person)
    few = len(queries_of(reader, reverse(f"ledger:{name}")))
    for n in range(2):
        text = PLAN.replace("2026年", f"{2027 + n}年")
        _adopt(sign_in("office"), bring(cast, text, f"{n}.txt"))
    assert len(queries_of(reader, reverse(f"ledger:{name}"))) == few
    assert Plan.objects.count() == 3


def _adopt(office, document: Document) -> None:
    assert office.post(reverse("ledger:adopt", args=[document.pk])).status_code == 302
