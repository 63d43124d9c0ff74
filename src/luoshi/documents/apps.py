from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "luoshi.documents"
    label = "documents"

    def ready(self) -> None:
        from luoshi.documents import checks, pages, slots  # noqa: F401
