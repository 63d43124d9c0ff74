"""Who may do what in the ledger. A unit sees what it leads or joins; a town also what addresses all towns."""

from django.utils.translation import gettext_lazy as _

from luoshi.ledger.carrying.models import HandedLine, TaskLink
from luoshi.ledger.models import Amendment, Plan, SavedView, SheetUpload, Task
from luoshi.ledger.states import AmendmentState, PlanState, SheetState, TaskState
from luoshi.organizations.models import Post, Region
from luoshi.organizations.rights import SEE, Rule, Rules
from luoshi.organizations.rules import ANYBODY, everywhere
from luoshi.organizations.states import Role

WHOLE_REGION = (Role.OFFICE, Role.LEADER, Role.AUDITOR)
OWN_UNIT = (Role.HEAD, Role.LIAISON)
#: Who heads a body, and who heads a unit that is a member of it, sees what the body answers for.
IN_BODIES = tuple(Rule(SEE, role, "member") for role in (Role.HEAD, Role.LEADER))

#: `know` is to be told of a plan in its family: also of the regions above and below, by title alone. Under whose plan
#: one's own may be put is `carry`: of one's own region and of those above.
PLANS = Rules(
    Plan,
    places={**everywhere("region"), "unit": "tasks__responsibilities__unit"},
    rows=[
        *(Rule(SEE, role, "region") for role in WHOLE_REGION),
        *(Rule(SEE, role, "unit") for role in OWN_UNIT),
        Rule(SEE, Role.LEADER, "portfolio"),
        *IN_BODIES,
        *(Rule("know", role, place) for role in WHOLE_REGION for place in ("region", "above", "below")),
        *(Rule("know", role, "unit") for role in OWN_UNIT),
        *(Rule("know", rule.role, rule.place) for rule in IN_BODIES),
        Rule("carry", Role.OFFICE, "region"),
        Rule("carry", Role.OFFICE, "above"),
        Rule("describe", Role.OFFICE, "region", (PlanState.RUNNING,)),
        Rule("link", Role.OFFICE, "region"),
        Rule("unlink", Role.OFFICE, "region"),
        Rule("hand_down", Role.OFFICE, "region"),
    ],
    refusals={
        "describe": _("Only the supervision office says what kind of plan this is."),
        "link": _("Only the supervision office puts a plan under another one."),
        "unlink": _("Only the supervision office takes a plan out of its family."),
        "hand_down": _("Only the supervision office hands a plan down to the regions below."),
    },
    not_now={"describe": _("The term of this plan has ended: it stays as it is.")},
)

TASKS = Rules(
    Task,
    places={"region": "plan__region", "unit": "responsibilities__unit"},
    rows=[
        *(Rule(SEE, role, "region") for role in WHOLE_REGION),
        *(Rule(SEE, role, "unit") for role in OWN_UNIT),
        Rule(SEE, Role.LEADER, "portfolio"),
        *IN_BODIES,
        Rule("name_lead", Role.OFFICE, "region", (TaskState.UNLED, TaskState.TO_SPLIT)),
        Rule("amend", Role.OFFICE, "region", (TaskState.READY, TaskState.TO_SPLIT)),
        Rule("amend", Role.HEAD, "unit", (TaskState.READY, TaskState.TO_SPLIT)),
        Rule("complete", Role.OFFICE, "region"),
        Rule("split", Role.OFFICE, "region", (TaskState.TO_SPLIT,)),
        Rule("name_leader", Role.OFFICE, "region"),
        Rule("release_leader", Role.OFFICE, "region"),
    ],
    refusals={
        "name_lead": _("Only the supervision office names the lead of a task."),
        "amend": _("Only the supervision office and the head of a unit in the task propose a change."),
        "complete": _("Only the supervision office completes a target."),
        "split": _("Only the supervision office splits a task among its leads."),
        "name_leader": _("Only the supervision office names who heads a task."),
        "release_leader": _("Only the supervision office ends that a leader heads a task."),
    },
    not_now={
        "name_lead": _("This task has its lead; a change of lead is an amendment that another person approves."),
        "amend": _("This task has no lead yet; name it first."),
        "split": _("Only a task that several units lead together, each with its share, is split among them."),
    },
)

_CARRYING = _("Only the supervision office of the region to which a line is handed down says what carries it out.")

#: A line that is handed down, for the region that hands it down and for the one that is to carry it out: no other.
HANDED = Rules(
    HandedLine,
    places={"region": "task__plan__region", "handed_down": "region"},
    rows=[
        *(Rule(SEE, role, place) for role in WHOLE_REGION for place in ("region", "handed_down")),
        *(Rule("receive", role, "handed_down") for role in WHOLE_REGION),
        *(Rule("oversee", role, "region") for role in WHOLE_REGION),
        Rule("apportion", Role.OFFICE, "region"),
        Rule("take_back", Role.OFFICE, "region"),
        Rule("carry_out", Role.OFFICE, "handed_down"),
    ],
    refusals={
        "apportion": _("Only the supervision office that hands a line down says which share a region is to bring."),
        "take_back": _("Only the supervision office that has handed a line down takes it back."),
        "carry_out": _CARRYING,
    },
    not_now={},
)

#: What carries out a line that was handed down: its region ends it, and the region above sees what comes of it.
LINKS = Rules(
    TaskLink,
    places={"region": "upper__plan__region", "handed_down": "lower__plan__region"},
    rows=[
        *(Rule(SEE, role, place) for role in WHOLE_REGION for place in ("region", "handed_down")),
        Rule("end", Role.OFFICE, "handed_down"),
    ],
    refusals={"end": _CARRYING},
    not_now={},
)

AMENDMENTS = Rules(
    Amendment,
    places={"region": "task__plan__region", "unit": "task__responsibilities__unit"},
    rows=[
        *(Rule(SEE, role, "region") for role in WHOLE_REGION),
        *(Rule(SEE, role, "unit") for role in OWN_UNIT),
        Rule(SEE, Role.LEADER, "portfolio"),
        *IN_BODIES,
        Rule("decide", Role.OFFICE, "region", (AmendmentState.PROPOSED,)),
        Rule("decide", Role.LEADER, "region", (AmendmentState.PROPOSED,)),
    ],
    refusals={"decide": _("Only the supervision office and the leaders of the region decide on a change.")},
    not_now={"decide": _("This change was decided already; its page says by whom.")},
)

#: The posts of leaders, as the ledger shows them: to those who work in the leader's region.
LEADERS = Rules(
    Post,
    places={"region": "unit__versions__region"},
    rows=[Rule(SEE, role, "region") for role in WHOLE_REGION + OWN_UNIT],
    refusals={},
    not_now={},
)

VIEWS = Rules(
    SavedView,
    places={"own": "owner", "region": "shared_in"},
    rows=[
        Rule(SEE, ANYBODY, "own"),
        Rule(SEE, Role.OFFICE, "region"),
        Rule("share", Role.OFFICE, "region"),
        Rule("drop", ANYBODY, "own"),
    ],
    refusals={
        "share": _("Only the supervision office shares a view. Save it for yourself."),
        "drop": _("Only who saved a view drops it. Ask him."),
    },
    not_now={},
)

#: A table that came back: who takes it in, looks at it, proposes what it changes, and decides on all of it.
BRINGING = Rules(
    Region,
    places={"region": "pk"},
    rows=[Rule(SEE, role, "region") for role in WHOLE_REGION + OWN_UNIT] + [Rule("bring_sheet", Role.OFFICE, "region")],
    refusals={"bring_sheet": _("Only the supervision office brings tables of the ledger back.")},
    not_now={},
)

SHEETS = Rules(
    SheetUpload,
    places={"region": "region"},
    rows=[
        *(Rule(SEE, role, "region") for role in WHOLE_REGION),
        Rule("apply", Role.OFFICE, "region", (SheetState.BROUGHT,)),
        Rule("decide", Role.OFFICE, "region", (SheetState.PROPOSED,)),
        Rule("decide", Role.LEADER, "region", (SheetState.PROPOSED,)),
    ],
    refusals={
        "apply": _("Only the supervision office proposes what a table changes."),
        "decide": _("Only the supervision office and the leaders of the region decide on a change."),
    },
    not_now={
        "apply": _("The changes of this table are proposed already. Take the ledger along anew for further ones."),
        "decide": _("Nothing of this table is proposed yet."),
    },
)
