"""The example county: made in an empty data folder through the acts that its people would use."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from django.conf import settings

import luoshi
from luoshi.core import clock
from luoshi.core.acts import Act
from luoshi.documents.actions import bring
from luoshi.documents.models import Document
from luoshi.ledger.actions import adopt
from luoshi.ledger.models import Plan
from luoshi.organizations.acting import act_as
from luoshi.organizations.loading import Account, load_county
from luoshi.organizations.models import User
from luoshi.organizations.queries import region_named
from luoshi.organizations.states import Role
from luoshi.records import anchors
from luoshi.web import demo_year_end
from luoshi.web.demo_bodies import join, set_up_bodies
from luoshi.web.demo_duties import catalogue
from luoshi.web.demo_months import Days, Over, days_before, three_months
from luoshi.web.demo_plans import tie_together
from luoshi.web.playing import on

SAMPLES = Path(luoshi.__file__).parents[2] / "samples"

#: What the supervision office has uploaded, and what of it stands in the ledger already.
UPLOADED = ("press-briefing.html", "hundred-day-campaign.txt")
ADOPTED = ("key-tasks-2026.txt", "science-hundred-days.txt", "livelihood-ten-2026.txt")


def accounts_file() -> Path:
    return Path(settings.DATA_DIR) / "demo-accounts.txt"


def is_empty() -> bool:
    """Whether the data folder holds nobody yet."""
    return not User.objects.exists()


def make() -> tuple[Account, ...]:
    """Makes the example county and keeps its accounts in a file that only its owner reads."""
    data = json.loads((SAMPLES / "county.json").read_text("utf-8"))
    days = days_before(clock.today())
    with on(days.adopted):
        summary = load_county(data, clock.now(), date(days.adopted.year, 1, 1), new_password)
        office = next(one for one in summary.accounts if one.role == Role.OFFICE)
        place = next(one["region"] for one in data["people"] if one["username"] == office.username)
        name = next(one["name"] for one in data["regions"] if one["code"] == place)
        yearly, ten = work_as(office, name)
        over = campaigns_over(name, days)
    three_months(yearly, ten, days, over)
    keep(summary.accounts)
    anchors.drop()
    return summary.accounts


def new_password(username: str) -> str:
    """A password of the demo: three kinds of characters, readable aloud."""
    return f"Luoshi-{secrets.token_hex(4)}-{secrets.randbelow(90) + 10}"


def work_as(office: Account, region_name: str) -> tuple[Plan, Plan]:
    """The supervision officer uploads the samples and adopts the yearly plan with those that belong to it."""
    user = User.objects.get(username=office.username)
    region = region_named(region_name, clock.today())
    assert region is not None  # it has just been loaded

    def now() -> Act:
        return act_as(user, clock.now(), "demo")

    def brought(name: str) -> Document:
        return bring(now(), region, name, (SAMPLES / "documents" / name).read_bytes())

    catalogue(now, region, date(clock.today().year, 1, 1))
    for name in UPLOADED:
        brought(name)
    set_up_bodies(now, region)
    yearly, campaign, ten = (adopt(now(), brought(name)) for name in ADOPTED)
    tie_together(now, yearly, campaign, ten)
    join(now, yearly)
    return yearly, ten


def campaigns_over(region_name: str, days: Days) -> Over:
    """The two campaigns whose time ended in the months of the rounds that are over."""
    region = region_named(region_name, clock.today())
    assert region is not None  # it has just been loaded
    pairs = zip(demo_year_end.CAMPAIGNS, (days.first, days.second), strict=True)
    return tuple((one, demo_year_end.adopted(region, one, asked)) for one, asked in pairs)


def keep(accounts: Iterable[Account]) -> None:
    """Writes the accounts down, readable by their owner only."""
    path = accounts_file()
    path.touch(mode=0o600)
    path.write_text("".join(f"{line}\n" for line in lines_of(accounts)), "utf-8")


def lines_of(accounts: Iterable[Account]) -> list[str]:
    """One line an account: name, password, and who it is."""
    return [f"{one.username:<14} {one.password:<24} {one.name} {one.unit} {one.title}" for one in accounts]
