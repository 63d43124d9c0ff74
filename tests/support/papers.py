"""Documents for the tests, written for them, and the fixtures that bring them in as the office would."""

from __future__ import annotations

import pytest

#: Six tasks in three sections: two with several leads, one shared, one without a unit, one that is asked nothing.
PLAN = """青石县2026年重点工作任务清单

青石政发〔2026〕8号

一、推动科技创新

1.培育创新企业。年内新增高新技术企业6家以上，研发投入强度达到2.6%。（牵头单位：县科学技术局、县发展改革局；参与单位：县财政局、各镇街）

2.建设中试基地。10月底前建成中试基地1处。（领衔领导：韩远；牵头单位：县科学技术局；参与单位：县文化和旅游局）

二、推进乡村振兴

3.守住耕地红线。粮食播种面积稳定在48万亩以上。（牵头单位：县农业农村局；参与单位：柳河镇、县文化旅游局）

4.盘活闲置资产。清查闲置校舍和厂房20处。（责任单位：县财政局、县审计局、县农业农村局按职责分工负责）

5.修缮乡村古桥。对全县古桥逐座登记，妥善保护。

三、保障措施

6.加强组织领导。各级各部门要把重点工作抓在手上。

青石县人民政府
2026年2月6日
"""

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>任务表</title></head><body>
<h1>青石县2026年城市更新任务清单</h1>
<table><tr><th>序号</th><th>任务</th><th>牵头单位</th><th>配合单位</th></tr>
<tr><td>1</td><td>改造老旧小区8个</td><td>县住房和城乡建设局</td><td>县财政局</td></tr>
<tr><td>2</td><td>新建口袋公园3处</td><td>县综合行政执法局</td><td>柳河镇</td></tr>
</table><script>alert("never")</script></body></html>
"""

#: PLAN as a newer reader sees it, letter for letter in the same places: the fourth task is none, there is one more
#: at the end, and a figure is another.
NEWER = (
    PLAN.replace("4.盘活闲置资产。", "另外盘活闲置资产，")
    .replace("青石县人民政府\n", "7.开办夜校。\n")
    .replace("48万亩", "49万亩")
)

MARKED_TITLE = "白鹭湖应急预案汇编"
MARKED = f"机密★1年\n\n{MARKED_TITLE}\n\n一、总体安排\n1.加强值守。（牵头单位：县科学技术局）\n"
MARKED_NAME = "白鹭湖方案定稿.txt"


def bring(cast, text: str = PLAN, name: str = "重点工作.txt", person: str = "office"):
    """The document that comes of a text which a person of the cast uploads for his region."""
    from luoshi.documents import actions
    from luoshi.organizations.models import Region

    act = cast.act(person)
    return actions.bring(act, Region.objects.get(pk=act.region_id), name, text.encode())


def adopt(cast, document):
    """The plan that the office makes of a document."""
    from luoshi.ledger import actions

    return actions.adopt(cast.act("office"), document)


@pytest.fixture(scope="module")
def brought(cast) -> int:
    """The key of PLAN's document, brought by the office; read once for each module."""
    from tests.support.once import once

    return once("brought", lambda: bring(cast).pk)


@pytest.fixture
def document(db, brought):
    """PLAN as the office has uploaded it: read, not adopted."""
    from luoshi.documents.models import Document

    return Document.objects.get(pk=brought)


@pytest.fixture
def plan(document, cast):
    """PLAN adopted into the county's ledger."""
    from tests.support.once import once

    return once("plan", lambda: adopt(cast, document))


@pytest.fixture
def newer_reader(monkeypatch):
    """The present reader is version 9.0 and reads NEWER in PLAN's file (or what the fixture is called with)."""
    from luoshi.core.apart import Limits
    from luoshi.documents.child import read_apart
    from luoshi.records import files

    files.store(PLAN.encode())  # each test has a data folder of its own

    def read(text: str = NEWER, **changed):
        answer = read_apart(text.encode(), "重点工作.txt", Limits(2**30, 60)) | changed
        monkeypatch.setattr("luoshi.documents.actions.bringing.read_apart", lambda *_given: answer)

    for module in ("actions.bringing", "actions.rereading", "views.bringing", "comparing"):
        monkeypatch.setattr(f"luoshi.documents.{module}.READER_VERSION", "9.0")
    read()
    return read
