"""Organizations over the API: who knocks, and the units that he may see."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema
from ninja.pagination import LimitOffsetPagination, paginate
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

    id: int = Field(alias="unit_id")
    name: str
    kind: UnitKind
    region: str = Field(alias="region_name")


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
@paginate(LimitOffsetPagination)
def units(request: HttpRequest, name: str = "", kind: UnitKind | None = None) -> QuerySet[UnitVersion]:
    """Narrowed to those whose name or alias holds `name`, and to one `kind`."""
    on = clock.today()
    visible = queries.visible_units(reach_of(request), on)
    return queries.with_region_names(queries.narrowed(visible, name, kind or ""), on)


@router.get("/units/{pk}", response=UnitDetail, summary="One unit")
def unit(request: HttpRequest, pk: int) -> UnitDetail:
    """A unit that you may not see is answered with 404."""
    on = clock.today()
    sheet = queries.sheet_of(queries.get_visible_unit(reach_of(request), pk, on), on)
    return UnitDetail(
        unit_id=sheet.unit.pk,
        name=sheet.version.name,
        kind=UnitKind(sheet.version.kind),
        region_name=sheet.region,
        uscc=sheet.unit.uscc,
        parent=sheet.parent,
        aliases=list(sheet.aliases),
        posts=[SeatRow(title=seat.title, role=seat.role, holder=seat.holder) for seat in sheet.seats],
        members=[member.name for member in sheet.members],
    )
