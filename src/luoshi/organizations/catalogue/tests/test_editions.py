"""An edition replaces the lists that it holds, in one act; nothing is deleted, and each cell is named that is wrong."""

from __future__ import annotations

from datetime import date

import pytest

from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.organizations import actions
from luoshi.organizations.actions import Grounds, Heir
from luoshi.organizations.catalogue.book import book_of
from luoshi.organizations.catalogue.listing import (
    Wanted,
    duties_visible_to,
    entries_of,
    history_of,
    whole_lists,
)
from luoshi.organizations.catalogue.models import Duty, DutyVersion
from tests.support import duties
from tests.support.cast import SINCE, TODAY
from tests.support.duties import BASIC, CLINIC, FIRMS, FOUR, GRAIN, STRAW, TAKEN_BACK
from tests.support.world import problems

pytestmark = pytest.mark.django_db

SUMMER = date(2026, 7, 1)


def found(cast, person="office", on=TODAY, **wanted):
    return [one.words for one in duties_visible_to(cast.reach(person), on, Wanted(**wanted))]


def test_an_edition_is_found_by_words_by_unit_and_by_list(cast):
    duties.taken(cast, FOUR)
    assert found(cast) == [GRAIN[3], CLINIC[3], STRAW[3], FIRMS[3]]
    assert found(cast, words="焚烧 劝阻") == [STRAW[3]]
    assert found(cast, unit="农业农村局") == [GRAIN[3], STRAW[3]]
    assert found(cast, kind="taken_back") == [FIRMS[3]]
    assert [found(cast, person) for person in ("unit", "neighbour", "public")] == [found(cast), [], []]


def test_who_joins_stands_there_with_what_he_does(cast):
    duties.taken(cast, [STRAW])
    [entry] = entries_of(duties_visible_to(cast.reach("town"), TODAY), TODAY)
    assert (entry.region, entry.unit, entry.parts) == (
        "青石县",
        "县农业农村局",
        ((cast.units["all_towns"].pk, "各镇街", "巡查、劝阻、上报"),),
    )


def test_a_later_edition_changes_ends_and_leaves_other_lists_alone(cast):
    other = [BASIC, 2, "", "村级便民服务", "", "", "", "", ""]
    duties.taken(cast, [*FOUR, other])
    moved = [*STRAW[:4], "县科学技术局", *STRAW[5:]]
    book = duties.brought(cast, duties.filled([moved, other]), SUMMER)
    proposal = duties.proposed(book)
    assert [one.words for one in proposal.ended] == [CLINIC[3]]
    assert [(one.words, [str(what[1:]) for what in one.changes]) for one in proposal.changed] == [
        (STRAW[3], ["('县农业农村局', '县科学技术局')"])
    ]
    actions.take_duties(cast.act("office"), book, proposal.digest)
    assert found(cast, on=SINCE) == found(cast, on=date(2026, 6, 30))
    assert CLINIC[3] in found(cast, on=SINCE) and CLINIC[3] not in found(cast)
    history = history_of(Duty.objects.get(versions__words=STRAW[3], versions__valid_to=None), TODAY)
    assert [(one.entry.unit, one.entry.version.valid_from) for one in history] == [
        ("县科学技术局", SUMMER),
        ("县农业农村局", SINCE),
    ]


def test_lists_taken_along_and_brought_back_change_nothing_and_are_known_by_their_hidden_id(cast):
    duties.taken(cast, FOUR)
    reach = cast.reach("office")
    rows = whole_lists(reach, cast.regions["county"].pk, TODAY, "")
    same = duties.proposed(duties.brought(cast, book_of(rows, TODAY), SUMMER))
    assert (same.to_take, same.same, same.troubles) == (0, 4, [])
    rows = list(whole_lists(reach, cast.regions["county"].pk, TODAY, ""))
    for row in rows:
        row.words = f"{row.words}（新）"
    renamed = duties.proposed(duties.brought(cast, book_of(rows, TODAY), SUMMER))
    assert (len(renamed.changed), renamed.opened, renamed.ended) == (4, [], [])


#: Lines of which a cell cannot be taken, in the order of the file, and which cell.
WRONG = [
    (["乡村清单", *CLINIC[1:]], "A2"),
    ([*GRAIN[:1], "一", *GRAIN[2:]], "B3"),
    ([*GRAIN[:4], "县粮食局", *GRAIN[5:]], "E4"),
    ([*GRAIN[:4], "", *GRAIN[5:]], "E5"),
    ([*CLINIC[:4], "县科学技术局", *CLINIC[5:]], "E6"),
    ([*GRAIN[:4], "各镇街", *GRAIN[5:]], "E7"),
    ([*GRAIN[:6], "县发展和改革局：同管", *GRAIN[7:]], "G8"),
    ([*GRAIN[:6], "县粮食局：管仓", *GRAIN[7:]], "G9"),
    ([*GRAIN[:7], "柳河镇", *GRAIN[8:]], "H10"),
    ([*FIRMS[:7], "县科学技术局", *FIRMS[8:]], "H11"),
]


def test_every_cell_that_cannot_be_taken_is_named_and_nothing_is_taken(cast):
    rows = [[*row[:3], f"{row[3]}{n}", *row[4:]] for n, (row, _cell) in enumerate(WRONG)]
    book = duties.brought(cast, duties.filled(rows))
    proposal = duties.proposed(book)
    assert [f"{one.place.letter}{one.place.line}" for one in proposal.troubles] == [cell for _row, cell in WRONG]
    with pytest.raises(Invalid):
        actions.take_duties(cast.act("office"), book, proposal.digest)
    assert not DutyVersion.objects.exists()


def test_two_lines_about_one_entry_are_refused(cast):
    [trouble] = duties.proposed(duties.brought(cast, duties.filled([GRAIN, GRAIN]))).troubles
    assert trouble.place.line == 3


def test_who_may_bring_and_what_was_looked_at_counts(cast):
    with pytest.raises(Forbidden):
        duties.brought(cast, duties.filled(FOUR), person="leader")
    with pytest.raises(Unknown):
        duties.brought(cast, duties.filled(FOUR), person="neighbour")
    book = duties.brought(cast, duties.filled(FOUR))
    with pytest.raises(Conflict):
        actions.take_duties(cast.act("office"), book, "0" * 64)
    actions.take_duties(cast.act("office"), book, duties.proposed(book).digest)
    with pytest.raises(Conflict):
        actions.take_duties(cast.act("office"), book, duties.proposed(book).digest)


def test_an_edition_begins_no_earlier_than_what_it_changes(cast):
    duties.taken(cast, FOUR, since=SUMMER)
    book = duties.brought(cast, duties.filled([[TAKEN_BACK, 1, "", "别的事项", "县科学技术局"]]))
    assert [one.place.letter for one in duties.proposed(book).troubles] == ["A"]


def test_a_unit_that_merges_is_followed_by_its_heir_in_the_catalogue(cast):
    duties.taken(cast, [GRAIN, STRAW])
    actions.merge_units(cast.act("office"), [cast.units["farming"]], Heir(cast.units["reform"]), Grounds("机构改革"))
    entries = entries_of(duties_visible_to(cast.reach("office"), TODAY, Wanted(unit="发展和改革局")), TODAY)
    assert [(one.version.words, one.unit, len(one.parts)) for one in entries] == [
        (GRAIN[3], "县发展和改革局", 0),
        (STRAW[3], "县发展和改革局", 1),
    ]
    assert "organizations.duties" not in problems()


def test_an_edition_that_has_held_for_a_while_names_the_units_of_today(cast):
    actions.merge_units(cast.act("office"), [cast.units["farming"]], Heir(cast.units["reform"]), Grounds("机构改革"))
    [wanted] = duties.proposed(duties.brought(cast, duties.filled([STRAW]))).opened
    assert wanted.unit.name == "县发展和改革局"


def test_an_edition_is_taken_in_so_many_statements_whatever_its_length(cast, django_assert_max_num_queries):
    rows = [[BASIC, n, "", f"第{n}项巡查", "", "", "", "", ""] for n in range(60)]
    book = duties.brought(cast, duties.filled(rows))
    digest = duties.proposed(book).digest
    with django_assert_max_num_queries(25):
        actions.take_duties(cast.act("office"), book, digest)
    assert len(found(cast)) == 60
