"""The API's assembly: who may ask, one kind of error (RFC 9457), the rooms' routes, the schema."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from importlib import import_module
from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.security import SessionAuth

from luoshi.core.errors import Invalid, Refusal, Unknown
from luoshi.organizations.api import READING, TokenAuth
from luoshi.web.errors import Trouble, problem

ROOMS = ("organizations", "documents", "ledger")


class SessionForReading(SessionAuth):
    """The browser's session may read; whatever changes something needs a key."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """The session's person, for reading alone."""
        return super().authenticate(request, key) if request.method in READING else None


class Problem(Schema):
    """Why it was not done (RFC 9457): `reasons` are whole sentences, all at once."""

    type: str
    title: str
    status: int
    detail: str
    reasons: list[str]


class Api(NinjaAPI):
    """Every operation of the schema also says how it refuses."""

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        """The schema, with the way it refuses."""
        schema = super().get_openapi_schema(**kwargs)
        schema["components"].setdefault("schemas", {})["Problem"] = Problem.model_json_schema()
        content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
        for operation in operations(schema):
            operation["responses"]["default"] = {"description": "Refused", "content": content}
        return schema


def operations(schema: OpenAPISchema) -> Iterator[dict[str, Any]]:
    """Every operation of a schema."""
    return (operation for path in schema["paths"].values() for operation in path.values())


api = Api(
    title="Luoshi",
    version="1",
    description="What the pages show, for programs. Send a key as `Authorization: Bearer <key>`.",
    urls_namespace="api",
    auth=[TokenAuth(), SessionForReading()],
    docs_url=None,
    openapi_url="/openapi.json",
)


def add_rooms() -> None:
    """Each room's routes, in the order of the house."""
    for room in ROOMS:
        api.add_router("", import_module(f"luoshi.{room}.api").router)


add_rooms()


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> JsonResponse:
    """A room's refusal."""
    return problem(Trouble.of(refusal))


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> JsonResponse:
    """What is not there, or not for this person."""
    return problem(Trouble.of(Unknown(_("There is nothing under this address that you may see."))))


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> JsonResponse:
    """Every value that cannot be taken, each with its place."""
    return problem(Trouble.of(Invalid(*(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors))))


@api.exception_handler(HttpError)
def failed(request: HttpRequest, error: HttpError) -> JsonResponse:
    """Any other error that has a status."""
    return problem(Trouble(error.status_code, HTTPStatus(error.status_code).phrase, [str(error)]))


@api.exception_handler(AuthenticationError)
def stranger(request: HttpRequest, error: AuthenticationError) -> JsonResponse:
    """Nobody is known by this key or session."""
    reason = _("Send a valid key as “Authorization: Bearer <key>”; keys are issued under “My account”.")
    response = problem(Trouble(401, _("Who are you?"), [reason]))
    response["WWW-Authenticate"] = "Bearer"
    return response
