from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "luoshi.records"
    label = "records"

    def ready(self) -> None:
        from luoshi.records import checks, sweeps  # noqa: F401
