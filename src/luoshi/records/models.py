"""Tables of what acts leave behind. The log has no foreign keys: it must outlive every row that it names."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Link(models.Model):
    """A link of a chain: its place, the digest of the link before, and its own over every other column."""

    seq = models.BigIntegerField(primary_key=True)
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        abstract = True


class LogEntry(Link):
    """One line of the chained log: who did what to which subject, and the rows as they were left.

    `entry` is known when an act begins and stands in every row that it writes; `seq`, `prev` and `hash`
    are given last, when the entry takes its place in the chain. `body` is canonical JSON kept as text.
    """

    entry = models.UUIDField(unique=True)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=100)
    post_id = models.BigIntegerField(null=True)
    post_name = models.CharField(max_length=100)
    unit_id = models.BigIntegerField(null=True)
    unit_name = models.CharField(max_length=200)
    region_id = models.BigIntegerField(null=True)
    via = models.CharField(max_length=20)
    ip = models.CharField(max_length=45, null=True)
    key = models.CharField(max_length=64)
    n = models.PositiveIntegerField()
    act = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField(null=True)
    body = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "n"], name="log_key_once")]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="log_subject"),
            models.Index(fields=["region_id", "at"], name="log_region_at"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.act}"


class LogHead(models.Model):
    """The end of a chain (id 1: acts, id 2: looks); locking its row is taking the next place."""

    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")


class PersonalDatum(models.Model):
    """The vault: personal data stand here and nowhere else; the log holds the id and a keyed digest."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=30)
    value = models.TextField(null=True)
    digest = models.CharField(max_length=64)
    erase_on = models.DateField(null=True)
    erased_at = models.DateTimeField(null=True)


class Look(Link):
    """Somebody looked at a personal datum: a chain of its own, written after the answer's query."""

    at = models.DateTimeField()
    actor_id = models.BigIntegerField()
    actor_name = models.CharField(max_length=100)
    datum = models.UUIDField()
    reason = models.CharField(max_length=200)


class File(models.Model):
    """Bytes that were kept, by their digest; they lie in the data folder before this row exists."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)


class Notice(models.Model):
    """A message to one person, once: `key` says what for. `text` is a msgid, `params` its values as JSON.

    `taken_at` is when it was looked at for what goes outside; what is `urgent` waits for no morning.
    """

    key = models.CharField(max_length=120, unique=True)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=200)
    params = models.JSONField(default=dict)
    url = models.CharField(max_length=300)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    urgent = models.BooleanField(default=False)
    taken_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["recipient", "read_at"], name="notice_unread"),
            models.Index(fields=["id"], name="notice_not_taken", condition=models.Q(taken_at__isnull=True)),
        ]
        verbose_name = _("notice")


class Recorded(models.Model):
    """A row that only acts write. `act` is the log entry that wrote it last and that holds its values."""

    #: Fields whose values stay out of the log: personal data, secrets, bulk that is covered by a digest.
    UNLOGGED: tuple[str, ...] = ()

    act = models.UUIDField(editable=False)

    class Meta:
        abstract = True


class RuleSet(Recorded):
    """Rules as data; never changed, a new version is a new row."""

    code = models.CharField(max_length=30)
    version = models.PositiveSmallIntegerField()
    body = models.JSONField()
    hash = models.CharField(max_length=64)
    effective_on = models.DateField()

    class Meta:
        abstract = True
