"""How far the setting up from a workbook has come."""

from django.db import models
from django.utils.translation import pgettext_lazy


class SetupKind(models.TextChoices):
    """What a file sets up."""

    TREE = "tree", pgettext_lazy("setup", "Units, posts and people")
    REGIONS = "regions", pgettext_lazy("setup", "Regions of a year")


class SetupState(models.TextChoices):
    """First units, posts and accounts are made, then the posts are given."""

    BROUGHT = "brought", pgettext_lazy("setup", "To be made")
    MADE = "made", pgettext_lazy("setup", "Made")
    GIVEN = "given", pgettext_lazy("setup", "Made, posts given")
