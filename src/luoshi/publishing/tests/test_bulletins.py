"""A bulletin from the draft that its round leaves to the correction that the next one prints."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from luoshi.core import clock
from luoshi.core.errors import Conflict, Forbidden
from luoshi.core.papers import docx_of
from luoshi.dispatch.actions import ask_to_reopen, close_round, correct_value, decide_reopening, open_round
from luoshi.dispatch.burden import borne_in
from luoshi.dispatch.models import Measurement, Round
from luoshi.dispatch.reports import Hindrance
from luoshi.dispatch.sweeps import turn_lights
from luoshi.publishing.actions import draft, publish, rewrite
from luoshi.publishing.figures import figures_of
from luoshi.publishing.models import Bulletin
from luoshi.publishing.moving import covered_by, moved
from luoshi.publishing.queries import early_because, lines_about
from luoshi.publishing.showing import sheet_of
from luoshi.publishing.states import Covers
from luoshi.publishing.sweeps import draft_closed
from luoshi.publishing.tests.conftest import TODAY
from luoshi.records.models import Notice
from luoshi.supervision.actions import issue
from tests.support import bulletins, letters, rounds
from tests.support.letters import LATER, act_of, round_of

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


def published(cast, round, at):
    return publish(act_of(cast, "leader", at), bulletins.heard(draft(act_of(cast, "office", at), round)))


def words(bulletin):
    return [block.text for block in sheet_of(bulletin).paper.body if hasattr(block, "text")]


def test_the_figures_of_a_round_make_each_other_up(august):
    figures = figures_of([august], TODAY)
    numbers = {key: one.value for key, one in figures.counted.items()}
    assert (numbers["asked"], numbers["on_time"], numbers["late"], numbers["missing"]) == (3, 2, 0, 1)
    assert sum(numbers[f"light_{colour}"] for colour in ("done", "green", "yellow", "red", "grey")) == 3
    assert (figures.due, figures.rate("on_time"), figures.units("missing")) == (3, "66.7%", ["县农业农村局"])


def test_the_draft_exists_when_the_round_is_closed_and_units_see_it_first(cast, august):
    assert (draft_closed(LATER), draft_closed(LATER)) == (1, 0)
    assert Bulletin.objects.get().state == "draft"
    told = Notice.objects.filter(key__startswith="publishing.named")
    assert {notice.recipient for notice in told} == {cast.second_unit, cast.unit}


def test_a_unit_sees_what_the_draft_says_of_it_and_nothing_else(cast, bulletin, sign_in):
    answer = sign_in("second_unit").get(f"/bulletins/{bulletin.pk}/named/")
    [said] = answer.context["said"]
    assert {row.unit_name for _label, row in said.rows} == {"县农业农村局"}
    assert sign_in("town").get(f"/bulletins/{bulletin.pk}/named/").status_code == 404


def test_the_office_sees_which_named_units_have_looked(cast, august, sign_in):
    bulletin = draft(act_of(cast, "office"), august)

    def heard():
        rows = sign_in("office").get(f"/bulletins/{bulletin.pk}/").context["heard"]
        return {one.unit: (one.told > 0, one.by) for one in rows}

    before = heard()
    sign_in("second_unit").get(f"/bulletins/{bulletin.pk}/named/")
    assert before["县农业农村局"] == (True, "")
    assert heard() == before | {"县农业农村局": (True, cast.second_unit.name)}
    assert sign_in("leader").get(f"/bulletins/{bulletin.pk}/").context["heard"] == []


def test_it_is_not_published_before_the_named_units_have_looked_but_with_a_reason(cast, august, sign_in):
    bulletin = draft(act_of(cast, "office"), august)
    with pytest.raises(Conflict):
        publish(act_of(cast, "leader"), bulletin)
    page = sign_in("leader").get(f"/bulletins/{bulletin.pk}/")
    assert (len(page.context["waiting"]), page.context["look_until"]) == (2, date(2026, 10, 26))
    assert publish(act_of(cast, "leader"), bulletin, " 县委常委会今日听取 ").state == "published"
    assert early_because(bulletin) == "县委常委会今日听取"


def test_after_the_days_for_looking_it_waits_for_nobody(cast, august):
    bulletin = draft(act_of(cast, "office"), august)
    assert publish(act_of(cast, "leader", LATER + timedelta(days=4)), bulletin).state == "published"


def test_a_bulletin_says_what_moved_and_what_it_cost(cast, bulletin, september):
    publish(act_of(cast, "leader"), bulletin)
    closed = LATER + timedelta(days=41)
    turn_lights(closed)
    second = draft(act_of(cast, "office", closed), september)
    said = words(second)
    assert sheet_of(second).paper.title == "关于2026年9月重点任务进展情况的通报"
    assert [one for one in said if one.startswith(("与2026年8月", "本月共向"))] == [
        "与2026年8月相比，好转0项，转差1项。",
        "本月共向2个单位调度3项，实际填报数据0个、佐证材料0件，各单位合计用时估算约1小时。",
    ]


def test_the_round_that_ends_a_quarter_gives_the_quarter_a_bulletin_of_its_own(cast, bulletin, september):
    closed = LATER + timedelta(days=41)
    draft(act_of(cast, "office", closed), september)
    quarter = Bulletin.objects.get(covers="quarter")
    sheet, said = sheet_of(quarter), words(quarter)
    assert sheet.paper.title == "关于2026年第三季度重点任务进展情况的通报"
    assert said[2] == (
        "本季度共调度2次，应报6项次（按牵头单位合计），按时报告2项次，按时率33.3%；逾期报告0项次，报告率33.3%；"
        "未报告4项次。"
    )
    assert [(row.number, row.words) for row in sheet.figures.rows("missing")] == [
        ("1", "2026年9月"),
        ("2", "2026年9月"),
        ("3", "2026年8月"),
        ("3", "2026年9月"),
    ]
    assert publish(act_of(cast, "leader", closed), bulletins.heard(quarter)).lines.filter(figure="missing").count() == 3


def test_who_is_named_for_the_month_and_the_quarter_is_told_once_and_shown_both(cast, bulletin, september, sign_in):
    closed = LATER + timedelta(days=41)
    month, act = draft(act_of(cast, "office", closed), september), act_of(cast, "leader", closed)
    quarter = Bulletin.objects.get(covers="quarter")
    told = Notice.objects.filter(at=closed, key__startswith="publishing.named").order_by("recipient")
    assert {one.recipient for one in told} == {cast.unit, cast.second_unit}
    assert [(one.key.rpartition(":")[0], one.url) for one in told] == 2 * [
        (f"publishing.named:{month.pk}+{quarter.pk}", f"/bulletins/{month.pk}/named/")
    ]
    with clock.frozen(closed):
        for one in (month, quarter):
            with pytest.raises(Conflict):
                publish(act, one)
        for who in ("unit", "second_unit"):
            said = sign_in(who).get(f"/bulletins/{month.pk}/named/").context["said"]
            assert [one.bulletin for one in said] == [month, quarter]
    published = [publish(replace(act, key=f"{one.pk}"), one).state for one in (month, quarter)]
    assert (published, told.filter(read_at=None).count()) == (["published", "published"], 0)


def test_who_is_named_for_the_quarter_alone_is_told_of_that(cast, bulletin, plan):
    opened, closed = LATER + timedelta(days=1), LATER + timedelta(days=41)
    with clock.frozen(opened):
        round = open_round(act_of(cast, "office", opened), plan, date(2026, 9, 1))
        bulletins.reported(cast, round, "farming", "second_unit", 99, opened)
    with clock.frozen(closed):
        round = close_round(act_of(cast, "office", closed), Round.objects.get(pk=round.pk))
        month = draft(act_of(cast, "office", closed), round)
    quarter = Bulletin.objects.get(covers="quarter")
    told = Notice.objects.filter(at=closed, key__startswith="publishing.named")
    assert {one.recipient.username: one.key.rpartition(":")[0] for one in told} == {
        "unit": f"publishing.named:{month.pk}+{quarter.pk}",
        "second_unit": f"publishing.named:{quarter.pk}",
    }


def test_a_single_round_of_a_quarter_gives_it_no_bulletin(bulletin):
    assert covered_by(bulletin.round) == [Covers.ROUND]


def test_a_draft_stands_as_at_the_closing_and_tells_what_changed_since(cast, bulletin):
    then = sheet_of(bulletin).figures
    measurement = Measurement.objects.filter(report__task__no=1).earliest("pk")
    later = LATER + timedelta(days=2)
    with clock.frozen(later):
        correct_value(act_of(cast, "office", later), measurement, Decimal(9), "漏报")
        now, said = sheet_of(bulletin).figures, words(bulletin)
    since = {"relit": 1, "reported_since": 0}
    assert (now.as_of, {key: one.value for key, one in now.counted.items()}) == (
        TODAY,
        {key: one.value for key, one in then.counted.items()} | since,
    )
    assert said[said.index("四、截止后的变化") + 1].endswith("亮灯变化1项，更正数据1个，不改变以上数字。")


def test_what_came_after_the_closing_is_told_and_counted_in_nothing(cast, august, bulletin):
    """A late report with its figure and obstacle, and a letter: rebuilt, the bulletin says the same of the closing."""
    then, cost = sheet_of(bulletin).figures, borne_in([august], august.closed_at)
    at = LATER + timedelta(days=1)  # lights are dated by days
    wished = ask_to_reopen(act_of(cast, "second_unit", at), rounds.ask_of(august, 3), "联络员住院")
    decide_reopening(act_of(cast, "office", at), wished, True, "情况属实", TODAY + timedelta(days=3))
    issue(act_of(cast, "office", at), letters.proposed_to(cast, august, "farming"))
    values = rounds.values_of(august, 3, "1")
    rounds.reported(act_of(cast, "second_unit", at), august, 3, values=values, hindrance=Hindrance("缺用地指标"))
    now = sheet_of(bulletin).figures
    assert {key for key in now.counted if now.rows(key) != then.rows(key)} == {"reported_since", "letters_since"}
    assert borne_in([august], august.closed_at) == cost


def test_a_light_moves_between_colours_and_silence_is_no_way_up():
    ways = [("yellow", "green"), ("green", "red"), ("red", "grey"), ("grey", "red"), ("grey", "green"), ("red", "red")]
    assert [moved(*way) for way in ways] == [1, -1, 0, -1, 0, 0]


def test_what_is_only_striven_for_is_not_named(cast, august):
    from luoshi.dispatch.models import Light

    red = Light.objects.filter(task__in=[row.task for row in figures_of([august], TODAY).rows("named_red")])
    assert red.exists()
    for light in red.filter(target__isnull=False):
        Light.objects.filter(pk=light.pk).update(inputs=light.inputs | {"aim": light.inputs["aim"] | {"words": "力争"}})
    figures = figures_of([august], TODAY)
    assert (figures.of("named_red"), figures.of("light_red") > 0) == (0, True)


def test_the_worker_leaves_a_round_alone_that_is_open(cast, plan):
    round_of(cast, plan)
    assert (draft_closed(LATER), Bulletin.objects.count()) == (0, 0)


def test_a_bulletin_says_who_reported_and_who_did_not(bulletin):
    assert words(bulletin)[:3] == [
        "现将《青石县2026年重点工作任务清单》2026年8月进展情况通报如下（数据截至2026年10月23日）。",
        "一、报告情况",
        "本月应报3项（按牵头单位合计），按时报告2项，按时率66.7%；逾期报告0项，报告率66.7%；未报告1项。",
    ]


def test_who_wrote_a_bulletin_does_not_publish_it(cast, bulletin):
    rewrite(act_of(cast, "office"), bulletin, "8月份各单位抓落实力度加大。")
    assert "8月份各单位抓落实力度加大。" in words(bulletin)
    with pytest.raises(Forbidden):
        publish(act_of(cast, "office"), bulletin)
    assert publish(act_of(cast, "leader"), bulletin).state == "published"
    with pytest.raises(Conflict):
        rewrite(act_of(cast, "office"), Bulletin.objects.get(), "再改")


def test_a_draft_shows_the_office_that_will_sign_it(bulletin):
    paper = sheet_of(bulletin).paper
    assert (bulletin.issuer, paper.mark, paper.signer) == ("", "县政府督查室", "县政府督查室")


def test_a_published_figure_opens_to_its_tasks_and_a_task_to_its_bulletins(cast, bulletin, plan):
    publish(act_of(cast, "leader"), bulletin)
    rows = sheet_of(Bulletin.objects.get()).figures.rows("missing")
    assert [(row.number, row.unit_name) for row in rows] == [("3", "县农业农村局")]
    lines = lines_about(cast.reach("office"), plan.tasks.get(no=3))
    assert {line.figure for line in lines} >= {"asked", "missing"}


def test_after_a_correction_it_is_rebuilt_byte_for_byte_and_the_next_one_tells(cast, bulletin, september):
    publish(act_of(cast, "leader"), bulletin)
    before = docx_of(sheet_of(Bulletin.objects.get(pk=bulletin.pk)).paper)
    measurement = Measurement.objects.filter(report__task__no=1).earliest("pk")
    later = LATER + timedelta(days=2)
    correct_value(act_of(cast, "office", later), measurement, Decimal(0), "1家系重复统计")

    assert docx_of(sheet_of(Bulletin.objects.get(pk=bulletin.pk)).paper) == before
    closed = LATER + timedelta(days=41)
    second = published(cast, september, closed)
    assert words(second)[-1] == (
        f"2026年8月“培育创新企业”的{measurement.target.indicator}应为0{measurement.target.unit_label}，"
        f"原报1{measurement.target.unit_label}。原因：1家系重复统计"
    )


def test_what_was_corrected_while_a_bulletin_was_published_stands_in_the_next(cast, bulletin, september):
    """Its act began before, and was written after: by its date nobody would tell it."""
    publish(act_of(cast, "leader"), bulletin)
    measurement = Measurement.objects.filter(report__task__no=1).earliest("pk")
    correct_value(act_of(cast, "office", LATER - timedelta(minutes=1)), measurement, Decimal(0), "重复统计")
    closed = LATER + timedelta(days=41)
    second = published(cast, september, closed)
    assert words(second)[-1].endswith("原因：重复统计")


def test_no_bulletin_is_made_of_a_round_that_is_open(cast, plan):
    from tests.support import letters

    with pytest.raises(Conflict):
        draft(act_of(cast, "office"), letters.round_of(cast, plan))
