from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    name = "luoshi.organizations"
    label = "organizations"

    def ready(self) -> None:
        from luoshi.organizations import checks  # noqa: F401
