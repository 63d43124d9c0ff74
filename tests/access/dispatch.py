"""Who gets which answer: rounds, answers, reports and lights."""

from tests.access.row import Try

TABLE = [
    Try("dispatch:rounds", "GET", "/dispatch/", "302 nobody; 200"),
    Try("dispatch:mine", "GET", "/dispatch/mine/", "302 nobody; 200"),
    Try(
        "dispatch:open",
        "GET",
        "/dispatch/open/{plan}/",
        "200 office; 302 nobody; 403 leader auditor unit head second_unit town; 404",
    ),
    Try(
        "dispatch:open",
        "POST",
        "/dispatch/open/{list_of_ten}/",
        "302 office nobody; 403 leader auditor; 404",
        {"month": "2026-08-01"},
    ),
    Try(
        "dispatch:months",
        "GET",
        "/dispatch/plans/{plan}/",
        "200 office leader auditor unit head second_unit town; 302 nobody; 404",
    ),
    Try(
        "dispatch:round",
        "GET",
        "/dispatch/rounds/{round}/",
        "302 nobody; 200 office leader auditor unit head second_unit; 404",
    ),
    Try(
        "dispatch:close",
        "POST",
        "/dispatch/rounds/{round}/close/",
        "409 office; 302 nobody; 403 leader auditor unit head second_unit; 404",
    ),
    Try(
        "dispatch:excuse",
        "POST",
        "/dispatch/rounds/{round}/excuse/",
        "302 office nobody; 403 leader auditor unit head second_unit; 404",
        {"unit": "{unit}", "reason": "防汛应急"},
    ),
    Try(
        "dispatch:accept_clean",
        "POST",
        "/dispatch/rounds/{round}/accept/",
        "302 office nobody; 403 leader auditor unit head second_unit; 404",
        {"report": "{clean}"},
    ),
    Try(
        "dispatch:accept_clean",
        "POST",
        "/dispatch/rounds/{round}/accept/",
        "422 office; 302 nobody; 403 leader auditor unit head second_unit; 404",
        {"report": "{report}"},
    ),
    Try(
        "dispatch:answer",
        "GET",
        "/dispatch/asks/{ask}/",
        "200 unit head; 302 nobody; 403 office leader auditor; 404",
    ),
    Try(
        "dispatch:answer",
        "POST",
        "/dispatch/asks/{ask}/",
        "302 unit head nobody; 403 office leader auditor; 404",
        {"words": "主体已封顶"},
    ),
    Try(
        "dispatch:report",
        "GET",
        "/dispatch/reports/{report}/",
        "302 nobody; 200 office leader auditor unit head; 404",
    ),
    Try(
        "dispatch:report",
        "POST",
        "/dispatch/reports/{report}/",
        "302 office nobody; 403 leader auditor unit head; 404",
        {"accept": "1"},
    ),
    Try(
        "dispatch:evidence",
        "GET",
        "/dispatch/evidence/{evidence}/",
        "302 nobody; 200 office leader auditor unit head; 404",
    ),
    Try(
        "dispatch:light",
        "GET",
        "/dispatch/tasks/{task}/light/",
        "302 nobody; 200 office leader auditor unit head town; 404",
    ),
    Try(
        "dispatch:correct",
        "GET",
        "/dispatch/measurements/{measurement}/correct/",
        "200 office; 403 leader auditor unit head; 302 nobody; 404",
    ),
]
