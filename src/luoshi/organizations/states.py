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
    DISSOLVED = "dissolved", pgettext_lazy("unit event", "Dissolved")


class BodyKind(models.TextChoices):
    """What kind of body with members from several units it is."""

    GROUP = "group", pgettext_lazy("body", "Leading group")
    COMMITTEE = "committee", pgettext_lazy("body", "Committee")
    TASK_FORCE = "task_force", pgettext_lazy("body", "Task force")
    CHAIN = "chain", pgettext_lazy("body", "Chain of industry")
    CONFERENCE = "conference", pgettext_lazy("body", "Joint conference")


class BodyState(models.TextChoices):
    """A body stands until it is dissolved."""

    STANDING = "standing", pgettext_lazy("body", "Standing")
    DISSOLVED = "dissolved", pgettext_lazy("body", "Dissolved")


class SeatRole(models.TextChoices):
    """As what somebody sits in a body: people by their posts head it, units are members, one has its office."""

    HEAD = "head", pgettext_lazy("body", "Heads it")
    DEPUTY = "deputy", pgettext_lazy("body", "Deputy")
    MEMBER = "member", pgettext_lazy("body", "Member")
    OFFICE = "office", pgettext_lazy("body", "Its office")


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


class DetailKind(models.TextChoices):
    """How a person is reached."""

    EMAIL = "email", pgettext_lazy("contact", "E-mail")
    PHONE = "phone", pgettext_lazy("contact", "Telephone")


class DutyKind(models.TextChoices):
    """The lists of the catalogue of duties: between departments, and those of townships."""

    DEPARTMENT = "department", pgettext_lazy("duty", "Boundary between departments")
    BASIC = "basic", pgettext_lazy("duty", "Basic duty of townships")
    COOPERATING = "cooperating", pgettext_lazy("duty", "Townships cooperate")
    TAKEN_BACK = "taken_back", pgettext_lazy("duty", "Taken back by the upper level")


class DutyBookState(models.TextChoices):
    """An edition of the catalogue is looked at before it is taken."""

    BROUGHT = "brought", pgettext_lazy("duty book", "To be looked at")
    TAKEN = "taken", pgettext_lazy("duty book", "Taken")


class Level(models.IntegerChoices):
    PROVINCE = 1, _("Province")
    CITY = 2, _("City")
    COUNTY = 3, _("County")
    TOWN = 4, _("Town")
    VILLAGE = 5, _("Village")
