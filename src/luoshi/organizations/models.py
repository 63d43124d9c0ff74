"""Organizations as dated facts: an identity, and versions with `[valid_from, valid_to)`; null means open."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from luoshi.organizations.states import EventKind, Level, Role, UnitKind
from luoshi.records.models import Recorded


class Dated(Recorded):
    """A fact that holds from a day on, to the day before `valid_to` or until further notice."""

    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        abstract = True


def in_order(name: str) -> models.CheckConstraint:
    """`valid_to` lies after `valid_from`."""
    return models.CheckConstraint(
        condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")), name=f"{name}_in_order"
    )


class User(AbstractBaseUser, Recorded):
    """A natural person who signs in. What he may do follows from the posts he holds, never from this row."""

    UNLOGGED = ("password", "last_login", "language")

    username = models.CharField(_("sign-in name"), max_length=50, unique=True)
    name = models.CharField(_("name"), max_length=50)
    language = models.CharField(max_length=10, default="zh-hans")
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    objects = BaseUserManager["User"]()

    def __str__(self) -> str:
        return self.name


class Region(Recorded):
    """A place that is administered; what it is called and where it belongs stand in its versions."""

    def __str__(self) -> str:
        return f"region {self.pk}"


class RegionVersion(Dated):
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="versions")
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=50)
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    parent = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            in_order("region_version"),
            models.UniqueConstraint(fields=["region"], condition=Q(valid_to__isnull=True), name="region_one_version"),
            models.UniqueConstraint(fields=["code"], condition=Q(valid_to__isnull=True), name="region_code_once"),
        ]

    def __str__(self) -> str:
        return self.name


class RegionSpan(Dated):
    """The closure of the region tree: `region` lies in `ancestor` (itself included) in that time."""

    ancestor = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["ancestor", "region"], name="region_span_down")]
        constraints = [in_order("region_span")]


class Unit(Recorded):
    """A unit's identity through renamings and moves; `uscc` is its unified social credit code."""

    uscc = models.CharField(max_length=18, blank=True)

    def __str__(self) -> str:
        return f"unit {self.pk}"


def ends_not_before(name: str) -> models.CheckConstraint:
    """As `in_order`, and what ends on its first day has never held: a unit can be renamed on the day it was opened."""
    return models.CheckConstraint(
        condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name=f"{name}_in_order"
    )


class UnitVersion(Dated):
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="versions")
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=UnitKind.choices)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    covers = models.JSONField(default=list, blank=True)  # kinds of unit that a collective addresses

    class Meta:
        indexes = [models.Index(fields=["region", "name"], name="unit_by_name")]
        constraints = [
            ends_not_before("unit_version"),
            models.UniqueConstraint(fields=["unit"], condition=Q(valid_to__isnull=True), name="unit_one_version"),
        ]

    def __str__(self) -> str:
        return self.name


class UnitEvent(Recorded):
    """Why units became others on a day: renamed, confirmed, merged, split; `basis` is the document that says so."""

    kind = models.CharField(max_length=20, choices=EventKind.choices)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="events")  # the heir, or who was split
    on = models.DateField()
    reason = models.CharField(max_length=300)
    basis = models.CharField(max_length=100, blank=True)


class UnitHeir(Dated):
    """Who carries on the work of a unit, from a day on.

    Flattened: when the heir itself is merged, the row ends and another one names the heir's heir. `whole`: all of
    the unit's work went there, so totals by the units of now count it there; what was split stays where it was.
    """

    event = models.ForeignKey(UnitEvent, on_delete=models.PROTECT, related_name="heirs")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="heirs")
    heir = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="inherits")
    whole = models.BooleanField()

    class Meta:
        constraints = [
            ends_not_before("unit_heir"),
            models.CheckConstraint(condition=~Q(unit=F("heir")), name="unit_not_its_own_heir"),
            models.UniqueConstraint(
                fields=["unit"], condition=Q(valid_to__isnull=True, whole=True), name="unit_one_whole_heir"
            ),
        ]


class UnitAlias(Recorded):
    """Another name by which documents call a unit."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="aliases")
    name = models.CharField(max_length=100, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="alias_once")]


class Post(Recorded):
    """A seat in a unit with a role; people come and go, the post stays."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=20, choices=Role.choices)
    title = models.CharField(max_length=50)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "role", "title"], name="post_once")]

    def __str__(self) -> str:
        return self.title


class Holding(Dated):
    """Who holds a post, and from when to when."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="holdings")

    class Meta:
        constraints = [
            in_order("holding"),
            models.UniqueConstraint(fields=["post"], condition=Q(valid_to__isnull=True), name="post_one_holder"),
        ]


class Token(Recorded):
    """A key to the API for one person; only its digest is kept, and it can do what its person can."""

    UNLOGGED = ("digest",)

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=50)
    digest = models.CharField(max_length=64, unique=True)
    may_write = models.BooleanField(default=False)
    expires_on = models.DateField()
    revoked_at = models.DateTimeField(null=True)


class CalendarYear(Recorded):
    """A version of a year's holidays that this installation announced; `core.years` has the shape of the days."""

    year = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField()
    announced = models.DateField()
    notice = models.CharField(max_length=50)
    off = models.JSONField()  # [[first, last], …] as 01-31
    on = models.JSONField()  # [day, …]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "version"], name="calendar_version_once")]

    def __str__(self) -> str:
        return f"{self.year}.{self.version}"


# Tables of accounts stand in their own package; Django finds a room's tables by this module.
from luoshi.organizations.accounts import models as accounts  # noqa: E402, F401
from luoshi.organizations.bodies import models as bodies  # noqa: E402, F401
from luoshi.organizations.catalogue import models as catalogue  # noqa: E402, F401
from luoshi.organizations.charges import models as charges  # noqa: E402, F401
from luoshi.organizations.contact_details import models as contact_details  # noqa: E402, F401
from luoshi.organizations.portfolios import models as portfolios  # noqa: E402, F401
from luoshi.organizations.setting_up import models as setting_up  # noqa: E402, F401
from luoshi.organizations.standing_in import models as standing_in  # noqa: E402, F401
