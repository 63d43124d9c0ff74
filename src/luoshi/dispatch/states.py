"""The states of rounds and reports, the colours of lights, and why a light is as it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RoundState(models.TextChoices):
    OPEN = "open", _("Taking reports")
    CLOSED = "closed", _("Ended")


class RoundRule(models.TextChoices):
    """How often a round asks; its days are data (data/rounds.json)."""

    MONTHLY = "monthly", _("Every month")
    QUARTERLY = "quarterly", _("Every quarter")
    WEEKLY = "weekly", _("Every week, by written order")
    DAILY = "daily", _("Every day, by written order")


ROUND_TRANSITIONS = {
    RoundState.OPEN: (RoundState.CLOSED,),
    RoundState.CLOSED: (),
}


class ReopeningState(models.TextChoices):
    """How far a late report on a closed round has come (逾期补报); what was granted lapses by its day."""

    WISHED = "wished", pgettext_lazy("late report", "Waits for the decision")
    GRANTED = "granted", pgettext_lazy("late report", "Granted")
    REFUSED = "refused", pgettext_lazy("late report", "Refused")


REOPENING_TRANSITIONS = {
    ReopeningState.WISHED: (ReopeningState.GRANTED, ReopeningState.REFUSED),
    ReopeningState.GRANTED: (),
    ReopeningState.REFUSED: (),
}


class ReportState(models.TextChoices):
    IN_REVIEW = "in_review", _("In review")
    PROOF_WANTED = "proof_wanted", _("Proof asked for")
    ACCEPTED = "accepted", _("Passed review")
    RETURNED = "returned", _("Returned")


#: A reviewer has still to decide on these; both are open, and both have been reported.
UNDECIDED = (ReportState.IN_REVIEW, ReportState.PROOF_WANTED)

#: What was returned is reported anew, as a further report; what lacks a proof comes back as it was.
REPORT_TRANSITIONS = {
    ReportState.IN_REVIEW: (ReportState.ACCEPTED, ReportState.RETURNED, ReportState.PROOF_WANTED),
    ReportState.PROOF_WANTED: (ReportState.IN_REVIEW, ReportState.ACCEPTED, ReportState.RETURNED),
    ReportState.ACCEPTED: (),
    ReportState.RETURNED: (),
}


class ProofRequestState(models.TextChoices):
    """What became of a proof that a reviewer asked for."""

    WANTED = "wanted", pgettext_lazy("proof", "Waits for the unit")
    ANSWERED = "answered", pgettext_lazy("proof", "Answered")
    DROPPED = "dropped", pgettext_lazy("proof", "Decided without it")


PROOF_REQUEST_TRANSITIONS = {
    ProofRequestState.WANTED: (ProofRequestState.ANSWERED, ProofRequestState.DROPPED),
    ProofRequestState.ANSWERED: (),
    ProofRequestState.DROPPED: (),
}


class Fall(models.TextChoices):
    """Why a value that only grows is lower than the one before (S10)."""

    NONE = "", _("It has not fallen")
    CORRECTION = "correction", _("The earlier figure was wrong")
    REDUCTION = "reduction", _("It was counted and does not hold any more")


class EntrySource(models.TextChoices):
    """How a unit answered when the office enters its report."""

    PHONE = "phone", _("By telephone")
    PAPER = "paper", _("On paper")


class Doubt(models.TextChoices):
    """Why a figure looks wrong at first sight; a person who insists says why it is right."""

    UNITS = "units", _("its unit of counting seems to be another one (10,000 times too much or too little)")
    JUMP = "jump", _("it moves further in one month than half of the whole year's target")
    SUM = "sum", _("its parts do not add up to it")
    TWICE = (
        "twice",
        _("it grew as much as the line of the same name that was carried over, or beside which that stands"),
    )


class ObstacleState(models.TextChoices):
    OPEN = "open", _("Waits for an answer")
    ANSWERED = "answered", _("Answered")
    SOLVED = "solved", _("Solved")


#: What was answered may still stand in the way until the unit or the office says that it is solved.
OBSTACLE_TRANSITIONS = {
    ObstacleState.OPEN: (ObstacleState.ANSWERED, ObstacleState.SOLVED),
    ObstacleState.ANSWERED: (ObstacleState.SOLVED,),
    ObstacleState.SOLVED: (),
}


class Confidence(models.TextChoices):
    """How sure the office is of a task's delivery; a judgement of a person, no light."""

    LIKELY = "likely", _("Will be done in time")
    DOUBTFUL = "doubtful", _("Hard to do in time")
    UNLIKELY = "unlikely", _("Will not be done in time")


class YearEndState(models.TextChoices):
    """How far the end of a plan's year has come (S18)."""

    PROPOSED = "proposed", _("Waits for another hand")
    REFUSED = "refused", pgettext_lazy("year end", "Refused")
    ENDED = "ended", _("Term ended, figures provisional")
    SETTLED = "settled", _("Figures settled")


YEAR_END_TRANSITIONS = {
    YearEndState.PROPOSED: (YearEndState.ENDED, YearEndState.REFUSED),
    YearEndState.REFUSED: (),
    YearEndState.ENDED: (YearEndState.SETTLED,),
    YearEndState.SETTLED: (),
}


class Colour(models.TextChoices):
    """The colours from the best to the worst."""

    DONE = "done", pgettext_lazy("light", "Done")
    GREEN = "green", pgettext_lazy("light", "On course")
    YELLOW = "yellow", pgettext_lazy("light", "Behind")
    RED = "red", pgettext_lazy("light", "Far behind")
    GREY = "grey", pgettext_lazy("light", "Awaiting figures")


class Cause(models.TextChoices):
    """Why a light has its colour; every grey has one."""

    ON_COURSE = "on_course", _("On course")
    BEHIND = "behind", _("Behind its course")
    OVER = "over", _("Above what the time allows")
    EXCEEDED = "exceeded", _("Above its ceiling")
    MISSED = "missed", _("Not at the level that is asked")
    NODE_LATE = "node_late", _("A node is overdue")
    MISSING = "missing", _("No report after the days of grace")
    UNREVIEWED = "unreviewed", _("Reported, and not accepted when the days of grace ended")
    IN_GRACE = "in_grace", _("Days of grace")
    AWAITING = "awaiting", _("No figure yet")
    EXCUSED = "excused", _("Excused from the round")
    NO_NODES = "no_nodes", _("No nodes set")
    NO_BASELINE = "no_baseline", _("No value to start from")
    NO_REFERENCE = "no_reference", _("No figure to compare with yet")
    NOT_YET = "not_yet", _("Not yet the time to judge it")
    KIND_NOT_JUDGED = "kind_not_judged", _("Its kind is not decided")
    NO_TARGET = "no_target", _("No target to judge by")
