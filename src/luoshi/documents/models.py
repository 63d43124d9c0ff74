"""Documents, their readings, findings and verdicts. Spans count in the decoded source text, half-open."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from luoshi.documents.states import DocumentState, FindingKind, VerdictState
from luoshi.organizations.models import Region, Unit
from luoshi.records.models import File, Recorded


class Document(Recorded):
    """One document of a file that was uploaded for a region; a file with two articles holds two parts."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    part = models.PositiveIntegerField(default=1)
    name = models.CharField(max_length=255)  # of the file, as it was uploaded
    media_type = models.CharField(max_length=100)
    encoding = models.CharField(max_length=30)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=500)
    number = models.CharField(max_length=100, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    written_on = models.DateField(null=True)
    received_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=DocumentState.choices, default=DocumentState.READ)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "file", "part"], name="document_once")]
        indexes = [models.Index(fields=["region", "-received_at"], name="document_newest")]

    def __str__(self) -> str:
        return self.title


class Reading(Recorded):
    """What one version of the reader found; never changed. `body` is the contract's JSON, `flow` the running text."""

    UNLOGGED = ("body", "flow")  # covered by `sha`

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="readings")
    reader_version = models.CharField(max_length=20)
    schema = models.CharField(max_length=40)
    body = models.TextField()
    flow = models.TextField()
    sha = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "reader_version"], name="reading_once")]


class ReadingChoice(Recorded):
    """From which reading the desk works from now on; no choice: from the first.

    `names` says what the findings of the reading are called on the desk where that is not their path: what
    was judged in an earlier reading keeps its name, and with it its verdicts.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="reading_choices")
    n = models.PositiveIntegerField(default=1)
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="+")
    names = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "n"], name="reading_choice_in_turn")]


class Finding(models.Model):
    """One thing that was read, made from the reading's body and from nothing else (so the log need not hold it)."""

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="findings")
    path = models.CharField(max_length=60)  # its place in the body: tasks.3.targets.0
    kind = models.CharField(max_length=20, choices=FindingKind.choices)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    confidence = models.DecimalField(max_digits=4, decimal_places=3, default=1)
    value = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reading", "path"], name="finding_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="finding_holds_words"),
        ]


class Verdict(Recorded):
    """What a person says of one thing of a document: that it holds, what it should be, or that it is left out.

    `key` names the thing: the path of a finding in the first reading that had it, or `new.…` for what a
    person added. The highest `n` of a key is the one that counts; `value` is the whole thing as it should
    be, where it differs from what was read. Facts are only ever added: taking a verdict back is a verdict too.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="verdicts")
    key = models.CharField(max_length=60)
    n = models.PositiveIntegerField(default=1)
    kind = models.CharField(max_length=20, choices=FindingKind.choices)
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=20, choices=VerdictState.choices)
    value = models.JSONField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "key", "n"], name="verdict_in_turn")]


class UnitChoice(Recorded):
    """Which registered unit a name of a document means (null: a new one); one answer for all its places."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="unit_choices")
    name = models.CharField(max_length=100)
    n = models.PositiveIntegerField(default=1)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "name", "n"], name="unit_choice_in_turn")]


class ColumnMapping(Recorded):
    """What the columns of an office's own table mean: answered once for a header, used for every file that has it."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    signature = models.CharField(max_length=64)  # of the header's words
    header = models.JSONField()  # the words of each column
    meanings = models.JSONField()  # what each column means, "" for what is left out
    n = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "signature", "n"], name="column_mapping_in_turn")]

    @property
    def said(self) -> dict[str, Any]:
        """The answer as the reader takes it."""
        return {"header": self.header, "meanings": [meaning or None for meaning in self.meanings]}


class RefusedUpload(Recorded):
    """A file with a secrecy marking was brought: that it happened, and nothing of what it was."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
