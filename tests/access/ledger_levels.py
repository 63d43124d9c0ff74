"""Who gets which answer: lines handed down from the city, what carries them out here, and what is known above."""

from tests.access.row import Try

OWN_PLAN = "302 nobody; 404 neighbour public system security audit; 403"
RECEIVED = "302 nobody; 403 leader auditor; 404"

TABLE = [
    Try("ledger:hand_down", "GET", "/ledger/plans/{plan}/hand-down/", f"200 office; {OWN_PLAN}"),
    Try("ledger:hand_down", "POST", "/ledger/plans/{plan}/hand-down/", f"422 office; {OWN_PLAN}", {"tasks": "{task}"}),
    Try("ledger:hand_down", "GET", "/ledger/plans/{citys}/hand-down/", "302 nobody; 404"),
    Try(
        "ledger:apportion",
        "GET",
        "/ledger/tasks/{task}/shares/",
        "200 office; 302 nobody; 403 leader auditor unit head town; 404",
    ),
    Try(
        "ledger:apportion",
        "POST",
        "/ledger/tasks/{task}/shares/",
        "422 office; 302 nobody; 403 leader auditor unit head town; 404",
        {"how": "sum"},
    ),
    Try("ledger:handed", "GET", "/ledger/handed/{citys}/{region}/", "302 nobody; 200 office leader auditor; 404"),
    Try("ledger:handed", "POST", "/ledger/handed/{citys}/{region}/", f"422 office; {RECEIVED}", {"pairs": "0-0"}),
    Try("ledger:carry_out", "GET", "/ledger/handed/lines/{handed}/carry-out/", f"200 office; {RECEIVED}"),
    Try(
        "ledger:carry_out",
        "POST",
        "/ledger/handed/lines/{handed}/carry-out/",
        "302 office nobody; 403 leader auditor; 404",
        {"task": "{led}"},
    ),
    Try(
        "ledger:take_back",
        "GET",
        "/ledger/handed/lines/{handed}/take-back/",
        "302 nobody; 403 office leader auditor; 404",
    ),
    Try("ledger:end_link", "GET", "/ledger/links/{carried}/end/", f"200 office; {RECEIVED}"),
    Try(
        "ledger:end_link",
        "POST",
        "/ledger/links/{carried}/end/",
        "302 office nobody; 403 leader auditor; 404",
        {"reason": "不对应"},
    ),
    Try("dispatch:carried", "GET", "/dispatch/carried/{carried}/", "302 nobody; 200 office leader auditor; 404"),
    Try("dispatch:carried_proof", "GET", "/dispatch/carried/{carried}/proofs/{evidence}/", "302 nobody; 404"),
]
