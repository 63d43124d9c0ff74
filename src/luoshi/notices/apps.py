from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "luoshi.notices"
    label = "notices"

    def ready(self) -> None:
        from luoshi.notices import checks, slots, sweeps, topics  # noqa: F401
