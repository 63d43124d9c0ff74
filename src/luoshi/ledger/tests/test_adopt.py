"""Adopting a document: every accepted task with its units and targets, all at once."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from luoshi.core import registry
from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.documents import actions as documents
from luoshi.documents import marking
from luoshi.documents.desk import desk_of
from luoshi.ledger import preview
from luoshi.ledger.actions import adopt
from luoshi.ledger.models import Plan, Responsibility, Section, Target, TargetVersion, Task
from luoshi.organizations import actions as organizations
from luoshi.organizations.models import Unit, UnitVersion
from luoshi.organizations.queries import names_of
from luoshi.records.models import LogEntry, Notice
from tests.support.cast import MOMENT, SINCE, TODAY
from tests.support.papers import PLAN, bring

pytestmark = pytest.mark.django_db

TABLES = (Plan, Section, Task, Responsibility, Target, TargetVersion, Unit, LogEntry, Notice)


def counted():
    return {model: model.objects.count() for model in TABLES}


def held_by(task):
    """(role, unit or leader, as written) of a task, in the order of the document."""
    rows = task.responsibilities.order_by("no", "pk")
    names = names_of((row.unit_id for row in rows if row.unit_id), TODAY)
    return [(row.role, names.get(row.unit_id, ""), row.as_written) for row in rows]


def problems():
    return [problem for check in registry.checks for problem in check.problems(True) if "settings" not in check.id]


def test_the_plan_is_what_the_document_says(cast, document, plan):
    document.refresh_from_db()
    assert (plan.title, plan.year, plan.kind, plan.state) == (document.title, 2026, "yearly", "running")
    assert (plan.region_id, plan.adopted_at, document.state) == (cast.regions["county"].pk, MOMENT, "adopted")
    assert list(plan.sections.order_by("no").values_list("no", "number", "title")) == [
        (1, "一", "推动科技创新"),
        (2, "二", "推进乡村振兴"),
        (3, "三", "保障措施"),
    ]


def test_the_tasks_are_those_that_were_read_each_in_its_state(plan):
    columns = ("no", "number", "title", "section__no", "deadline", "state")
    assert list(plan.tasks.order_by("no").values_list(*columns)) == [
        (1, "1", "培育创新企业", 1, None, "ready"),
        (2, "2", "建设中试基地", 1, date(2026, 10, 31), "ready"),
        (3, "3", "守住耕地红线", 2, None, "ready"),
        (4, "4", "盘活闲置资产", 2, None, "to_split"),
        (5, "5", "修缮乡村古桥", 2, None, "unled"),
        (6, "6", "加强组织领导", 3, None, "support"),
    ]


def test_the_first_lead_is_the_main_lead_and_those_who_share_lead_a_share(plan):
    assert [held_by(task) for task in plan.tasks.order_by("no")] == [
        [
            ("main", "县科学技术局", "县科学技术局"),
            ("co_lead", "县发展和改革局", "县发展改革局"),
            ("participant", "县财政局", "县财政局"),
            ("participant", "各镇街", "各镇街"),
        ],
        [
            ("main", "县科学技术局", "县科学技术局"),
            ("leader", "", "韩远"),
            ("participant", "县文化和旅游局", "县文化和旅游局"),
        ],
        [
            ("main", "县农业农村局", "县农业农村局"),
            ("participant", "柳河镇", "柳河镇"),
            ("participant", "县文化和旅游局", "县文化旅游局"),
        ],
        [
            ("share", "县财政局", "县财政局"),
            ("share", "县审计局", "县审计局"),
            ("share", "县农业农村局", "县农业农村局"),
        ],
        [],
        [],
    ]
    assert set(Responsibility.objects.values_list("valid_from", "valid_to", "target")) == {(TODAY, None, None)}


def test_a_target_asks_what_the_words_say(plan):
    asked = TargetVersion.objects.filter(target__task__plan=plan).order_by("pk")
    columns = (
        "target__task__no",
        "target__indicator",
        "comparator",
        "low",
        "high",
        "target__unit_label",
        "due_on",
        "n",
    )
    year_end = date(2026, 12, 31)
    assert list(asked.values_list(*columns)) == [
        (1, "新增高新技术企业", ">=", Decimal(6), None, "家", year_end, 1),
        (1, "研发投入强度", ">=", Decimal("2.6"), None, "%", year_end, 1),
        (2, "中试基地", "=", Decimal(1), Decimal(1), "处", date(2026, 10, 31), 1),
        (3, "粮食播种面积", ">=", Decimal(48), None, "万亩", year_end, 1),
        (4, "清查闲置校舍和厂房", "=", Decimal(20), Decimal(20), "处", year_end, 1),
    ]


def test_names_that_nobody_registered_become_units_to_be_confirmed(cast, document):
    before = set(UnitVersion.objects.values_list("unit", flat=True))
    adopt(cast.act("office"), document)
    new = UnitVersion.objects.exclude(unit__in=before)
    assert sorted(new.values_list("name", "kind", "region", "valid_from")) == [
        ("县文化和旅游局", "unconfirmed", cast.regions["county"].pk, TODAY),
        ("县财政局", "unconfirmed", cast.regions["county"].pk, TODAY),
    ]


def test_a_collective_that_nobody_registered_is_one_addressee(cast):
    text = PLAN.replace("各镇街", "县直各单位").replace("柳河镇", "各乡镇")
    adopt(cast.act("office"), bring(cast, text, "others.txt"))
    named = UnitVersion.objects.filter(name__in=("县直各单位", "各乡镇"))
    assert {version.name: (version.kind, version.covers) for version in named} == {
        "县直各单位": ("collective", ["government", "party"]),
        "各乡镇": ("collective", ["township"]),
    }


def test_a_campaign_is_known_by_its_title(cast):
    text = PLAN.replace("重点工作任务清单", "冬季攻坚行动方案")
    assert adopt(cast.act("office"), bring(cast, text, "campaign.txt")).kind == "campaign"


def test_one_entry_answers_for_each_task(plan):
    entries = LogEntry.objects.filter(act="ledger.adopt").order_by("seq")
    first, rest = entries[0], entries[1:]
    about = [(entry.subject_type, entry.subject_id) for entry in rest if entry.subject_type == "ledger.task"]
    assert (first.subject_type, first.subject_id) == ("ledger.plan", plan.pk)
    assert json.loads(first.body)["facts"] == {"tasks": 6, "leads": 7}
    assert about == [("ledger.task", task) for task in plan.tasks.order_by("no").values_list("pk", flat=True)]
    assert [entry.n for entry in entries] == list(range(len(entries)))
    assert problems() == []


def test_the_liaisons_and_heads_of_leading_units_are_told_once(cast, document):
    organizations.register_person(cast.act("system"), "head", "顾岚", "Quiet-River-26")
    head = organizations.register_person(cast.act("system"), "second", "陆宁", "Quiet-River-26")
    post = organizations.open_post(cast.act("system"), cast.units["science"], "head", "局长")
    organizations.appoint(cast.act("security"), post, head, SINCE)
    Notice.objects.all().delete()

    plan = adopt(cast.act("office"), document)

    science, farming = cast.units["science"].pk, cast.units["farming"].pk
    told = Notice.objects.order_by("pk").values_list("recipient__username", "text", "params", "url")
    words = "Your unit leads tasks of %(plan)s."
    assert list(told) == [
        ("unit", words, {"plan": plan.title}, f"/ledger/?plan={plan.pk}&unit={science}"),
        ("second_unit", words, {"plan": plan.title}, f"/ledger/?plan={plan.pk}&unit={farming}"),
        ("second", words, {"plan": plan.title}, f"/ledger/?plan={plan.pk}&unit={science}"),
    ]


def test_adopted_twice_with_one_key_is_one_plan(cast, document):
    first = adopt(cast.act("office", "one-click"), document)
    after = counted()
    second = adopt(cast.act("office", "one-click"), document)
    assert (second, counted()) == (first, after)


def test_adopted_again_is_refused_with_the_way_to_the_plan(cast, document, plan, english):
    before = counted()
    with pytest.raises(Conflict, match=r"This document was adopted already: open its plan in the ledger\."):
        adopt(cast.act("office"), document)
    assert counted() == before


@pytest.mark.parametrize(
    ("person", "refusal"),
    [
        ("leader", Forbidden),
        ("auditor", Forbidden),
        ("unit", Unknown),
        ("town", Unknown),
        ("neighbour", Unknown),
        ("public", Unknown),
        ("system", Unknown),
        ("security", Unknown),
        ("audit", Unknown),
    ],
)
def test_only_the_office_adopts(cast, document, person, refusal):
    before = counted()
    with pytest.raises(refusal):
        adopt(cast.act(person), document)
    document.refresh_from_db()
    assert (counted(), document.state) == (before, "read")


def test_where_everything_was_left_out_there_is_nothing_to_adopt(cast, document, english):
    for line in desk_of(document).lines:
        documents.judge(cast.act("office"), document, marking.reject(desk_of(document), line.task.key))
    before = counted()
    with pytest.raises(Invalid, match="there is nothing to adopt"):
        adopt(cast.act("office"), document)
    assert counted() == before


def test_the_preview_says_what_adoption_writes(cast, document):
    documents.judge(cast.act("office"), document, marking.reject(desk_of(document), "tasks.1"))
    foretold = preview.preview_of(document, TODAY)
    plan = adopt(cast.act("office"), document)

    states = Counter(str(task.get_state_display()) for task in plan.tasks.all())
    leads = Responsibility.objects.filter(task__plan=plan, role__in=("main", "co_lead", "share")).count()
    written = (plan.tasks.count(), leads, Target.objects.filter(task__plan=plan).count(), dict(states), plan.year)
    assert (foretold.tasks, foretold.leads, foretold.targets, dict(foretold.states), foretold.year) == written
    assert (foretold.left_out, foretold.known, foretold.new, foretold.collectives) == (
        1,
        6,
        ["县财政局", "县文化旅游局"],
        [],
    )
