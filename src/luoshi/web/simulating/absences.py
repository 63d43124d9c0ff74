"""The head of a county is away: his deputy stands in for some days, and publishes in his place."""

from __future__ import annotations

from datetime import date

from luoshi.core import clock
from luoshi.core.acts import Act
from luoshi.core.calendar import workdays_after
from luoshi.organizations.actions import delegate
from luoshi.organizations.actions.standing_in import Absence
from luoshi.organizations.models import Holding, User
from luoshi.organizations.reach import on_day
from luoshi.organizations.standing_in.models import Delegation
from luoshi.web.playing import on
from luoshi.web.simulating.stage import COUNTY_HEAD, DEPUTY, Stage, act_for

DAYS = 6  # working days away


def leave(stage: Stage, day: date) -> None:
    """The county's head names his deputy for some days from a day on."""
    with on(day, 8):
        holding = Holding.objects.get(post=stage.post_of(COUNTY_HEAD), valid_to__isnull=True)
        deputy = User.objects.get(username=stage.prefix + DEPUTY)
        absence = Absence(day, workdays_after(day, DAYS).day, "外出招商")
        delegate(stage.act(COUNTY_HEAD), holding, deputy, absence)


def head_of_county(stage: Stage) -> Act:
    """A new act, now, in the post of the county's head: his own, or of whoever stands in for him."""
    post = stage.post_of(COUNTY_HEAD)
    lent = Delegation.objects.filter(on_day(clock.today()), holding__post=post, ended_at=None).exists()
    return act_for(stage.prefix + DEPUTY, post) if lent else stage.act(COUNTY_HEAD)
