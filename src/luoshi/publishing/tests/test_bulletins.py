"""A bulletin from the draft that its round leaves to the correction that the next one prints."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from luoshi.core.errors import Conflict, Forbidden
from luoshi.core.papers import docx_of
from luoshi.dispatch.actions import correct_value
from luoshi.dispatch.models import Measurement
from luoshi.publishing.actions import draft, publish, rewrite
from luoshi.publishing.figures import figures_of
from luoshi.publishing.models import Bulletin
from luoshi.publishing.queries import lines_about
from luoshi.publishing.showing import sheet_of
from luoshi.publishing.sweeps import draft_closed
from luoshi.publishing.tests.conftest import TODAY
from luoshi.records.models import Notice
from tests.support.letters import LATER, act_of, round_of

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


def words(bulletin):
    return [block.text for block in sheet_of(bulletin).paper.body if hasattr(block, "text")]


def test_the_figures_of_a_round_make_each_other_up(august):
    figures = figures_of(august, TODAY)
    numbers = {key: one.value for key, one in figures.counted.items()}
    assert (numbers["asked"], numbers["on_time"], numbers["late"], numbers["missing"]) == (3, 2, 0, 1)
    assert sum(numbers[f"light_{colour}"] for colour in ("done", "green", "yellow", "red", "grey")) == 3
    assert (figures.due, figures.rate("on_time"), figures.units("missing")) == (3, "66.7%", ["县农业农村局"])


def test_the_draft_exists_when_the_round_is_closed_and_units_see_it_first(cast, august):
    assert (draft_closed(LATER), draft_closed(LATER)) == (1, 0)
    assert Bulletin.objects.get().state == "draft"
    told = Notice.objects.filter(key__startswith="publishing.named")
    assert [notice.recipient for notice in told] == [cast.second_unit]


def test_the_worker_leaves_a_round_alone_that_is_open(cast, plan):
    round_of(cast, plan)
    assert (draft_closed(LATER), Bulletin.objects.count()) == (0, 0)


def test_a_bulletin_says_who_reported_and_who_did_not(bulletin):
    assert words(bulletin)[:3] == [
        "现将《青石县2026年重点工作任务清单》2026年8月进展情况通报如下。",
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
    second = publish(act_of(cast, "leader", closed), draft(act_of(cast, "office", closed), september))
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
    second = publish(act_of(cast, "leader", closed), draft(act_of(cast, "office", closed), september))
    assert words(second)[-1].endswith("原因：重复统计")


def test_no_bulletin_is_made_of_a_round_that_is_open(cast, plan):
    from tests.support import letters

    with pytest.raises(Conflict):
        draft(act_of(cast, "office"), letters.round_of(cast, plan))
