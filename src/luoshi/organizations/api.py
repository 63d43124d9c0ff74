"""Organizations over the API: who knocks, and the units that he may see."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router, Schema
from ninja.security import HttpBearer

from luoshi.core import clock
from luoshi.core.errors import Forbidden
from luoshi.organizations import queries
from luoshi.organizations.acting import reach_of
from luoshi.organizations.models import UnitVersion, User
from luoshi.organizations.states import UnitKind

READING = frozenset({"GET", "HEAD", "OPTIONS"})


class TokenAuth(HttpBearer):
    """`Authorization: Bearer <key>`: the request is then its person's; a read-only key changes nothing."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        found = queries.valid_token(token, clock.today())
        if found is None:
            return None
        if request.method not in READING and not found.may_write:
            raise Forbidden(_("This key may only read. Issue one that may change things under “Keys to the API”."))
        request.user = found.user
        request.token = found  # type: ignore[attr-defined]
        return found.user


class UnitRow(Schema):
    """A unit as it is today."""

    id: int
    name: str
    kind: UnitKind
    region: str

    @classmethod
    def of(cls, version: UnitVersion, region: str) -> UnitRow:
        return cls(id=version.unit_id, name=version.name, kind=UnitKind(version.kind), region=region)


class SeatRow(Schema):
    """A post and who holds it ("" for nobody)."""

    title: str
    role: str
    holder: str


class UnitDetail(UnitRow):
    """A unit with its other names, its posts, and the units that it stands for."""

    uscc: str
    parent: str
    aliases: list[str]
    posts: list[SeatRow]
    members: list[str]


router = Router(tags=["units"])


@router.get("/units", response=list[UnitRow], summary="The units that you may see")
def units(request: HttpRequest, name: str = "", kind: UnitKind | None = None) -> Iterable[UnitRow]:
    """Narrowed to those whose name or alias holds `name`, and to one `kind`."""
    on = clock.today()
    found = list(queries.narrowed(queries.visible_units(reach_of(request), on), name, kind or ""))
    places = queries.region_names({version.region_id for version in found}, on)
    return [UnitRow.of(version, places.get(version.region_id, "")) for version in found]


@router.get("/units/{pk}", response=UnitDetail, summary="One unit")
def unit(request: HttpRequest, pk: int) -> UnitDetail:
    """A unit that you may not see is answered with 404."""
    on = clock.today()
    sheet = queries.sheet_of(queries.get_visible_unit(reach_of(request), pk, on), on)
    return UnitDetail(
        **UnitRow.of(sheet.version, sheet.region).dict(),
        uscc=sheet.unit.uscc,
        parent=sheet.parent,
        aliases=list(sheet.aliases),
        posts=[SeatRow(title=seat.title, role=seat.role, holder=seat.holder) for seat in sheet.seats],
        members=[member.name for member in sheet.members],
    )
