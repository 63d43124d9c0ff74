"""Years' holidays for the tests, announced by the system administrator."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from tests.support.cast import MOMENT, Cast
from tests.support.letters import act_of

NOTICE_2027 = """国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号

一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月13日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。

国务院办公厅
2026年9月20日
"""


def announced(cast: Cast, *toggled: date, at: datetime = MOMENT) -> Any:
    """A change of this year's notice: each of these days becomes free, or is free no longer."""
    from luoshi.core.calendar import year_of
    from luoshi.organizations.actions import announce_year
    from luoshi.organizations.calendar_files import lay_down

    known = year_of(toggled[0])
    days = frozenset(toggled)
    changed = replace(
        known, announced=at.date(), notice="国办发明电〔2026〕8号", off=known.off ^ days, on=known.on - days
    )
    row = announce_year(act_of(cast, "system", at), changed)
    lay_down()
    return row
