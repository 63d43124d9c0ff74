from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "luoshi.supervision"
    label = "supervision"

    def ready(self) -> None:
        from luoshi.supervision import checks, handing_over, reckoning, slots, story, sweeps  # noqa: F401
