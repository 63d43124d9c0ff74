"""The pages of dispatch: what they show, what they take, and what they say when something is wrong."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from luoshi.dispatch.models import Report
from luoshi.documents.models import RefusedUpload
from tests.support import rounds

pytestmark = pytest.mark.django_db

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def answered(cast, round):
    """Four enterprises reported by the bureau of science, and the fields held by that of farming; both in review."""
    four = rounds.reported(cast.act("unit"), round, 1, values=rounds.values_of(round, 1, "4"))
    held = rounds.reported(
        cast.act("second_unit"), round, 3, values=rounds.values_of(round, 3, "48"), words="已落实到地块"
    )
    return four, held


def text(answer) -> str:
    return answer.content.decode()


def test_mine_shows_what_is_asked_of_my_unit_alone(sign_in, round):
    mine = text(sign_in("unit").get("/dispatch/mine/", headers=ENGLISH))
    assert [title in mine for title in ("培育创新企业", "建设中试基地", "守住耕地红线")] == [True, True, False]
    assert "2 to report" in mine


def test_a_figure_that_is_missing_is_asked_for_beside_its_field(sign_in, round):
    ask = rounds.ask_of(round, 1)
    answer = sign_in("unit").post(f"/dispatch/asks/{ask.pk}/", {"words": "正在认定"}, headers=ENGLISH)
    assert answer.status_code == 422
    assert Report.objects.count() == 0


def test_a_report_is_handed_in_and_waits_for_the_office(sign_in, round):
    ask = rounds.ask_of(round, 1)
    [target] = rounds.values_of(round, 1, "4")
    answer = sign_in("unit").post(f"/dispatch/asks/{ask.pk}/", {f"value_{target}": "4", "words": "已认定4家"})
    assert (answer.status_code, answer.url) == (302, "/dispatch/mine/")
    assert "1 report" in text(sign_in("office").get("/", headers=ENGLISH))


def test_no_change_is_one_click_once_there_is_a_figure(cast, sign_in, round):
    ask = rounds.ask_of(round, 1)
    answer = sign_in("unit").post(f"/dispatch/asks/{ask.pk}/", {"unchanged": "1"}, headers=ENGLISH)
    assert (answer.status_code, "give the first one" in text(answer)) == (422, True)
    other = rounds.ask_of(round, 2)
    assert sign_in("unit").post(f"/dispatch/asks/{other.pk}/", {"unchanged": "1"}).status_code == 302


def test_no_change_stands_beside_a_row_that_has_its_figures(sign_in, round):
    page = text(sign_in("unit").get("/dispatch/mine/", headers=ENGLISH))
    by_row = {no: f'action="/dispatch/asks/{rounds.ask_of(round, no).pk}/"><' in page for no in (1, 2)}
    assert by_row == {1: False, 2: True}


def test_a_marked_proof_is_refused_and_no_copy_is_kept(sign_in, round):
    ask = rounds.ask_of(round, 2)
    marked = SimpleUploadedFile("佐证.txt", "机密★1年\n\n情况说明".encode())
    answer = sign_in("unit").post(f"/dispatch/asks/{ask.pk}/", {"words": "完成", "proof": marked}, headers=ENGLISH)
    assert (answer.status_code, "secrecy marking" in text(answer)) == (422, True)
    assert (RefusedUpload.objects.count(), Report.objects.count()) == (1, 0)


def test_every_count_of_a_round_opens_its_rows(sign_in, round, answered):
    office = sign_in("office")
    page = office.get(f"/dispatch/rounds/{round.pk}/", headers=ENGLISH)
    figures = {str(one.label): (one.figure.value, one.figure.url) for one in page.context["sheet"].figures}
    assert {label: value for label, (value, _url) in figures.items()} == {
        "Asked": 3,
        "On time": 2,
        "Late": 0,
        "Missing": 1,
        "In review": 2,
        "Proof asked for": 0,
        "Excused": 0,
    }
    rows = {label: len(office.get(url).context["rows"]) for label, (_value, url) in figures.items()}
    assert rows == {label: value for label, (value, _url) in figures.items()}


def test_clean_reports_are_accepted_at_once(sign_in, round, answered):
    ticked = {"report": [one.pk for one in answered]}
    assert sign_in("office").post(f"/dispatch/rounds/{round.pk}/accept/", ticked).status_code == 302
    assert set(Report.objects.values_list("state", flat=True)) == {"accepted"}


def test_a_return_without_a_message_says_what_is_missing(sign_in, round, answered):
    answer = sign_in("office").post(f"/dispatch/reports/{answered[0].pk}/", {"return": "1"}, headers=ENGLISH)
    said = ["Say why it is returned, so that it can be put right."]
    assert (answer.status_code, answer.context["form"].errors) == (422, {"message": said})


def test_what_is_seen_instead_is_asked_with_its_unit(sign_in, round, answered):
    page = text(sign_in("office").get(f"/dispatch/reports/{answered[0].pk}/", headers=ENGLISH))
    [one] = answered[0].measurements.all()
    assert f"Seen instead of {one.value:.0f} {one.target.unit_label}:" in page


def test_a_light_opens_its_working_in_both_languages(cast, sign_in, round, answered):
    rounds.accepted(cast.act("office"), answered[0])
    address = f"/dispatch/tasks/{answered[0].task_id}/light/"
    english = text(sign_in("unit").get(address, headers=ENGLISH))
    chinese = text(sign_in("unit").get(address, headers={"Accept-Language": "zh-hans"}))
    assert "4 of 6 家 by Aug 2026; 4 were expected: +0.0 percentage points." in english
    assert "截至2026年8月完成4/6家，序时应完成4，序时差+0.0个百分点。" in chinese


def test_the_page_of_a_task_has_its_light_and_reports_and_the_list_narrows_by_it(cast, sign_in, round, answered):
    rounds.accepted(cast.act("office"), answered[0])
    office = sign_in("office")
    assert "1/1 targets on course." in text(office.get(f"/ledger/tasks/{answered[0].task_id}/", headers=ENGLISH))
    assert [row.task.pk for row in office.get("/ledger/?light=green").context["rows"]] == [answered[0].task_id]


def test_the_months_of_a_plan_lie_side_by_side_as_far_as_one_sees_them(cast, sign_in, answered, round, plan):
    from datetime import date

    from luoshi.dispatch.months import months_of

    rounds.accepted(cast.act("office"), answered[0])

    def told(person: str, day: date) -> list:
        months = months_of(plan, cast.act(person).reach, day)
        return [
            (line.name, [(cell.counts.asked, cell.counts.missing, cell.colours, cell.is_over) for cell in line.cells])
            for line in months.lines
        ]

    science = ("县科学技术局", [(2, 1, (("green", 1), ("grey", 1)), False)])
    farming = ("县农业农村局", [(1, 0, (("grey", 1),), False)])
    today = date(2026, 9, 24)
    assert sorted(told("office", today)) == sorted([science, farming])
    assert told("unit", today) == [science]
    assert [cell[3] for _name, cells in told("unit", date(2026, 10, 14)) for cell in cells] == [True]
    page = text(sign_in("unit").get(f"/dispatch/plans/{plan.pk}/", headers=ENGLISH))
    assert ("1 to come" in page, "农业农村局" in page) == (True, False)


def test_each_number_of_the_months_opens_the_rows_it_counts(cast, sign_in, answered, round, plan):
    import re

    rounds.accepted(cast.act("office"), answered[0])
    office = sign_in("office")
    page = text(office.get(f"/dispatch/plans/{plan.pk}/", headers=ENGLISH))
    links = re.findall(rf'href="(/dispatch/rounds/{round.pk}/\?unit=[^"]+)">(.*?)</a>', page, re.S)
    told = [int(re.findall(r"\d+", re.sub(r"<[^>]+>", "", inside))[-1]) for _address, inside in links]
    opened = [office.get(address.replace("&amp;", "&")).context["page"].total for address, _inside in links]
    assert (opened, sorted(told)) == (told, [1, 1, 1, 1])
    assert ("Carried over" in page, "Provisional" in page) == (False, False)


def test_the_rows_of_a_unit_are_those_one_may_see(cast, sign_in, round):
    farming = f"/dispatch/rounds/{round.pk}/?unit={cast.units['farming'].pk}"
    asked = [sign_in(person).get(farming).status_code for person in ("office", "second_unit", "unit", "neighbour")]
    wrong = [sign_in("office").get(f"/dispatch/rounds/{round.pk}/?unit={unit}").status_code for unit in ("x", "9" * 30)]
    assert (asked, wrong) == ([200, 200, 404, 404], [404, 404])
    carried = sign_in("office").get(f"{farming}&carried=on&light=grey").context["page"].total
    assert carried == 0


def test_a_light_draws_what_was_expected_and_what_was_accepted(cast, answered, plan):
    from datetime import date

    from luoshi.dispatch.courses import courses_of

    task, day = plan.tasks.get(no=1), date(2026, 9, 24)
    assert courses_of(task, day) == []
    rounds.accepted(cast.act("office"), answered[0])
    [chart] = courses_of(task, day)
    assert [point.values for point in chart.rows] == [(4, 4), (6, None)]


def test_what_is_to_be_opened_one_by_one_is_not_offered_to_be_ticked(cast, sign_in, round):
    page, told = f"/dispatch/rounds/{round.pk}/?show=in_review", "Accept what is ticked"
    six = rounds.values_of(round, 1, "6")
    rounds.reported(cast.act("unit"), round, 1, values=six, words="已认定6家", proofs=(rounds.proof(),))
    proved = text(sign_in("office").get(page, headers=ENGLISH))
    rounds.reported(cast.act("second_unit"), round, 3, values=rounds.values_of(round, 3, "48"), words="已落实到地块")
    both = text(sign_in("office").get(page, headers=ENGLISH))
    assert [told in proved, told in both, "open them one by one" in proved] == [False, True, True]


def test_who_has_decided_goes_on_with_what_still_waits(sign_in, round, answered):
    first, second = answered
    office, list_of = sign_in("office"), f"/dispatch/rounds/{round.pk}/"
    assert office.post(f"/dispatch/reports/{first.pk}/", {"accept": "1"}).url == f"{list_of}?show=in_review"
    returned = office.post(f"/dispatch/reports/{second.pk}/", {"return": "1", "message": "请附名单"}, headers=ENGLISH)
    assert returned.url == list_of
    assert "The report is returned and its unit is told." in text(office.get(list_of, headers=ENGLISH))


def test_a_figure_that_is_counted_up_says_from_when(sign_in, round):
    page = sign_in("unit").get("/dispatch/mine/", headers={"Accept-Language": "en"}).content.decode()
    assert "All since Thu 1 Jan 2026." in page
