"""Several levels for the tests: the city's office and its plan, lines handed down, and what carries them out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.support.cast import PASSWORD, SINCE, Cast
from tests.support.papers import bring

#: The city's plan: an amount, a share that no sum makes, and words alone.
CITYS = """云麓市2026年重点工作任务清单

云政发〔2026〕80号

一、推动科技创新

1.培育创新企业。年内新增高新技术企业20家以上。（牵头单位：市科学技术局）

2.守住耕地红线。粮食播种面积稳定在100万亩以上。（牵头单位：市农业农村局）

3.修缮乡村古桥。对全市古桥逐座登记，妥善保护。（牵头单位：市农业农村局）

云麓市人民政府
2026年1月6日
"""


def citys_office(cast: Cast) -> None:
    """The city's supervision office and its bureau of science get their people: `city` and `city_unit`."""
    from luoshi.organizations import actions

    for person, unit, role, name in (
        ("city", "市政府督查室", "office", "钟岭"),
        ("city_unit", "市科学技术局", "liaison", "白榆"),
    ):
        opened = actions.open_unit(cast.act("system"), unit, "government", cast.regions["city"], SINCE)
        post = actions.open_post(cast.act("system"), opened, role, f"{unit}{role}")
        cast.units[person] = opened
        cast.people[person] = actions.register_person(cast.act("system"), person, name, PASSWORD)
        actions.appoint(cast.act("security"), post, cast.people[person], SINCE)


def citys_plan(cast: Cast, text: str = CITYS) -> Any:
    """The city's plan in its ledger, under a number that no other one has."""
    from luoshi.ledger.actions import adopt
    from luoshi.ledger.models import Plan
    from luoshi.organizations.models import User

    if not User.objects.filter(username="city").exists():
        citys_office(cast)
    numbered = text.replace("80号", f"{Plan.objects.count() + 80}号")
    return adopt(cast.act("city"), bring(cast, numbered, "市.txt", "city"))


def handed(cast: Cast, plan: Any, *regions: str) -> Any:
    """The lines of the city's plan, handed down to regions of the cast."""
    from luoshi.ledger.actions import hand_down

    places = [cast.regions[region] for region in regions or ("county", "neighbour")]
    return hand_down(cast.act("city"), plan, places, list(plan.tasks.order_by("no")))


def line_of(plan: Any, no: int, region: Any) -> Any:
    """A line of the city's plan as it is handed down to a region."""
    from luoshi.ledger.carrying.models import HandedLine

    return HandedLine.objects.get(task__plan=plan, task__no=no, region=region)


def linked(cast: Cast, upper: Any, lower: Any, *pairs: tuple[int, int], person: str = "office") -> Any:
    """What carries out the lines of a number (of the upper plan, of the lower one)."""
    from luoshi.ledger.actions import link_tasks

    chosen = [(line_of(upper, one, lower.region), lower.tasks.get(no=other)) for one, other in pairs]
    return link_tasks(cast.act(person), chosen)


def shares(line: Any, amount: str) -> dict[tuple[int, int], Decimal]:
    """A share of the first target of a line."""
    return {(line.pk, line.task.targets.earliest("no").pk): Decimal(amount)}
