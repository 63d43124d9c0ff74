"""Who may do what in dispatch. A unit reports what it was asked; the office asks, reviews and closes."""

from django.utils.translation import gettext_lazy as _

from luoshi.dispatch.models import Ask, Call, Judgement, Light, Obstacle, Reopening, Report, Round, YearEnd
from luoshi.dispatch.states import UNDECIDED, ObstacleState, ReopeningState, ReportState, RoundState, YearEndState
from luoshi.ledger import rules as ledger_rules
from luoshi.ledger.models import Plan, Task
from luoshi.ledger.rules import IN_BODIES
from luoshi.ledger.states import PlanState
from luoshi.organizations.rights import SEE, Rule, Rules
from luoshi.organizations.states import Role

WHOLE_REGION = (Role.OFFICE, Role.LEADER, Role.AUDITOR)
OWN_UNIT = (Role.HEAD, Role.LIAISON)
SEEN = [
    *(Rule(SEE, role, "region") for role in WHOLE_REGION),
    *(Rule(SEE, role, "unit") for role in OWN_UNIT),
    Rule(SEE, Role.LEADER, "portfolio"),
]

PLANS = Rules(
    Plan,
    places={"region": "region", "unit": "tasks__responsibilities__unit"},
    rows=[
        *SEEN,
        Rule("open_round", Role.OFFICE, "region", (PlanState.RUNNING,)),
        Rule("end_year", Role.OFFICE, "region", (PlanState.RUNNING,)),
    ],
    refusals={
        "open_round": _("Only the supervision office opens a round."),
        "end_year": _("Only the supervision office ends the term of a plan."),
    },
    not_now={
        "open_round": _("This plan does not run any more."),
        "end_year": _("The term of this plan has ended already; its page says what went on."),
    },
)

#: A task, as the ledger shows it, for who judges its delivery.
TASKS = Rules(
    Task,
    places=ledger_rules.TASKS.places,
    rows=[
        *(rule for rule in ledger_rules.TASKS.rows if rule.act == SEE),
        Rule("judge_delivery", Role.OFFICE, "region"),
    ],
    refusals={"judge_delivery": _("Only the supervision office judges the delivery of a task.")},
    not_now={},
)

ROUNDS = Rules(
    Round,
    places={"region": "region", "unit": "asks__unit"},
    rows=[
        *SEEN,
        Rule("close", Role.OFFICE, "region", (RoundState.OPEN,)),
        Rule("remind", Role.OFFICE, "region", (RoundState.OPEN,)),
        Rule("excuse", Role.OFFICE, "region", (RoundState.OPEN,)),
        Rule("review", Role.OFFICE, "region", (RoundState.OPEN,)),
        Rule("judge", Role.OFFICE, "region"),
        Rule("compare", Role.OFFICE, "region"),
    ],
    refusals={
        "close": _("Only the supervision office closes a round."),
        "review": _("Only the supervision office reviews reports."),
        "remind": _("Only the supervision office reminds the units."),
        "judge": _("Lights are judged when something was reported, and each night."),
        "excuse": _("Only the supervision office excuses a unit from a round."),
        "compare": _(
            "Only the supervision office enters what a target is compared with; a unit gives it in its report."
        ),
    },
    not_now=dict.fromkeys(
        ("close", "review", "remind", "excuse"), _("This round is closed; its figures stand as they are.")
    ),
)

ASKS = Rules(
    Ask,
    places={"region": "round__region", "unit": "unit"},
    rows=[
        *SEEN,
        *(Rule(act, role, "unit") for role in OWN_UNIT for act in ("report", "reopen")),
        *(Rule(act, Role.OFFICE, "region") for act in ("enter_for", "reopen")),
    ],
    refusals={
        "reopen": _("A late report is asked for by the unit itself, or offered by the supervision office."),
        "report": _("Only the head and the liaison officer of the unit that was asked report."),
        "enter_for": _("Only the supervision office enters what a unit answered by telephone or on paper."),
    },
    not_now={},
)

#: A late report on a closed round (逾期补报), as it was asked for or offered.
REOPENINGS = Rules(
    Reopening,
    places={"region": "ask__round__region", "unit": "ask__unit"},
    rows=[*SEEN, Rule("decide", Role.OFFICE, "region", (ReopeningState.WISHED,))],
    refusals={"decide": _("Only the supervision office decides whether a report may be handed in late.")},
    not_now={"decide": _("This was decided already; its page says by whom.")},
)

REPORTS = Rules(
    Report,
    places={"region": "round__region", "unit": "unit"},
    rows=[
        *SEEN,
        Rule("review", Role.OFFICE, "region", UNDECIDED),
        Rule("correct", Role.OFFICE, "region", (ReportState.ACCEPTED,)),
        *(Rule("answer_entry", role, "unit", UNDECIDED) for role in OWN_UNIT),
        *(Rule("add_proof", role, "unit", (ReportState.PROOF_WANTED,)) for role in OWN_UNIT),
    ],
    refusals={
        "review": _("Only the supervision office reviews reports."),
        "correct": _("Only the supervision office corrects a figure that was accepted."),
        "answer_entry": _("Only the unit for which it was entered says whether it is right."),
        "add_proof": _("Only the head and the liaison officer of the unit add a proof to its report."),
    },
    not_now={
        "review": _("This report was reviewed already; its page says by whom."),
        "correct": _("Only a figure that was accepted is corrected; return this report instead."),
        "answer_entry": _("This report was reviewed already; its page says by whom."),
        "add_proof": _("This waits for no proof any more."),
    },
)

CALLS = Rules(
    Call,
    places={"region": "round__region", "unit": "unit"},
    rows=SEEN,
    refusals={},
    not_now={},
)

LIGHTS = Rules(
    Light,
    places={"region": "task__plan__region", "unit": "task__responsibilities__unit"},
    rows=[*SEEN, *IN_BODIES],
    refusals={},
    not_now={},
)

JUDGEMENTS = Rules(
    Judgement,
    places={"region": "task__plan__region", "unit": "task__responsibilities__unit"},
    rows=[*SEEN, *IN_BODIES],
    refusals={},
    not_now={},
)

UNSOLVED = (ObstacleState.OPEN, ObstacleState.ANSWERED)
ANSWERS = _("An obstacle is answered by the unit that is needed, by the supervision office or by a leader.")
SOLVES = _("Only the unit in whose way it stands and the supervision office say that an obstacle is solved.")
SETTLED = dict.fromkeys(("answer", "solve"), _("This obstacle is solved already; its page says by whom."))

#: An obstacle, for who states it and for the whole region.
OBSTACLES = Rules(
    Obstacle,
    places={"region": "report__round__region", "unit": "report__unit"},
    rows=[
        *SEEN,
        *(Rule("answer", role, "region", UNSOLVED) for role in (Role.OFFICE, Role.LEADER)),
        Rule("solve", Role.OFFICE, "region", UNSOLVED),
        *(Rule("solve", role, "unit", UNSOLVED) for role in OWN_UNIT),
    ],
    refusals={"answer": ANSWERS, "solve": SOLVES},
    not_now=SETTLED,
)

#: The same obstacle, for the unit from which something is needed.
OBSTACLES_NEEDED = Rules(
    Obstacle,
    places={"unit": "needed_from"},
    rows=[Rule(act, role, "unit", states) for role in OWN_UNIT for act, states in ((SEE, ()), ("answer", UNSOLVED))],
    refusals={"answer": ANSWERS, "solve": SOLVES},
    not_now=SETTLED,
)

#: The end of a plan's year, for the whole region; a unit finds its line carried over in the later plan.
YEAR_ENDS = Rules(
    YearEnd,
    places={"region": "plan__region"},
    rows=[
        *(Rule(SEE, role, "region") for role in WHOLE_REGION),
        *(Rule("decide", role, "region", (YearEndState.PROPOSED,)) for role in (Role.OFFICE, Role.LEADER)),
        Rule("settle", Role.OFFICE, "region", (YearEndState.ENDED,)),
    ],
    refusals={
        "decide": _("Only the supervision office and the leaders of the region decide on the end of a term."),
        "settle": _("Only the supervision office settles the last figures."),
    },
    not_now={
        "decide": _("This was decided already; its page says by whom."),
        "settle": _("Figures are settled once, after the term was ended."),
    },
)
