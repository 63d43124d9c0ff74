"""Bodies for the tests: a leading group of the cast's county, whose office is seated in the bureau of science."""

from __future__ import annotations

from typing import Any

from tests.support.cast import Cast

NAME = "县优化营商环境领导小组"
PAPER = "青政办字〔2026〕12号"


def post_of(cast: Cast, person: str) -> Any:
    from luoshi.organizations.models import Post

    return Post.objects.get(holdings__user=cast.people[person], holdings__valid_to=None)


def makeup(cast: Cast, **changes: Any) -> Any:
    """Headed by the leader; farming and the river town are members; `changes` name units and people of the cast."""
    from luoshi.organizations.actions import Makeup

    given = {"heads": ["leader"], "deputies": [], "members": ["farming", "river_town"], "office": "science"} | changes
    return Makeup(
        heads=[post_of(cast, one) for one in given["heads"]],
        deputies=[post_of(cast, one) for one in given["deputies"]],
        members=[cast.units[one] for one in given["members"]],
        office=cast.units[given["office"]],
    )


def set_up(cast: Cast, who: str = "office", name: str = NAME, basis: str = PAPER, **changes: Any) -> Any:
    """The body, set up today."""
    from luoshi.organizations.actions import Charter, set_up_body

    kind, under = changes.pop("kind", "group"), changes.pop("under", None)
    charter = Charter(name, kind, cast.regions["county"], under)
    return set_up_body(cast.act(who), charter, makeup(cast, **changes), basis)
