"""The kinds and states of ledgers, and where each may go."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from luoshi.documents import states as desk


class PlanKind(models.TextChoices):
    YEARLY = "yearly", _("Yearly list of tasks")
    CAMPAIGN = "campaign", _("Campaign")
    REFORM = "reform", _("List of reforms")
    LIVELIHOOD = "livelihood", _("Public list of livelihood matters")
    MEETING = "meeting", _("Decisions of a meeting")


class PlanLinkKind(models.TextChoices):
    """How a plan hangs under another: as one of the N of a family (1+N), or because it carries it out (承接)."""

    PART = "part", _("Part of the family")
    CARRIES = "carries", _("Carries it out")


class PlanState(models.TextChoices):
    """Where a plan's time stands (S18): its year is ended by an act, and its last figures are settled after that."""

    RUNNING = "running", _("Running")
    ENDED = "ended", _("Term ended")
    SETTLED = "settled", _("Figures settled")


PLAN_TRANSITIONS = {
    PlanState.RUNNING: (PlanState.ENDED,),
    PlanState.ENDED: (PlanState.SETTLED,),
    PlanState.SETTLED: (),
}


class TaskState(models.TextChoices):
    """Whether a task can be dispatched (S1): exactly one main lead, or what is missing for it."""

    READY = "ready", _("Ready to dispatch")
    TO_SPLIT = "to_split", _("To be split among its leads")
    UNLED = "unled", _("No lead unit yet")
    SUPPORT = "support", _("Supporting measure")


#: A lead that is named makes a task ready, and so does the split of its targets among its leads.
TRANSITIONS = {
    TaskState.READY: (),
    TaskState.TO_SPLIT: (TaskState.READY,),
    TaskState.UNLED: (TaskState.READY,),
    TaskState.SUPPORT: (),
}


class ResponsibilityRole(models.TextChoices):
    MAIN = "main", _("Main lead")
    CO_LEAD = "co_lead", _("Co-lead")
    SHARE = "share", _("Leads a share")
    PARTICIPANT = "participant", _("Participant")
    LEADER = "leader", _("Leader in charge")


#: The roles that count as a lead unit.
LEADING = (ResponsibilityRole.MAIN, ResponsibilityRole.CO_LEAD, ResponsibilityRole.SHARE)


#: What a target means: proposed at the desk, confirmed here.
TargetKind = desk.TargetKind


class AmendmentKind(models.TextChoices):
    TARGET = "target", _("New target")
    LEAD = "lead", _("New main lead")
    DEADLINE = "deadline", _("New date")
    CO_LEADS = "co_leads", _("Other co-leads")
    PARTICIPANTS = "participants", _("Other participants")
    TITLE = "title", _("New wording")


class AmendmentState(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")


AMENDMENT_TRANSITIONS = {
    AmendmentState.PROPOSED: (AmendmentState.APPROVED, AmendmentState.REFUSED),
    AmendmentState.APPROVED: (),
    AmendmentState.REFUSED: (),
}


class RollUp(models.TextChoices):
    """How the results of the lines that carry out an upper one come together there (承接)."""

    SUM = "sum", _("Values added up")
    LAST = "last", _("The newest value")
    WORST = "worst", _("The worst light")
    ALL = "all", _("Done when all are done")


class SheetState(models.TextChoices):
    """How far a table that came back has come."""

    BROUGHT = "brought", _("Brought, nothing proposed yet")
    PROPOSED = "proposed", _("Its changes are proposed")


SHEET_TRANSITIONS = {
    SheetState.BROUGHT: (SheetState.PROPOSED,),
    SheetState.PROPOSED: (),
}
