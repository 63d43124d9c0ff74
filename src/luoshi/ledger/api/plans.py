"""Plans, and the adoption of a document as one."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.pagination import LimitOffsetPagination, paginate

from luoshi.documents import queries as documents
from luoshi.ledger import actions, queries
from luoshi.ledger.models import Plan
from luoshi.ledger.states import PlanKind
from luoshi.organizations.acting import acting, reach_of


class PlanRow(Schema):
    id: int
    title: str
    year: int
    kind: PlanKind
    document_id: int | None
    adopted_at: datetime


router = Router()


@router.get("/plans", response=list[PlanRow], summary="The plans that you may see, newest first")
@paginate(LimitOffsetPagination)
def plans(request: HttpRequest) -> QuerySet[Plan]:
    return queries.plans_visible_to(reach_of(request))


@router.post("/documents/{pk}/adopt", response={201: PlanRow}, summary="Adopt a document into the ledger")
def adopt(request: HttpRequest, pk: int) -> Status[Plan]:
    """Send an `Idempotency-Key` header to make a repeat harmless."""
    return Status(201, actions.adopt(acting(request), documents.get_visible(reach_of(request), pk)))
