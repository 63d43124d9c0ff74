from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "luoshi.publishing"
    label = "publishing"

    def ready(self) -> None:
        from luoshi.publishing import checks, freezing, slots, story, sweeps  # noqa: F401
