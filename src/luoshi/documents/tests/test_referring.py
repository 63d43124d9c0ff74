"""Documents that name each other are linked both ways, as far as the one who looks may see them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from luoshi.documents import queries
from luoshi.documents.referring import named_by, names_of, references_of
from tests.support.papers import PLAN, bring

pytestmark = pytest.mark.django_db

UPPER = PLAN.replace("青石县2026年重点工作任务清单", "青石县人民政府关于印发《乡村振兴三年行动方案》的通知").replace(
    "8号", "3号"
)
LOWER = PLAN.replace(
    "一、推动",
    "为落实《乡村振兴三年行动方案》（青石政发〔2026〕3号）和《河湖保护管理办法》（青石政发〔2020〕9号），制定本清单。\n一、推动",
)


@pytest.fixture
def upper(cast):
    return bring(cast, UPPER, "上级.txt")


@pytest.fixture
def lower(cast):
    return bring(cast, LOWER, "下级.txt")


def found(cast, document, person="office"):
    read = queries.opened(queries.desk_reading(document)).body["document"]["references"]
    references = references_of(cast.reach(person), document, read)
    return [(one.title, one.number, one.document and one.document.pk) for one in references]


def test_a_reference_leads_to_the_document_with_its_number_and_back(cast, upper, lower):
    assert found(cast, lower) == [
        ("乡村振兴三年行动方案", "青石政发〔2026〕3号", upper.pk),
        ("河湖保护管理办法", "青石政发〔2020〕9号", None),
    ]
    assert list(named_by(cast.reach("office"), upper)) == [lower]
    assert list(named_by(cast.reach("office"), lower)) == []


def test_without_a_number_the_title_tells_also_of_what_a_letter_brings(cast, upper):
    lower = bring(cast, LOWER.replace("（青石政发〔2026〕3号）", ""), "下级.txt")

    assert found(cast, lower)[0] == ("乡村振兴三年行动方案", "", upper.pk)
    assert list(named_by(cast.reach("office"), upper)) == [lower]


def test_another_number_is_another_document_whatever_its_title(cast, upper):
    lower = bring(cast, LOWER.replace("2026〕3号", "2025〕3号"), "下级.txt")

    assert found(cast, lower)[0] == ("乡村振兴三年行动方案", "青石政发〔2025〕3号", None)
    assert list(named_by(cast.reach("office"), upper)) == []


def test_a_document_that_one_may_not_see_is_not_told_of(cast, lower):
    theirs = bring(cast, UPPER, "上级.txt", person="neighbour")

    assert [document for _, _, document in found(cast, lower)] == [None, None]
    assert list(named_by(cast.reach("neighbour"), theirs)) == []


def test_the_pages_link_both_ways(cast, upper, lower, sign_in, english):
    office, english_ = sign_in("office"), {"Accept-Language": "en"}
    pages = [
        office.get(reverse("documents:document", args=[one.pk]), headers=english_).content.decode()
        for one in (upper, lower)
    ]

    assert f'<a href="{reverse("documents:document", args=[lower.pk])}">{lower.title}</a>' in pages[0]
    assert f'<a href="{reverse("documents:document", args=[upper.pk])}">《乡村振兴三年行动方案》</a>' in pages[1]
    assert 'id="document.references.0"' in pages[1]


def test_by_which_titles_a_document_is_named():
    assert names_of("青石县人民政府关于印发《乡村振兴 方案》的通知") == {
        "青石县人民政府关于印发《乡村振兴方案》的通知",
        "关于印发《乡村振兴方案》的通知",
        "乡村振兴方案",
    }
    assert names_of("工作要点") == set()
