"""The API's assembly: who may ask, how it refuses, what its schema promises."""

import pytest
from django.test import Client

from luoshi.web.api import api, operations
from luoshi.web.api_docs import Field, Kind, described

pytestmark = pytest.mark.django_db

UNITS = "/api/v1/units"


def problem(answer):
    assert answer["Content-Type"] == "application/problem+json"
    return {key: answer.json()[key] for key in ("status", "title")}


def test_a_stranger_is_asked_who_he_is():
    client = Client(headers={"accept-language": "en"})
    answers = [client.get(UNITS), client.get(UNITS, headers={"authorization": "Bearer luoshi_false"})]
    assert [(problem(answer), answer["WWW-Authenticate"]) for answer in answers] == [
        ({"status": 401, "title": "Who are you?"}, "Bearer")
    ] * 2


def test_a_session_reads_and_changes_nothing(sign_in):
    client = sign_in("office")
    writes = [
        path.replace("{pk}", "1")
        for path, methods in api.get_openapi_schema()["paths"].items()
        for method in methods
        if method != "get"
    ]
    assert client.get(UNITS).status_code == 200
    assert {path: client.post(path).status_code for path in writes} == dict.fromkeys(writes, 401)
    assert writes != []


@pytest.mark.parametrize(
    ("address", "status"),
    [(f"{UNITS}/999999", 404), (f"{UNITS}/x", 422), ("/api/v1/nowhere", 404), (f"{UNITS}?kind=none", 422)],
)
def test_every_refusal_is_a_problem(sign_in, address, status):
    assert problem(sign_in("office").get(address))["status"] == status


def test_a_wrong_value_is_named_with_its_place(sign_in):
    [reason] = sign_in("office").get(f"{UNITS}?kind=none").json()["reasons"]
    assert reason.startswith("query.kind: ")


def test_every_operation_says_how_it_refuses_and_what_it_is_for():
    found = list(operations(api.get_openapi_schema()))
    silent = [one["operationId"] for one in found if "default" not in one["responses"] or not one.get("summary")]
    assert (silent, len(found) > 4) == ([], True)


def test_the_schema_and_its_page_are_open_and_served_from_here(client):
    page = client.get("/api/v1/docs/").content.decode()
    assert client.get("/api/v1/openapi.json").json()["info"]["title"] == "Luoshi"
    assert ("GET /api/v1/units" in page, "//" in page.replace("http://www.w3.org", "")) == (True, False)


def test_a_schema_in_words():
    kinds = {"$ref": "#/components/schemas/Kind"}
    schema = {
        "info": {"title": "T", "version": "1", "description": ""},
        "paths": {
            "/units": {
                "get": {
                    "operationId": "units",
                    "parameters": [
                        {"name": "kind", "in": "query", "schema": {"anyOf": [kinds, {"type": "null"}]}},
                        {"name": "on", "in": "query", "required": True, "schema": {"type": "string", "format": "date"}},
                    ],
                    "responses": {
                        200: {"content": {"application/json": {"schema": {"type": "array", "items": kinds}}}}
                    },
                }
            }
        },
        "components": {"schemas": {"Kind": {"enum": ["party", "town"]}}},
    }
    page = described(schema)
    assert page.operations[0].parameters == [
        Field("kind", Kind("Kind", ref=True), "query", False, ""),
        Field("on", Kind("date"), "query", True, ""),
    ]
    assert page.operations[0].gives == Kind("Kind", ref=True, listed=True)
    assert page.structures[0].words == ["party", "town"]
