from django.apps import AppConfig


class DispatchConfig(AppConfig):
    name = "luoshi.dispatch"
    label = "dispatch"

    def ready(self) -> None:
        from luoshi.dispatch import (  # noqa: F401
            asking_checks,
            checks,
            columns,
            handing_over,
            heads,
            reckoning,
            slots,
            story,
            sweeps,
        )
        from luoshi.dispatch.carrying import checks as carrying_checks  # noqa: F401
        from luoshi.dispatch.carrying import slots as carrying_slots  # noqa: F401
        from luoshi.dispatch.proving import checks as proving_checks  # noqa: F401
        from luoshi.dispatch.proving import slots as proving_slots  # noqa: F401
        from luoshi.dispatch.proving import story as proving_story  # noqa: F401
        from luoshi.dispatch.reopening import checks as reopening_checks  # noqa: F401
        from luoshi.dispatch.reopening import slots as reopening_slots  # noqa: F401
        from luoshi.dispatch.reopening import story as reopening_story  # noqa: F401
        from luoshi.dispatch.urging import slots as urging_slots  # noqa: F401
        from luoshi.dispatch.year_end import checks as year_end_checks  # noqa: F401
        from luoshi.dispatch.year_end import slots as year_end_slots  # noqa: F401
        from luoshi.dispatch.year_end import story as year_end_story  # noqa: F401
