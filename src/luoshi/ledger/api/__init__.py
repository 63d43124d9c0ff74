"""The ledger over the API: plans and adoption, tasks under the columns of the list, amendments."""

from ninja import Router

from luoshi.ledger.api import amendments, plans, tasks

router = Router(tags=["ledger"])
for part in (plans, tasks, amendments):
    router.add_router("", part.router)
