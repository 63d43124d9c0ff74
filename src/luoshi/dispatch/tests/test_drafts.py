"""Drafts: kept for one person alone, given back with their time, gone when they are sent."""

from __future__ import annotations

import pytest

from luoshi.dispatch.models import Draft, Report
from tests.support import rounds

pytestmark = pytest.mark.django_db

ENGLISH = {"Accept-Language": "en"}
TYPING = ENGLISH | {"X-Fragment": "1"}


@pytest.fixture
def typing(sign_in, round):
    """Two sheets of paper on one person's desk: each sends what it has typed, and gives the answer's status."""
    ask = rounds.ask_of(round, 2)
    unit = sign_in("unit")

    def typed(words: str, read: int, **more):
        return unit.post(
            f"/dispatch/asks/{ask.pk}/draft/", {"words": words, "draft": str(read), **more}, headers=TYPING
        )

    return typed


def told(answer) -> str:
    return answer.content.decode()


def kept() -> list:
    return list(Draft.objects.values_list("body", "n"))


def test_what_is_typed_is_kept_and_nothing_is_reported(typing):
    assert typing("正在申", 0).status_code == 200
    assert typing("正在申报", 1).status_code == 200
    assert (kept(), Report.objects.count()) == ([({"words": "正在申报"}, 2)], 0)


def test_another_device_does_not_overwrite_what_was_typed_here(typing):
    typing("第一台", 0)
    answer = typing("第二台", 0)
    assert (answer.status_code, "On another device" in told(answer)) == (409, True)
    assert kept() == [({"words": "第一台"}, 1)]


def test_who_chooses_this_device_replaces_the_other(typing):
    typing("第一台", 0)
    assert typing("第二台", 0, replace="1").status_code == 200
    assert kept() == [({"words": "第二台"}, 2)]


def test_a_draft_comes_back_to_its_author_alone(cast, sign_in, round):
    from luoshi.organizations import actions
    from tests.support.cast import PASSWORD, SINCE

    post = actions.open_post(cast.act("system"), cast.units["science"], "head", "科技局局长")
    cast.people["head"] = actions.register_person(cast.act("system"), "head", "顾岚", PASSWORD)
    actions.appoint(cast.act("security"), post, cast.people["head"], SINCE)
    ask = rounds.ask_of(round, 2)
    sign_in("unit").post(f"/dispatch/asks/{ask.pk}/draft/", {"words": "只给自己看"})
    pages = {who: told(sign_in(who).get("/dispatch/mine/", headers=ENGLISH)) for who in ("unit", "head", "office")}
    assert {who: "只给自己看" in page for who, page in pages.items()} == {"unit": True, "head": False, "office": False}
    assert "Your draft of" in pages["unit"]


def test_a_draft_is_kept_without_scripts_too(sign_in, round):
    ask = rounds.ask_of(round, 2)
    answer = sign_in("unit").post(f"/dispatch/asks/{ask.pk}/draft/", {"words": "草稿"})
    assert (answer.status_code, answer.url) == (302, f"/dispatch/mine/#ask{ask.pk}")
    again = sign_in("unit").post(f"/dispatch/asks/{ask.pk}/draft/", {"words": "另一份"})
    assert again.status_code == 409


def test_what_is_sent_leaves_no_draft(cast, sign_in, round):
    ask = rounds.ask_of(round, 2)
    unit = sign_in("unit")
    unit.post(f"/dispatch/asks/{ask.pk}/draft/", {"words": "草稿"})
    unit.post(f"/dispatch/asks/{ask.pk}/", {"words": "已申报"})
    assert (kept(), Report.objects.get().words) == ([], "已申报")
    assert unit.post(f"/dispatch/asks/{ask.pk}/draft/", {"words": "再写"}).status_code == 409


def test_a_figure_that_looks_wrong_is_told_while_typing(cast, sign_in, round):
    ask = rounds.ask_of(round, 1)
    [target] = rounds.values_of(round, 1, "4")
    answer = sign_in("unit").post(f"/dispatch/asks/{ask.pk}/draft/", {f"value_{target}": "60000"}, headers=TYPING)
    assert (answer.status_code, "unit of counting" in told(answer)) == (200, True)
