"""`python -m tests.support.open_items`: who has what to do in the data folder of LUOSHI_DATA_DIR, as JSON."""

from __future__ import annotations

import json
import os


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "luoshi.web.settings"
    import django

    django.setup()
    from luoshi.core import clock
    from luoshi.organizations.models import User
    from luoshi.organizations.reach import reach
    from luoshi.web.home import waiting_for

    today = clock.today()
    people = User.objects.order_by("username")
    print(json.dumps({one.username: _kinds(waiting_for(reach(one, today), today)) for one in people}))


def _kinds(waiting: list) -> list[str]:
    return sorted({one.item.kind for one in waiting})


if __name__ == "__main__":
    main()
