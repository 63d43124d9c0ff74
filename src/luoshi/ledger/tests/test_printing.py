"""What stands on paper: the sheet of a task, many at once, the printed ledger of a plan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pypdfium2
import pytest
from django.urls import reverse

from luoshi.core import printing as core
from luoshi.ledger import printing, queries
from luoshi.ledger.actions import complete_target, decide_amendment, propose_amendment, split_task
from luoshi.ledger.actions.splitting import Split
from luoshi.ledger.changes import Change
from luoshi.ledger.nodes import Node
from luoshi.ledger.states import AmendmentKind, TargetKind
from luoshi.ledger.tests.test_pages import ENGLISH, told
from luoshi.records.chain import head_of
from tests.support.cast import TODAY
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, without the breaks that the layout made."""
    texts = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    return ["".join(text.split()) for text in texts]


def printed(client, name: str, *args, **query) -> list[str]:
    answer = client.get(reverse(f"ledger:{name}", args=args), query, **ENGLISH)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return pages_of(answer.content)


def lacking(text: str, *words: str) -> list[str]:
    return [word for word in words if "".join(word.split()) not in text]


def test_a_sheet_has_all_that_a_file_needs(sign_in, cast, plan):
    [page] = printed(sign_in("office"), "print_task", plan.tasks.get(no=1).pk)
    assert (
        lacking(
            page,
            "1. 培育创新企业",
            "年内新增高新技术企业6家以上，研发投入强度达到2.6%。",
            "“青石县2026年重点工作任务清单” 青石政发〔2026〕8号",
            "一、推动科技创新",
            "Main lead 县科学技术局",
            "Co-leads 县发展和改革局",
            "Participants 县财政局、各镇街",
            "at least 6 家 Thu 31 Dec 2026",
            "Head of the lead unit (signature)",
            f"Printed Thu 24 Sep 2026, 09:00, from the ledger as of entry {head_of().seq} of its log page 1 of 1",
        )
        == []
    )


def test_a_sheet_tells_leaders_nodes_leads_of_targets_and_approved_changes(sign_in, cast, plan):
    led, shared = plan.tasks.get(no=2), plan.tasks.get(no=4)
    built = Node(date(2026, 10, 31), Decimal(1), "建成")
    complete_target(cast.act("office"), led.targets.get(), TargetKind.FLOW, {}, [built])
    change = Change(AmendmentKind.DEADLINE, {"deadline": "2026-11-30"})
    proposed = propose_amendment(cast.act("office"), led, change, "设备晚到", TODAY)
    decide_amendment(cast.act("leader"), proposed, True)
    lead = shared.responsibilities.earliest("no").unit_id
    split_task(cast.act("office"), shared, Split({shared.targets.get().pk: lead}), "会议定")
    first, second = printed(sign_in("office"), "print", task=[led.pk, shared.pk])
    assert lacking(first, "Headed by 韩远", "by Sat 31 Oct 2026: 1 处 建成", "Mon 30 Nov 2026 设备晚到") == []
    assert lacking(second, "Lead units 县财政局、县审计局、县农业农村局", "20 处", "Main lead", "县财政局") == []


def test_many_tasks_come_in_the_order_of_their_plan_a_page_each(sign_in, cast, plan):
    keys = list(plan.tasks.order_by("no").values_list("pk", flat=True))
    pages = printed(sign_in("office"), "print", task=keys[::-1])
    titles = plan.tasks.order_by("no").values_list("title", flat=True)
    assert [title in page for page, title in zip(pages, titles, strict=True)] == [True] * 6
    assert all("page1of1" in page for page in pages)
    every = printed(sign_in("office"), "print", all="on", plan=plan.pk)
    assert every == pages


def test_a_long_task_is_set_tighter_and_a_very_long_one_goes_on(cast, plan):
    task = plan.tasks.get(no=5)

    def pages(words: str) -> int:
        lines = printing.lines_of(queries.tasks_visible_to(cast.reach("office")).filter(pk=task.pk), TODAY)
        lines[0].task.statement = words
        return len(pages_of(printing.pdf_of_sheets(lines, printing.stamped())))

    assert [pages("登记古桥。" * count) for count in (20, 200, 450)] == [1, 1, 2]


def test_the_printed_ledger_counts_what_is_asked_and_repeats_its_heads(sign_in, cast, plan):
    [page] = printed(sign_in("office"), "print_ledger", plan.pk)
    counts = "5 tasks, 7 counted by lead unit; besides 1 supporting measure"
    order = [
        "青石县2026年重点工作任务清单",
        counts,
        "一、推动科技创新",
        "培育创新企业",
        "二、推进乡村振兴",
        "三、保障措施",
    ]
    places = [page.index("".join(words.split())) for words in order]
    assert places == sorted(places)
    narrow = printed(sign_in("office"), "print_ledger", plan.pk, paper="a4")
    assert (len(narrow), "研发投入强度达到2.6%。" in page, "研发投入强度达到2.6%。" in narrow[0]) == (1, True, False)


def test_a_printed_ledger_is_as_wide_as_its_paper(sign_in, plan):
    address = reverse("ledger:print_ledger", args=[plan.pk])
    sizes = [
        pypdfium2.PdfDocument(sign_in("office").get(address, query).content)[0].get_size()
        for query in ({}, {"paper": "a4"})
    ]
    millimetres = [tuple(round(points / 72 * 25.4) for points in size) for size in sizes]
    assert millimetres == [(420, 297), (297, 210)]


def test_a_unit_prints_its_own_lines_alone(sign_in, cast, plan):
    [page] = printed(sign_in("second_unit"), "print_ledger", plan.pk)
    own = ("2 tasks, 4 counted by lead unit", "守住耕地红线", "盘活闲置资产")
    assert lacking(page, *own, "培育创新企业") == ["培育创新企业"]
    keys = [plan.tasks.get(no=no).pk for no in (1, 3)]
    answer = sign_in("second_unit").get(reverse("ledger:print"), {"task": keys})
    assert answer.status_code == 404


def test_nothing_ticked_is_said(sign_in, plan):
    answer = sign_in("office").get(reverse("ledger:print"), **ENGLISH)
    assert (answer.status_code, "Choose between 1 and 500 tasks to print." in told(answer)) == (422, True)


def test_the_same_state_at_the_same_moment_gives_the_same_bytes(sign_in, plan):
    address = reverse("ledger:print_ledger", args=[plan.pk])
    assert sign_in("office").get(address).content == sign_in("office").get(address).content


def test_without_pango_the_browser_prints(sign_in, cast, plan, monkeypatch):
    def refuse():
        raise core.Unprintable("apt-get install libpango-1.0-0")

    monkeypatch.setattr(core, "_drawing", refuse)
    for name, key in (("print_task", plan.tasks.get(no=1).pk), ("print_ledger", plan.pk)):
        page = sign_in("office").get(reverse(f"ledger:{name}", args=[key]), **ENGLISH).content.decode()
        assert "apt-get install libpango-1.0-0 Print this page with your browser (Ctrl P)" in page
        assert "培育创新企业" in page


def test_the_browsers_page_is_there_for_who_wants_it(sign_in, plan):
    answer = sign_in("office").get(reverse("ledger:print_task", args=[plan.tasks.get(no=1).pk]), {"in": "browser"})
    assert answer["Content-Type"].startswith("text/html")


def test_many_sheets_take_as_many_queries_as_few(sign_in, cast, plan):
    office, keys = sign_in("office"), list(plan.tasks.values_list("pk", flat=True))

    def asked(*chosen: int) -> int:
        query = "&".join(f"task={key}" for key in chosen)
        return len(queries_of(office, f"{reverse('ledger:print')}?{query}"))

    assert asked(*keys[:2]) == asked(*keys)
