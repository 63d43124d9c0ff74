from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "luoshi.supervision"
    label = "supervision"

    def ready(self) -> None:
        from luoshi.supervision import checks, reckoning, slots, story, sweeps  # noqa: F401
