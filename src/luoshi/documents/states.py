"""The states of documents and verdicts, and where each may go."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentState(models.TextChoices):
    READ = "read", _("Read, to be checked")
    ADOPTED = "adopted", _("Adopted into the ledger")


class VerdictState(models.TextChoices):
    ACCEPTED = "accepted", _("Accepted")
    CORRECTED = "corrected", _("Corrected")
    ADDED = "added", _("Added by hand")
    REJECTED = "rejected", _("Left out")
    WITHDRAWN = "withdrawn", _("Taken back")


#: What goes into the ledger.
STANDING = frozenset({VerdictState.ACCEPTED, VerdictState.CORRECTED, VerdictState.ADDED})


class FindingKind(models.TextChoices):
    SECTION = "section", _("Section")
    TASK = "task", _("Task")
    RESPONSIBILITY = "responsibility", _("Responsible unit")
    LEADER = "leader", _("Leader in charge")
    TARGET = "target", _("Target")
    ITEM = "item", _("Item")
    CLAIM = "claim", _("Reported figure")
    ACHIEVEMENT = "achievement", _("Achievement")
    MECHANISM = "mechanism", _("Way of working")
    REPAIR = "repair", _("Restored words")
    LEFT_OUT = "left_out", _("Left out by the reader")
    REFERENCE = "reference", _("Reference to another document")


class TargetKind(models.TextChoices):
    """What a target means decides how it is judged (S3 to S10); open until somebody says."""

    OPEN = "", _("Kind not decided")
    FLOW = "flow", _("Flow")
    STOCK = "stock", _("Stock")
    HOLD = "hold", _("Level to hold")
    REACH = "reach", _("Level to reach")
    CEILING = "ceiling", _("Ceiling")
    GROWTH = "growth", _("Growth")
    RELATIVE = "relative", _("Relative to others")
    RANK = "rank", _("Rank")
    DONE = "done", _("Done or not done")


TRANSITIONS = {DocumentState.READ: (DocumentState.ADOPTED,), DocumentState.ADOPTED: ()}

#: The kinds that become rows of a ledger and therefore need a verdict.
LEDGER_KINDS = (FindingKind.TASK, FindingKind.RESPONSIBILITY, FindingKind.LEADER, FindingKind.TARGET)
