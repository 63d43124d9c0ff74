"""Who may do what with documents."""

from django.utils.translation import gettext_lazy as _

from luoshi.documents.models import Document
from luoshi.documents.states import DocumentState
from luoshi.organizations.models import Region
from luoshi.organizations.rights import SEE, Rule, Rules
from luoshi.organizations.states import Role

RULES = Rules(
    Document,
    places={"region": "region"},
    rows=[
        Rule(SEE, Role.OFFICE, "region"),
        Rule(SEE, Role.LEADER, "region"),
        Rule(SEE, Role.AUDITOR, "region"),
        Rule("judge", Role.OFFICE, "region", (DocumentState.READ,)),
        Rule("adopt", Role.OFFICE, "region", (DocumentState.READ,)),
        Rule("map_columns", Role.OFFICE, "region", (DocumentState.READ,)),
        Rule("export", Role.OFFICE, "region"),
        Rule("read_again", Role.OFFICE, "region"),
        Rule("work_from", Role.OFFICE, "region", (DocumentState.READ,)),
    ],
    refusals={
        "judge": _("Only the supervision office of the region checks what was read."),
        "adopt": _("Only the supervision office of the region adopts a document into the ledger."),
        "map_columns": _("Only the supervision office of the region says what the columns of a table hold."),
        "export": _("Only the supervision office of the region takes documents away as examples for the reader."),
        "read_again": _("Only the supervision office of the region has a document read again."),
        "work_from": _("Only the supervision office of the region chooses the reading that is worked from."),
    },
    not_now={
        "judge": _("This document is in the ledger already: change its tasks there."),
        "adopt": _("This document was adopted already: open its plan in the ledger."),
        "map_columns": _("This document is in the ledger already: its columns are read as they were."),
        "work_from": _("This document is in the ledger already: a newer reading is there to compare only."),
    },
)

#: Bringing a document: asked of the region that it is brought for.
UPLOAD_RULES = Rules(
    Region,
    places={"region": "pk"},
    rows=[Rule(SEE, role, "region") for role in (Role.OFFICE, Role.LEADER, Role.AUDITOR, Role.HEAD, Role.LIAISON)]
    + [Rule("upload", Role.OFFICE, "region"), Rule("export", Role.OFFICE, "region")],
    refusals={
        "export": _("Only the supervision office of the region takes documents away as examples for the reader."),
        "upload": _("Only the supervision office uploads documents. Send yours to the office."),
    },
    not_now={},
)
