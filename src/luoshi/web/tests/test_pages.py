"""The frame, the first page, the search, the language: what each person finds, at how many queries."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from luoshi.core.registry import Hit, Hits, OpenItem, OpenItems, Searcher, open_items, searchers
from luoshi.organizations.models import Region
from luoshi.records.models import Notice
from luoshi.web.home import waiting_for
from tests.support.cast import MOMENT, TODAY

pytestmark = pytest.mark.django_db

SECRET = "白鹭湖"


def entries(page):
    return [(entry.label, entry.current) for entry in page.context["frame"].entries]


def notice(person, n, url="/ledger/"):
    text, params = "You hold the post “%(title)s” from %(day)s.", {"title": SECRET, "day": "2026-09-24"}
    return Notice.objects.create(
        key=f"test:{n}:{person.pk}", recipient=person, text=text, params=params, url=url, at=MOMENT
    )


@pytest.fixture
def waiting():
    """Things that wait for whoever is an office, and a kind of them that the search finds."""

    def of(reach, on):
        if "office" in reach.roles():
            yield OpenItem("test", "青石县", "no date", None, "/ledger/")
            yield OpenItem("test", "青石县", "later", date(2026, 9, 25), "/ledger/")
            yield OpenItem("test", "青石县", "overdue", date(2026, 9, 23), "/ledger/")

    def among(reach, on):
        return Region.objects.all() if "office" in reach.roles() else Region.objects.none()

    open_items.add("web.tests", OpenItems("web.tests", of, among))
    yield
    open_items.named("web.tests").clear()


@pytest.fixture
def things():
    """A kind of things that the search finds."""
    find = lambda reach, words, limit: Hits(12, [Hit(f"{words} <{n}>", "/units/", "县") for n in range(limit)])  # noqa: E731
    searchers.add("web.tests", Searcher("web.tests", "Things", find, lambda words: f"/things/?q={words}"))
    yield
    searchers.named("web.tests").clear()


def test_a_stranger_signs_in_first():
    asked = [Client().get(address) for address in ("/", "/search/?q=x")]
    assert [(answer.status_code, answer.url) for answer in asked] == [
        (302, "/sign-in/?next=/"),
        (302, "/sign-in/?next=/search/%3Fq%3Dx"),
    ]


WORK = ["待办", "文件", "台账", "调度", "督办", "通报", "单位"]


@pytest.mark.parametrize(
    ("person", "labels"),
    [
        ("office", WORK),
        ("unit", ["待办", "台账", "调度", "督办", "通报", "单位"]),
        ("leader", WORK),
        ("system", ["待办", "单位", "人员"]),
        ("security", ["待办", "单位", "人员"]),
        ("audit", ["待办", "单位", "人员", "日志"]),
        ("public", ["待办"]),
    ],
)
def test_the_side_offers_what_the_post_may_do(sign_in, person, labels):
    page = sign_in(person).get("/")
    assert entries(page) == [(label, label == "待办") for label in labels]


def test_the_entry_of_the_page_is_marked(sign_in):
    client = sign_in("office")
    marked = {
        path: [label for label, current in entries(client.get(path)) if current] for path in ("/units/", "/account/")
    }
    assert marked == {"/units/": ["单位"], "/account/": []}


def test_what_waits_stands_in_the_order_of_its_day(cast, sign_in, waiting):
    page = sign_in("office").get("/")
    assert [one.item.what for one in page.context["page"].rows] == ["overdue", "later", "no date"]
    assert (page.context["overdue"], "2026年9月23日(周三) · 逾期1个工作日" in page.content.decode()) == (1, True)
    assert waiting_for(cast.reach("unit"), TODAY) == []


def test_the_side_counts_what_waits_and_not_what_was_told(cast, sign_in, waiting):
    notice(cast.unit, 1)
    shown = {
        who: '<span class="count">' in sign_in(who).get("/account/").content.decode() for who in ("office", "unit")
    }
    assert shown == {"office": True, "unit": False}
    assert '<span class="count">3<' in sign_in("office").get("/account/").content.decode()


def test_notices_are_told_in_the_readers_language_to_the_reader_alone(cast, sign_in):
    notice(cast.office, 1)
    own, other = (sign_in(person).get("/").content.decode() for person in ("office", "unit"))
    assert f"自2026年9月24日(周四)起您担任“{SECRET}”。" in own
    assert SECRET not in other


def test_opening_a_notice_takes_it_off_and_leads_to_the_matter(cast, sign_in):
    first, second = notice(cast.office, 1, "/units/"), notice(cast.office, 2)
    answer = sign_in("office").post("/notices/read/", {"notice": first.pk})
    first.refresh_from_db()
    second.refresh_from_db()
    assert (answer.url, first.read_at, second.read_at) == ("/units/", MOMENT, None)


def test_another_persons_notice_stays_unread(cast, sign_in):
    theirs = notice(cast.office, 1, "/units/")
    answers = [sign_in("unit").post("/notices/read/", data) for data in ({"notice": theirs.pk}, {})]
    theirs.refresh_from_db()
    assert ([answer.url for answer in answers], theirs.read_at) == (["/", "/"], None)


def test_all_notices_are_taken_off_at_once(cast, sign_in):
    made = [notice(cast.office, n) for n in range(3)]
    sign_in("office").post("/notices/read/")
    assert set(Notice.objects.filter(pk__in=[one.pk for one in made]).values_list("read_at")) == {(MOMENT,)}


def test_reading_notices_is_never_a_link(sign_in):
    assert sign_in("office").get("/notices/read/").status_code == 405


def queries(client, address):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_one_notice_costs_as_many_queries_as_three(cast, sign_in):
    client = sign_in("office")
    notice(cast.office, 1)
    client.get("/")
    one = queries(client, "/")
    notice(cast.office, 2)
    notice(cast.office, 3)
    assert queries(client, "/") == one


def test_a_search_shows_the_first_of_each_kind_and_counts_all(sign_in, things):
    page = sign_in("office").get("/search/", {"q": " 创新 "})
    kind = next(kind for kind in page.context["kinds"] if kind.key == "web.tests")
    assert (kind.hits.total, len(kind.hits.first), kind.more, kind.all_at) == (12, 10, 2, "/things/?q=创新")
    assert ("创新 &lt;9&gt;" in page.content.decode(), 'value="创新"' in page.content.decode()) == (True, True)


@pytest.mark.parametrize("words", ["", "   ", "没有这样的东西"])
def test_a_search_that_finds_nothing_says_so(sign_in, words):
    page = sign_in("office").get("/search/", {"q": words})
    assert (page.status_code, page.context["total"], 'class="nothing"' in page.content.decode()) == (200, 0, True)


@pytest.mark.parametrize("path", ["/search/?q=创新", "/search/?q="])
def test_a_search_asks_a_fixed_number_of_queries(sign_in, path):
    client = sign_in("office")
    client.get(path)
    assert queries(client, path) <= 16


def test_the_language_is_switched_where_one_stands(sign_in):
    client = sign_in("office")
    answer = client.post("/language/", {"language": "en", "next": "/units/"})
    page = client.get("/units/").content.decode()
    assert (answer.url, '<html lang="en">' in page, "Sign out" in page) == ("/units/", True, True)


def test_several_posts_are_offered_and_the_chosen_one_is_shown(cast, sign_in):
    from luoshi.organizations import actions
    from tests.support.cast import SINCE

    post = actions.open_post(cast.act("system"), cast.units["reform"], "head", "发改局局长")
    actions.appoint(cast.act("security"), post, cast.office, SINCE)
    client = sign_in("office")
    client.post("/account/post/", {"post": post.pk, "next": "/"})
    page = client.get("/").content.decode()
    assert "发改局局长" in page.partition('class="place"')[2].partition("</p>")[0]
    assert page.count('name="post"') == 2


@pytest.mark.parametrize("address", ["/", "/search/?q=创新", "/nowhere/", "/api/v1/docs/"])
def test_no_page_lets_in_anything_from_elsewhere(sign_in, address):
    answer = sign_in("office").get(address)
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert (policy["default-src"], policy["object-src"], "unsafe" in answer["Content-Security-Policy"]) == (
        "'self'",
        "'none'",
        False,
    )


def test_larger_text_stays_in_this_browser_and_leads_nowhere_else(sign_in):
    client = sign_in("office")
    answer = client.post("/text-size/", {"size": "large", "next": "https://elsewhere.example/"})
    large = client.get("/units/").content.decode()
    client.post("/text-size/", {"size": "usual", "next": "/units/"})
    usual = client.get("/units/").content.decode()
    assert (answer.url, 'data-size="large"' in large, "data-size" in usual) == ("/", True, False)


def test_units_are_found_by_their_names_where_they_may_be_seen(sign_in):
    found = {
        person: [
            hit.title for kind in sign_in(person).get("/search/?q=科学").context["kinds"] for hit in kind.hits.first
        ]
        for person in ("office", "system", "public")
    }
    assert found == {
        "office": ["县科学技术局"],
        "system": ["县科学技术局", "县科学技术局"],
        "public": [],
    }


def test_the_page_of_notices_tells_what_is_read_and_what_is_not(cast, sign_in):
    office = sign_in("office")
    Notice.objects.all().delete()
    for n, text in enumerate(("First.", "Second.")):
        Notice.objects.create(key=f"{n}", recipient=cast.office, text=text, url="/ledger/", at=MOMENT)
    office.post("/notices/read/", {"notice": Notice.objects.get(text="First.").pk})
    answer = office.get("/notices/", headers={"Accept-Language": "en"})
    assert [(told.text, told.notice.read_at is None) for told in answer.context["notices"]] == [
        ("Second.", True),
        ("First.", False),
    ]
