from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "luoshi.ledger"
    label = "ledger"

    def ready(self) -> None:
        from luoshi.ledger import (  # noqa: F401
            amendment_checks,
            bodies,
            catalogued,
            checks,
            handing_over,
            plan_checks,
            portfolios,
            slots,
        )
        from luoshi.ledger.carrying import checks as carrying_checks  # noqa: F401
        from luoshi.ledger.carrying import slots as carrying_slots  # noqa: F401
