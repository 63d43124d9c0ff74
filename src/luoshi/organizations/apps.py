from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    name = "luoshi.organizations"
    label = "organizations"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from luoshi.organizations import (  # noqa: F401
            calendar_checks,
            checks,
            handing,
            heir_checks,
            search,
            sweeps,
            tree_checks,
        )
        from luoshi.organizations.accounts import checks as account_checks  # noqa: F401
        from luoshi.organizations.accounts import factors, invitations  # noqa: F401
        from luoshi.organizations.accounts import sweeps as account_sweeps  # noqa: F401
        from luoshi.organizations.bodies import checks as body_checks  # noqa: F401
        from luoshi.organizations.catalogue import checks as duty_checks  # noqa: F401
        from luoshi.organizations.catalogue import handing as duty_handing  # noqa: F401
        from luoshi.organizations.catalogue import slots as duty_slots  # noqa: F401
        from luoshi.organizations.charges import checks as charge_checks  # noqa: F401
        from luoshi.organizations.middleware import session_begins
        from luoshi.organizations.portfolios import checks as portfolio_checks  # noqa: F401
        from luoshi.organizations.portfolios import slots  # noqa: F401
        from luoshi.organizations.standing_in import checks as standing_in_checks  # noqa: F401

        user_logged_in.connect(session_begins, dispatch_uid="organizations.session_begins")
