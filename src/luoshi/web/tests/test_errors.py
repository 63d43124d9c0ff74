"""What is refused, as a page for people and as problem+json for programs."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import RequestDataTooBig
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import path

from luoshi.core.errors import Conflict, Forbidden, Invalid, Refusal, Unknown
from luoshi.web import errors
from luoshi.web.urls import urlpatterns as real

REASON = "第3项任务还没有牵头单位,请在“责任分工”中选择一个单位。"
REFUSALS = {404: Unknown, 403: Forbidden, 409: Conflict, 422: Invalid}


def refuse(request, status):
    raise REFUSALS[status](REASON, "<二>")


def break_down(request):
    raise ZeroDivisionError


def too_much(request):
    raise RequestDataTooBig


urlpatterns = [
    *real,
    path("refuse/<int:status>/", refuse),
    path("api/refuse/<int:status>/", refuse),
    path("break/", break_down),
    path("too-much/", too_much),
]
handler400, handler403, handler404, handler500 = errors.bad_request, errors.forbidden, errors.not_found, errors.broken


@pytest.fixture(autouse=True)
def pages(settings):
    settings.ROOT_URLCONF = __name__


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


def titled(answer):
    return answer.status_code, answer.content.decode().partition("<h1>")[2].partition("<")[0].strip()


@pytest.mark.parametrize("status", REFUSALS)
def test_a_refusal_is_a_page_with_all_reasons(client, english, status):
    client.cookies["luoshi_language"] = "en"
    answer = client.get(f"/refuse/{status}/", headers={"referer": "http://testserver/ledger/"})
    page = answer.content.decode()
    assert titled(answer) == (status, str(REFUSALS[status].title))
    assert (REASON in page, "&lt;二&gt;" in page, 'href="http://testserver/ledger/"' in page) == (True, True, True)


@pytest.mark.parametrize(
    ("address", "accept"),
    [("/refuse/409/", "application/json"), ("/api/refuse/409/", "text/html"), ("/api/refuse/409/", "*/*")],
)
def test_programs_get_a_problem(client, address, accept):
    answer = client.get(address, headers={"accept": accept, "accept-language": "en"})
    assert (answer.status_code, answer["Content-Type"], answer.json()) == (
        409,
        "application/problem+json",
        {
            "type": "about:blank",
            "title": "This cannot be done now",
            "status": 409,
            "detail": f"{REASON} <二>",
            "reasons": [REASON, "<二>"],
        },
    )


@pytest.mark.parametrize("referer", ["https://elsewhere.example/ledger/", "javascript:go()", ""])
def test_the_way_back_never_leaves_the_house(client, referer):
    page = client.get("/refuse/409/", headers={"referer": referer}).content.decode()
    assert referer == "" or referer not in page


@pytest.mark.parametrize(
    ("address", "status", "title"),
    [
        ("/nowhere/", 404, "没有此页面"),
        ("/break/", 500, "未能完成"),
        ("/too-much/", 413, "内容过大"),
    ],
)
def test_djangos_own_errors_have_the_same_look(client, address, status, title):
    assert titled(client.get(address)) == (status, title)


def test_a_missing_page_is_not_repeated(client):
    assert "secret-name" not in client.get("/secret-name/").content.decode().partition("<main")[2]


@pytest.mark.django_db
def test_who_is_signed_in_keeps_the_frame(sign_in):
    page = sign_in("office").get("/nowhere/").content.decode()
    assert ('class="frame"' in page, "督查室主任" in page, 'href="/ledger/"' in page) == (True, True, True)


@pytest.mark.django_db
def test_a_page_of_trouble_counts_nothing(sign_in, monkeypatch):
    monkeypatch.setattr("luoshi.web.navigation.how_many_wait", lambda reach, on: 4321)
    office = sign_in("office")
    assert [b"4321" in office.get(address).content for address in ("/units/", "/nowhere/")] == [True, False]


def test_a_form_without_its_key_says_what_to_do():
    client = Client(enforce_csrf_checks=True)
    assert titled(client.post("/language/", {"language": "en"})) == (403, "表单未被接收")


def test_an_upload_beyond_all_limits_is_answered_unread(client, settings):
    settings.UPLOAD_LIMIT, settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024, 1024
    body = b"x" * (1024 * 1024 + 2048)
    answer = client.generic("POST", "/refuse/409/", body, content_type="multipart/form-data; boundary=x")
    assert titled(answer) == (413, "内容过大")
    assert "1 MB" in answer.content.decode()


def test_a_false_host_is_told_nothing(client, settings):
    settings.ALLOWED_HOSTS = ["luoshi.example"]
    answer = client.get("/", headers={"host": "elsewhere.example"})
    assert (answer.status_code, answer["Content-Type"]) == (400, "text/plain; charset=utf-8")


def test_every_error_has_its_page_in_the_product():
    from luoshi.web import urls

    named = {name: getattr(urls, name) for name in ("handler400", "handler403", "handler404", "handler500")}
    assert named == {
        "handler400": "luoshi.web.errors.bad_request",
        "handler403": "luoshi.web.errors.forbidden",
        "handler404": "luoshi.web.errors.not_found",
        "handler500": "luoshi.web.errors.broken",
    }


def test_djangos_403_and_400_are_pages():
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    assert [
        titled(errors.forbidden(request, PermissionError())),
        titled(errors.not_found(request, Http404())),
        titled(errors.bad_request(request, ValueError())),
    ] == [(403, "您无权办理"), (404, "没有此页面"), (400, "无法识别")]


def test_a_plain_refusal_is_400():
    assert errors.Trouble.of(Refusal(REASON)).problem()["status"] == 400


def test_who_announces_more_than_he_sends_is_not_waited_for(settings):
    class Silent:
        waits = None

        def settimeout(self, seconds):
            self.waits = seconds

        def read(self, n):
            raise TimeoutError

    sender = Silent()
    request = RequestFactory().post("/", "x", content_type="multipart/form-data; boundary=x")
    request.META |= {"CONTENT_LENGTH": str(2**31), "gunicorn.socket": sender}
    request._stream = sender
    errors.drain(request)
    assert (errors.too_large(request), sender.waits) == (True, errors.PATIENCE)
