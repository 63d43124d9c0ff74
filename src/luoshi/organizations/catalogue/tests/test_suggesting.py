"""Proposals come with their entry and the words that are the same; a township's own duty is no doubt."""

from __future__ import annotations

import pytest

from luoshi.organizations.catalogue.likeness import Comparer
from luoshi.organizations.catalogue.suggesting import Given, catalogue_for
from tests.support import duties
from tests.support.cast import TODAY
from tests.support.duties import CLINIC, FIRMS, FOUR, GRAIN, STRAW


@pytest.mark.parametrize(
    ("matter", "found"),
    [
        ("抓好政府粮食储备，规范粮食流通。", [(0, ("粮食储备", "粮食流通"))]),
        ("加强组织领导，压实工作责任，强化监督管理。", []),
        ("储备12个项目。", []),
        ("", []),
    ],
)
def test_an_entry_is_alike_by_words_that_tell_something(matter, found):
    comparer = Comparer(["粮食储备与流通监管，粮食流通检查", "城区绿化养护", ""])
    assert [(one.entry, one.words) for one in comparer.alike(matter)] == found


@pytest.mark.django_db
def test_a_proposal_names_the_unit_its_entry_and_why(cast):
    duties.taken(cast, FOUR)
    catalogue = catalogue_for(cast.reach("office"), cast.regions["county"].pk, TODAY)
    [one] = catalogue.suggested("1.抓好粮食储备。储备规模稳定在3万吨。")
    assert (one.entry.unit, one.entry.version.words, one.why) == ("县发展和改革局", GRAIN[3], ("粮食储备",))
    assert catalogue_for(cast.reach("neighbour"), cast.regions["county"].pk, TODAY).entries == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("matter", "leads", "against"),
    [
        ("对高新技术企业培育指标逐月考核。", True, [FIRMS[3]]),
        ("对高新技术企业培育指标逐月考核。", False, [FIRMS[3]]),
        ("查处秸秆露天焚烧。", True, [STRAW[3]]),
        ("查处秸秆露天焚烧。", False, []),
        ("对村级互助养老点逐点巡查。", True, []),
        ("修缮古道。", True, []),
    ],
)
def test_a_township_is_doubted_by_the_lists(cast, matter, leads, against):
    duties.taken(cast, FOUR)
    catalogue = catalogue_for(cast.reach("office"), cast.regions["county"].pk, TODAY)
    given = Given(cast.units["river_town"].pk, "柳河镇", leads)
    found = catalogue.doubts(matter, [given])
    assert [one.suggestion.entry.version.words for one in found] == against


@pytest.mark.django_db
def test_the_list_of_one_township_says_nothing_of_another(cast):
    duties.taken(cast, [[*FIRMS[:7], "柳河镇", FIRMS[8]], CLINIC])
    catalogue = catalogue_for(cast.reach("office"), cast.regions["county"].pk, TODAY)
    towns = [Given(cast.units[town].pk, town, True) for town in ("river_town", "hill_town")]
    assert [one.given.name for one in catalogue.doubts("高新技术企业培育指标", towns)] == ["river_town"]
