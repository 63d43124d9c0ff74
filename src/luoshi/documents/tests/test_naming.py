"""The units that a document names, matched to the register."""

from __future__ import annotations

import pytest

from luoshi.core.errors import Unknown
from luoshi.documents import actions
from luoshi.documents.desk import desk_of
from luoshi.documents.naming import Match, matches_of
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db


def matched(document):
    return {match.name: match for match in matches_of(document, desk_of(document).lines, TODAY)}


def test_each_name_says_why_it_means_its_unit(cast, document):
    found = {name: (match.how.value, match.times) for name, match in matched(document).items()}
    assert found == {
        "县科学技术局": ("exact", 2),
        "县发展改革局": ("form", 1),
        "县财政局": ("new", 2),
        "各镇街": ("exact", 1),
        "县文化和旅游局": ("new", 1),
        "县农业农村局": ("exact", 2),
        "柳河镇": ("exact", 1),
        "县文化旅游局": ("new", 1),
        "县审计局": ("exact", 1),
    }


def test_one_answer_settles_all_places_of_a_name(cast, document):
    auditing = cast.units["auditing"]
    actions.choose_unit(cast.act("office"), document, "县财政局", auditing)
    assert matched(document)["县财政局"] == Match("县财政局", auditing.pk, "县审计局", "chosen", 2)


def test_a_unit_of_another_region_cannot_be_chosen(cast, document):
    with pytest.raises(Unknown):
        actions.choose_unit(cast.act("office"), document, "县财政局", cast.units["next_science"])
