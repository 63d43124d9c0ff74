"""The kinds and roles of organizations, with their labels."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class UnitKind(models.TextChoices):
    PARTY = "party", _("Party body")
    GOVERNMENT = "government", _("Government department")
    VERTICAL = "vertical", _("Vertically managed unit")
    COURT = "court", _("Court or procuratorate")
    TOWNSHIP = "township", _("Town or subdistrict")
    ENTERPRISE = "enterprise", _("Enterprise")
    BODY = "body", _("Body with members from several units")
    COLLECTIVE = "collective", _("Collective addressee")
    UNCONFIRMED = "unconfirmed", _("Name not confirmed")


class EventKind(models.TextChoices):
    """What can become of units."""

    RENAMED = "renamed", pgettext_lazy("unit event", "Renamed")
    CONFIRMED = "confirmed", pgettext_lazy("unit event", "Confirmed")
    MERGED = "merged", pgettext_lazy("unit event", "Merged")
    SPLIT = "split", pgettext_lazy("unit event", "Split")
    MOVED = "moved", pgettext_lazy("unit event", "Moved")


class Role(models.TextChoices):
    """What a post is for. The three administrators are apart (等保): none of them holds another role."""

    OFFICE = "office", _("Supervision office")
    HEAD = "head", _("Head of a unit")
    LIAISON = "liaison", _("Liaison officer")
    LEADER = "leader", _("Leader")
    AUDITOR = "auditor", _("Auditor")
    SYSTEM = "system", _("System administrator")
    SECURITY = "security", _("Security administrator")
    AUDIT = "audit", _("Audit administrator")


ADMINISTRATORS = frozenset({Role.SYSTEM, Role.SECURITY, Role.AUDIT})


class SetupKind(models.TextChoices):
    """What a file sets up."""

    TREE = "tree", pgettext_lazy("setup", "Units, posts and people")
    REGIONS = "regions", pgettext_lazy("setup", "Regions of a year")


class SetupState(models.TextChoices):
    """First units, posts and accounts are made, then the posts are given."""

    BROUGHT = "brought", pgettext_lazy("setup", "To be made")
    MADE = "made", pgettext_lazy("setup", "Made")
    GIVEN = "given", pgettext_lazy("setup", "Made, posts given")


class Level(models.IntegerChoices):
    PROVINCE = 1, _("Province")
    CITY = 2, _("City")
    COUNTY = 3, _("County")
    TOWN = 4, _("Town")
    VILLAGE = 5, _("Village")
