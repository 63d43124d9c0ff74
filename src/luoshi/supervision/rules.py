"""Who may do what with letters and instructions.

The office decides and checks; the unit signs for its letter and answers it. What a leader wrote on a task, its unit
answers to him.
"""

from django.utils.translation import gettext_lazy as _

from luoshi.ledger import rules as ledger_rules
from luoshi.ledger.models import Task
from luoshi.organizations.rights import SEE, Rule, Rules
from luoshi.organizations.states import Role
from luoshi.supervision.models import Instruction, InstructionReply, JointDraft, Letter, Proposal, Reply
from luoshi.supervision.states import (
    OPEN_INSTRUCTIONS,
    OPEN_LETTERS,
    InstructionState,
    JointState,
    LetterState,
    ProposalState,
    ReplyState,
)

WHOLE_REGION = (Role.OFFICE, Role.LEADER, Role.AUDITOR)
OWN_UNIT = (Role.HEAD, Role.LIAISON)
SEEN_IN_REGION = [Rule(SEE, role, "region") for role in WHOLE_REGION]
SEEN = [
    *SEEN_IN_REGION,
    *(Rule(SEE, role, "unit") for role in OWN_UNIT),
    Rule(SEE, Role.LEADER, "portfolio"),
]

PROPOSALS = Rules(
    Proposal,
    places={"region": "region"},
    rows=[*SEEN_IN_REGION, Rule("decide", Role.OFFICE, "region", (ProposalState.OPEN,))],
    refusals={"decide": _("Only the supervision office decides whether a letter is sent.")},
    not_now={"decide": _("This proposal was decided already; its page says how.")},
)

#: A letter of both offices: the other one confirms it, and either ends what waits.
JOINT_DRAFTS = Rules(
    JointDraft,
    places={"region": "proposal__region", "unit": "other"},
    rows=[
        *SEEN_IN_REGION,
        Rule("confirm", Role.OFFICE, "unit", (JointState.WAITING,)),
        Rule("end", Role.OFFICE, "region", (JointState.WAITING,)),
    ],
    refusals={
        "confirm": _("A letter of both offices is confirmed by the other office, not by the one that drafted it."),
        "end": _("Only the two supervision offices decide whether a letter is issued jointly."),
    },
    not_now={
        "confirm": _("This draft does not wait any more; the page of its proposal says what came of it."),
        "end": _("This draft does not wait any more; the page of its proposal says what came of it."),
    },
)

LETTERS = Rules(
    Letter,
    places={"region": "region", "unit": "unit"},
    rows=[
        *SEEN,
        *(Rule("sign_for", role, "unit", (LetterState.ISSUED,)) for role in OWN_UNIT),
        *(Rule("answer", role, "unit", (LetterState.SIGNED_FOR,)) for role in OWN_UNIT),
        Rule("withdraw", Role.OFFICE, "region", OPEN_LETTERS),
        Rule("reckon_again", Role.OFFICE, "region", OPEN_LETTERS),
    ],
    refusals={
        "sign_for": _("Only the head and the liaison officer of the unit sign for its letter."),
        "answer": _("Only the head and the liaison officer of the unit answer its letter."),
        "withdraw": _("Only the supervision office withdraws a letter."),
        "reckon_again": _("Due days are reckoned again when a year's holidays are announced."),
    },
    not_now={
        "sign_for": _("This letter was signed for already, or withdrawn; its page says by whom."),
        "answer": _("Sign for this letter before you answer it; an answer that is being checked needs no second one."),
        "withdraw": _("This letter is closed or withdrawn; nothing is left to take back."),
    },
)

REPLIES = Rules(
    Reply,
    places={"region": "letter__region", "unit": "letter__unit"},
    rows=[*SEEN, Rule("check", Role.OFFICE, "region", (ReplyState.IN_CHECK,))],
    refusals={"check": _("Only the supervision office checks a reply.")},
    not_now={"check": _("This reply was checked already; its letter says by whom.")},
)

WHO_INSTRUCTS = (Role.LEADER, Role.OFFICE)

#: On which tasks leaders write; the office enters what one wrote on paper.
TASKS = Rules(
    Task,
    places=ledger_rules.TASKS.places,
    rows=[
        *(rule for rule in ledger_rules.TASKS.rows if rule.act == SEE),
        *(Rule("instruct", role, "region") for role in WHO_INSTRUCTS),
    ],
    refusals={"instruct": _("Only the leaders of the region write instructions; the supervision office enters them.")},
    not_now={},
)

INSTRUCTIONS = Rules(
    Instruction,
    places={"region": "region", "unit": "unit"},
    rows=[
        *SEEN,
        *(Rule("answer", role, "unit", (InstructionState.GIVEN,)) for role in OWN_UNIT),
        *(Rule("take_back", role, "region", OPEN_INSTRUCTIONS) for role in WHO_INSTRUCTS),
    ],
    refusals={
        "answer": _("Only the head and the liaison officer of the unit answer its instruction."),
        "take_back": _("Only the leader who gave an instruction and the supervision office take it back."),
    },
    not_now={
        "answer": _("This instruction is answered, carried out or taken back; its page says by whom."),
        "take_back": _("This instruction is carried out or taken back already."),
    },
)

INSTRUCTION_REPLIES = Rules(
    InstructionReply,
    places={"region": "instruction__region", "unit": "instruction__unit"},
    rows=[*SEEN, *(Rule("check", role, "region", (ReplyState.IN_CHECK,)) for role in WHO_INSTRUCTS)],
    refusals={"check": _("Only the leader who gave the instruction and the supervision office check its answer.")},
    not_now={"check": _("This answer was checked already; its instruction says by whom.")},
)
