"""A small world for tests of the whole building: the cast, a plan in the ledger, another on the desk, an anchor.

It lives in a data folder of its own, and everything in it was made by acts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.cast import MOMENT, Cast

PLAN = """青石县人民政府办公室关于印发2026年重点工作任务分工的通知

青政办字〔2026〕3号

一、科技创新

1.培育高新技术企业。年内新增高新技术企业6家。（牵头单位：县科学技术局；责任单位：县发展和改革局）

2.建设重点实验室。完成市级重点实验室2家的认定。（牵头单位：县科学技术局、县农业农村局）

二、乡村振兴

3.建设高标准农田。新建高标准农田3.5万亩，亩均投入不低于1800元。（牵头单位：县农业农村局；责任单位：各镇街）

4.整治村庄环境。完成12个村庄的环境整治。（牵头单位：县农业农村局；责任单位：县供销合作社）

5.发展乡村养老。建成互助养老点3处。

青石县人民政府办公室

2026年1月20日
"""
OTHER_PLAN = PLAN.replace("3号", "4号").replace("高新技术企业", "科技型中小企业")
PHONE = "13800000000"


@dataclass
class World:
    cast: Cast
    folder: Path
    plan: Any  # of the ledger
    desk: Any  # a document that is read and not adopted


def make_world(cast: Cast, folder: Path) -> World:
    from luoshi.documents.actions import bring
    from luoshi.ledger.actions import adopt
    from luoshi.organizations import actions
    from luoshi.records import anchors, vault

    county = cast.regions["county"]
    plan = adopt(cast.act("office"), bring(cast.act("office"), county, "plan.txt", PLAN.encode()))
    desk = bring(cast.act("office"), county, "other.txt", OTHER_PLAN.encode())
    actions.add_alias(cast.act("system"), cast.units["science"], "县科技局")
    vault.look(cast.act("office"), vault.keep("phone", PHONE), "call back")
    actions.sign_in(cast.act("office"), cast.office)
    anchors.drop()
    return World(cast, folder, plan, desk)


@contextmanager
def data_folder(folder: Path) -> Iterator[Path]:
    """The product's data folder is another one for a while."""
    from django.conf import settings

    before, settings.DATA_DIR = settings.DATA_DIR, folder
    try:
        yield folder
    finally:
        settings.DATA_DIR = before


@contextmanager
def committing(django_db_blocker: Any, folder: Path) -> Iterator[Path]:
    """A database in which things are committed, for processes beside this one; everything goes at the end.

    It is an installation that serves this machine alone, as `luoshi check` wants a new one.
    """
    from django.core.management import call_command
    from django.test import override_settings

    from luoshi.core import clock

    here = override_settings(ALLOWED_HOSTS=["127.0.0.1"])
    with django_db_blocker.unblock(), clock.frozen(MOMENT), data_folder(folder), here:
        yield folder
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(scope="module")
def world(cast: Cast, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The world in the cast's transaction; the clock stands at the cast's moment."""
    with data_folder(tmp_path_factory.mktemp("world")) as folder:
        yield make_world(cast, folder)


def problems(full: bool = True, among: Collection[str] | None = None) -> dict[str, list[str]]:
    """What `luoshi check` would say, by check; of all of them, or of some."""
    from luoshi.core.registry import checks

    asked = [check for check in checks if among is None or check.id in among]
    found = {check.id: [problem.what for problem in check.problems(full)] for check in asked}
    return {id: whats for id, whats in found.items() if whats}
