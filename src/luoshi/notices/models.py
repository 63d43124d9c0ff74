"""How people want to be told outside, and every message that was sent to them."""

from __future__ import annotations

from datetime import time

from django.db import models
from django.db.models import F, Q

from luoshi.notices.states import ChannelKind, MessageState, Reason, Rhythm
from luoshi.organizations.models import Dated, User
from luoshi.records.models import Notice, PersonalDatum, Recorded


class Contact(Recorded):
    """A channel by which a person wants to be told. His address lies in the vault; `without` are topics left out."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=20, choices=ChannelKind.choices)
    datum = models.ForeignKey(PersonalDatum, on_delete=models.PROTECT, related_name="+")
    is_on = models.BooleanField(default=True)
    rhythm = models.CharField(max_length=10, choices=Rhythm.choices, default=Rhythm.AT_ONCE)
    without = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "channel"], name="contact_once")]

    @property
    def address(self) -> str:
        """Where messages go; "" when it was erased."""
        return self.datum.value or ""


class QuietHours(Dated):
    """When a person is left in peace, from a day on, and at what time the message of the day comes."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    begins = models.TimeField(default=time(21))
    ends = models.TimeField(default=time(8))
    days_off = models.BooleanField(default=True)
    daily_at = models.TimeField(default=time(8, 30))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="quiet_hours_in_order"
            ),
            models.UniqueConstraint(fields=["user"], condition=Q(valid_to__isnull=True), name="quiet_hours_once"),
        ]


class Feed(Recorded):
    """The secret address of a person's calendar; only its digest is kept."""

    UNLOGGED = ("digest",)

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user"], condition=Q(revoked_at__isnull=True), name="feed_once")]


class Message(Recorded):
    """What goes to one contact at one moment. `key` stays through every repetition.

    Due at `due_at` and looked at again at `next_at`; `tries` counts how often it was begun.
    """

    key = models.CharField(max_length=60, unique=True)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")
    urgent = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=MessageState.choices, default=MessageState.WAITING)
    due_at = models.DateTimeField()
    next_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True)
    detail = models.CharField(max_length=20, blank=True)  # the server's number, never its words
    repeated = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["state", "next_at"], name="message_to_send")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=MessageState.SENT) | Q(ended_at__isnull=False), name="message_sent_at_some_time"
            )
        ]

    def __str__(self) -> str:
        return self.key


class Line(Recorded):
    """A notice in a message: through one channel a person is told once. A message without lines is a trial."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="lines")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contact", "notice"], name="told_once_by_a_channel")]


class Condition(Recorded):
    """How a channel is: so many failures one after the other, and until when it is left alone."""

    channel = models.CharField(max_length=20, choices=ChannelKind.choices, unique=True)
    failures = models.PositiveSmallIntegerField(default=0)
    rests_until = models.DateTimeField(null=True)
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True)
    detail = models.CharField(max_length=20, blank=True)
    failed_at = models.DateTimeField(null=True)
