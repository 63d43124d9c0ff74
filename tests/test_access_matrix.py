"""Every route, tried by everybody: who is answered, who is refused, to whom there is no such page.

A new route without a row fails. A row says for each status who gets it; all others get the last one.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from tests.support.matrix import WHO, browser_of, make_tried, program_of, routes, sent, taken_back
from tests.support.papers import PLAN
from tests.support.tables import saved

pytestmark = pytest.mark.django_db

DAY = "2026-10-01"
NEW = {"username": "newcomer", "name": "陆宁", "password": "Quiet-River-27", "again": "Quiet-River-27"}


class Try(NamedTuple):
    """One request and its answers: `{task}` and the like stand for things of the county."""

    route: str
    method: str
    address: str
    answers: str
    data: dict[str, Any] = {}


def a_file() -> dict[str, Any]:
    return {"file": SimpleUploadedFile("新清单.txt", PLAN.replace("8号", "9号").encode())}


def a_table() -> dict[str, Any]:
    book = Workbook()
    book.active.append(["序号", "任务", "主牵头"])
    return {"file": SimpleUploadedFile("台账.xlsx", saved(book))}


TABLE = [
    Try("web:home", "GET", "/", "302 nobody; 200"),
    Try("web:notices", "GET", "/notices/", "302 nobody; 200"),
    Try("web:read_notices", "POST", "/notices/read/", "302"),
    Try("web:search", "GET", "/search/?q=x", "302 nobody; 200"),
    Try("web:api_docs", "GET", "/api/v1/docs/", "200"),
    Try("web:text_size", "POST", "/text-size/", "302", {"size": "large"}),
    Try("web:language", "POST", "/language/", "302", {"language": "en"}),
    Try("organizations:sign_in", "GET", "/sign-in/", "200 nobody; 302"),
    Try("organizations:sign_out", "POST", "/sign-out/", "302"),
    Try("organizations:account", "GET", "/account/", "302 nobody; 200"),
    Try("organizations:change_password", "GET", "/account/password/", "302 nobody; 200"),
    Try("organizations:choose_post", "POST", "/account/post/", "302 nobody; 409", {"post": "{post}"}),
    Try("organizations:keys", "GET", "/account/keys/", "302 nobody; 200"),
    Try("organizations:revoke_key", "POST", "/account/keys/{token}/revoke/", "302 office security nobody; 404"),
    Try("organizations:units", "GET", "/units/", "302 nobody; 200"),
    Try("organizations:open_unit", "GET", "/units/open/", "200 system; 302 nobody; 403"),
    Try(
        "organizations:open_unit",
        "POST",
        "/units/open/",
        "302 system nobody; 403",
        {"region": "{region}", "name": "县水利局", "kind": "government", "valid_from": DAY},
    ),
    Try("organizations:unit", "GET", "/units/{unit}/", "302 nobody; 404 neighbour public; 200"),
    Try("organizations:add_alias", "GET", "/units/{unit}/names/", "200 system; 302 nobody; 404 neighbour public; 403"),
    Try(
        "organizations:add_alias",
        "POST",
        "/units/{unit}/names/",
        "404 neighbour public; 302 system nobody; 403",
        {"name": "县科技局"},
    ),
    Try("organizations:open_post", "GET", "/units/{unit}/posts/", "200 system; 302 nobody; 404 neighbour public; 403"),
    Try(
        "organizations:open_post",
        "POST",
        "/units/{unit}/posts/",
        "404 neighbour public; 302 system nobody; 403",
        {"role": "liaison", "title": "副联络员"},
    ),
    Try("organizations:people", "GET", "/people/", "302 nobody; 200 system security audit; 403"),
    Try("organizations:register", "GET", "/people/register/", "200 system; 302 nobody; 403"),
    Try("organizations:register", "POST", "/people/register/", "302 system nobody; 403", NEW),
    Try(
        "organizations:reset_password",
        "GET",
        "/people/{person}/password/",
        "200 system; 302 nobody; 403 public security audit; 404",
    ),
    Try(
        "organizations:reset_password",
        "POST",
        "/people/{person}/password/",
        "302 system nobody; 403 public security audit; 404",
        {"password": "Quiet-River-27"},
    ),
    Try(
        "organizations:close_account",
        "POST",
        "/people/{person}/close/",
        "302 system nobody; 403 public security audit; 404",
        {"key": "one-click"},
    ),
    Try(
        "organizations:appoint", "GET", "/posts/{post}/appoint/", "200 security; 302 nobody; 404 neighbour public; 403"
    ),
    Try(
        "organizations:appoint",
        "POST",
        "/posts/{post}/appoint/",
        "404 neighbour public; 302 security nobody; 403",
        {"person": "{person}", "valid_from": DAY},
    ),
    Try(
        "organizations:dismiss",
        "GET",
        "/holdings/{holding}/dismiss/",
        "200 security; 302 nobody; 404 neighbour public; 403",
    ),
    Try(
        "organizations:dismiss",
        "POST",
        "/holdings/{holding}/dismiss/",
        "404 neighbour public; 302 security nobody; 403",
        {"valid_to": DAY},
    ),
    Try("organizations:log", "GET", "/log/", "200 audit; 302 nobody; 403"),
    Try("documents:list", "GET", "/documents/", "302 nobody; 200"),
    Try(
        "documents:upload",
        "GET",
        "/documents/upload/",
        "302 nobody; 200 office neighbour; 404 public system security audit; 403",
    ),
    Try(
        "documents:upload",
        "POST",
        "/documents/upload/",
        "302 office neighbour nobody; 404 public system security audit; 403",
        {"file": a_file},
    ),
    Try("documents:document", "GET", "/documents/{document}/", "302 nobody; 200 office leader auditor; 404"),
    Try("documents:news", "GET", "/documents/{document}/news/", "302 nobody office leader auditor; 404"),
    Try("documents:source", "GET", "/documents/{document}/source/", "302 nobody; 200 office leader auditor; 404"),
    Try(
        "documents:columns",
        "GET",
        "/documents/{sheet}/columns/",
        "200 office; 302 nobody; 403 leader auditor; 404",
    ),
    Try(
        "documents:columns",
        "POST",
        "/documents/{sheet}/columns/",
        "302 office nobody; 403 leader auditor; 404",
        {"table-0-column-1": "task", "table-0-column-2": "heads"},
    ),
    Try(
        "documents:judge",
        "POST",
        "/documents/{desk}/judge/",
        "302 office nobody; 403 leader auditor; 404",
        {"thing": "tasks.0", "leave_out": "1"},
    ),
    Try(
        "documents:accept_clear",
        "POST",
        "/documents/{desk}/accept-clear/",
        "302 office nobody; 403 leader auditor; 404",
        {"version": "0"},
    ),
    Try(
        "documents:correct",
        "POST",
        "/documents/{desk}/correct/",
        "302 office nobody; 403 leader auditor; 404",
        {"thing": "tasks.0", "seen": "0", "title": "改造老旧小区"},
    ),
    Try(
        "documents:add",
        "POST",
        "/documents/{desk}/add/",
        "302 office nobody; 403 leader auditor; 404",
        {"kind": "task", "title": "编制规划"},
    ),
    Try(
        "documents:split",
        "POST",
        "/documents/{desk}/split/",
        "422 office; 302 nobody; 403 leader auditor; 404",
        {"thing": "tasks.0", "seen": "0", "at": "1"},
    ),
    Try(
        "documents:join",
        "POST",
        "/documents/{desk}/join/",
        "302 office nobody; 403 leader auditor; 404",
        {"thing": "tasks.1", "seen": "0"},
    ),
    Try(
        "documents:undo",
        "POST",
        "/documents/{desk}/undo/",
        "302 office nobody; 403 leader auditor; 404",
        {"key": "one-click"},
    ),
    Try(
        "documents:choose_unit",
        "POST",
        "/documents/{desk}/unit/",
        "302 office nobody; 403 leader auditor; 404",
        {"name": "县财政局", "unit": "{unit}"},
    ),
    Try(
        "documents:candidates",
        "GET",
        "/documents/candidates/",
        "200 office neighbour; 302 nobody; 404 public system security audit; 403",
    ),
    Try(
        "documents:candidates",
        "POST",
        "/documents/candidates/",
        "302 office neighbour nobody; 404 public system security audit; 403",
    ),
    Try("documents:leads", "GET", "/documents/{desk}/leads/", "200 office; 302 nobody; 403 leader auditor; 404"),
    Try(
        "documents:leads",
        "POST",
        "/documents/{desk}/leads/",
        "302 office nobody; 403 leader auditor; 404",
        {"units": "县财政局", "role": "participant", "where": "all"},
    ),
    Try("documents:read_again", "POST", "/documents/{desk}/read-again/", "302 office nobody; 403 leader auditor; 404"),
    Try(
        "documents:reading",
        "GET",
        "/documents/{desk}/readings/{reading}/",
        "302 nobody; 200 office leader auditor; 404",
    ),
    Try(
        "documents:work_from",
        "POST",
        "/documents/{desk}/readings/{reading}/work-from/",
        "302 office nobody; 403 leader auditor; 404",
    ),
    Try(
        "documents:decide",
        "POST",
        "/documents/{desk}/readings/{reading}/decide/",
        "302 office nobody; 403 leader auditor; 404",
        {"thing": "tasks.0", "seen": "0", "keep": "1"},
    ),
    Try("ledger:list", "GET", "/ledger/", "302 nobody; 200"),
    Try("ledger:task", "GET", "/ledger/tasks/{task}/", "302 nobody; 200 office leader auditor unit head town; 404"),
    Try(
        "ledger:name_lead",
        "POST",
        "/ledger/tasks/{unled}/lead/",
        "302 office nobody; 403 leader auditor; 404",
        {"unit": "{other}", "reason": "会议定"},
    ),
    Try(
        "ledger:name_lead",
        "POST",
        "/ledger/tasks/{task}/lead/",
        "409 office; 302 nobody; 403 leader auditor unit head town; 404",
        {"unit": "{other}", "reason": "会议定"},
    ),
    Try(
        "ledger:split",
        "GET",
        "/ledger/tasks/{shared}/split/",
        "200 office; 302 nobody; 403 leader auditor second_unit; 404",
    ),
    Try(
        "ledger:split",
        "POST",
        "/ledger/tasks/{shared}/split/",
        "422 office; 302 nobody; 403 leader auditor second_unit; 404",
        {"reason": "会议定"},
    ),
    Try(
        "ledger:propose_lead",
        "GET",
        "/ledger/tasks/{task}/propose-lead/",
        "200 office head; 302 nobody; 403 leader auditor unit town; 404",
    ),
    Try(
        "ledger:propose_lead",
        "POST",
        "/ledger/tasks/{led}/propose-lead/",
        "302 office head nobody; 403 leader auditor unit; 404",
        {"unit": "{other}", "effective_on": DAY, "reason": "会议定"},
    ),
    Try(
        "ledger:propose_lead",
        "POST",
        "/ledger/tasks/{unled}/propose-lead/",
        "409 office; 302 nobody; 403 leader auditor; 404",
        {"unit": "{other}", "effective_on": DAY, "reason": "会议定"},
    ),
    Try(
        "ledger:propose_date",
        "POST",
        "/ledger/tasks/{led}/propose-date/",
        "302 office head nobody; 403 leader auditor unit; 404",
        {"deadline": "2026-12-01", "effective_on": "2026-09-24", "reason": "会议定"},
    ),
    Try(
        "ledger:propose_target",
        "POST",
        "/ledger/targets/{target}/propose/",
        "302 office head nobody; 403 leader auditor unit town; 404",
        {"comparator": ">=", "amount": "8", "effective_on": DAY, "reason": "会议定"},
    ),
    Try(
        "ledger:propose_target",
        "GET",
        "/ledger/targets/{target}/propose/",
        "200 office head; 302 nobody; 403 leader auditor unit town; 404",
    ),
    Try(
        "ledger:complete",
        "GET",
        "/ledger/targets/{target}/complete/",
        "200 office; 302 nobody; 403 leader auditor unit head town; 404",
    ),
    Try(
        "ledger:complete",
        "POST",
        "/ledger/targets/{target}/complete/",
        "302 office nobody; 403 leader auditor unit head town; 404",
        {"kind": "stock", "baseline": "14"},
    ),
    Try(
        "ledger:amendment",
        "GET",
        "/ledger/amendments/{amendment}/",
        "302 nobody; 200 office leader auditor unit head town; 404",
    ),
    Try(
        "ledger:amendment",
        "POST",
        "/ledger/amendments/{amendment}/",
        "302 office leader nobody; 403 auditor unit head town; 404",
        {"approve": "1"},
    ),
    Try("ledger:leaders", "GET", "/ledger/leaders/", "302 nobody; 200"),
    Try("ledger:mine", "GET", "/ledger/leaders/mine/", "200 leader; 302"),
    Try(
        "ledger:leader",
        "GET",
        "/ledger/leaders/{leader}/",
        "302 nobody; 404 neighbour public system security audit; 200",
    ),
    Try(
        "ledger:settle_leader",
        "GET",
        "/ledger/leaders/settle/?name=韩远",
        "200 office; 302 nobody; 403 leader auditor unit head; 404",
    ),
    Try(
        "ledger:settle_leader",
        "POST",
        "/ledger/leaders/settle/?name=韩远",
        "302 office nobody; 403 leader auditor unit head; 404",
        {"post": "{leader}", "reason": "会议定"},
    ),
    Try(
        "ledger:name_leader",
        "GET",
        "/ledger/tasks/{task}/leaders/",
        "200 office; 302 nobody; 403 leader auditor unit head town; 404",
    ),
    Try(
        "ledger:name_leader",
        "POST",
        "/ledger/tasks/{unled}/leaders/",
        "302 office nobody; 403 leader auditor; 404",
        {"post": "{leader}", "reason": "会议定"},
    ),
    Try(
        "ledger:release_leader",
        "POST",
        "/ledger/tasks/{headed}/leaders/{leader}/release/",
        "302 office nobody; 403 leader auditor second_unit town; 404",
        {"reason": "分工调整"},
    ),
    Try(
        "ledger:print_task",
        "GET",
        "/ledger/tasks/{task}/print/?in=browser",
        "302 nobody; 200 office leader auditor unit head town; 404",
    ),
    Try(
        "ledger:print",
        "GET",
        "/ledger/print/?in=browser&task={task}",
        "302 nobody; 200 office leader auditor unit head town; 404",
    ),
    Try(
        "ledger:print",
        "POST",
        "/ledger/print/?in=browser",
        "302 nobody; 200 office leader auditor unit head town; 404",
        {"task": "{task}"},
    ),
    Try(
        "ledger:print_ledger",
        "GET",
        "/ledger/plans/{plan}/print/?in=browser",
        "302 nobody; 404 neighbour public system security audit; 200",
    ),
    Try("ledger:plans", "GET", "/ledger/plans/", "302 nobody; 200"),
    Try("ledger:plan", "GET", "/ledger/plans/{plan}/", "302 nobody; 404 neighbour public system security audit; 200"),
    Try(
        "ledger:compare",
        "GET",
        "/ledger/plans/{plan}/compare/",
        "302 nobody; 404 neighbour public system security audit; 200",
    ),
    Try("ledger:export", "GET", "/ledger/export/", "302 nobody; 200"),
    Try("ledger:take_along", "GET", "/ledger/sheets/take/", "302 nobody; 200"),
    Try(
        "ledger:bring_sheet",
        "GET",
        "/ledger/sheets/",
        "302 nobody; 200 office neighbour; 404 public system security audit; 403",
    ),
    Try(
        "ledger:bring_sheet",
        "POST",
        "/ledger/sheets/",
        "302 office neighbour nobody; 404 public system security audit; 403",
        {"file": a_table},
    ),
    Try("ledger:sheet", "GET", "/ledger/sheets/{table}/", "302 nobody; 200 office leader auditor; 404"),
    Try("ledger:sheet", "POST", "/ledger/sheets/{table}/", "422 office; 302 nobody; 403 leader auditor; 404"),
    Try("ledger:sheet", "GET", "/ledger/sheets/{table_proposed}/", "302 nobody; 200 office leader auditor; 404"),
    Try("ledger:sheet_source", "GET", "/ledger/sheets/{table}/file/", "302 nobody; 200 office leader auditor; 404"),
    Try(
        "ledger:decide_sheet",
        "POST",
        "/ledger/sheets/{table_proposed}/decide/",
        "302 leader nobody; 403 office auditor; 404",
        {"approve": "1"},
    ),
    Try(
        "ledger:decide_sheet",
        "POST",
        "/ledger/sheets/{table}/decide/",
        "409 office leader; 302 nobody; 403 auditor; 404",
        {"approve": "1"},
    ),
    Try("ledger:export", "GET", "/ledger/export/?format=xlsx&task={task}", "302 nobody; 200"),
    Try("ledger:bulk", "GET", "/ledger/bulk/none/?all=on", "302 nobody; 404"),
    Try("ledger:bulk", "GET", "/ledger/bulk/date/", "302 nobody; 422"),
    Try(
        "ledger:bulk",
        "GET",
        "/ledger/bulk/lead/?task={led}",
        "200 office head; 302 nobody; 403 leader auditor unit; 404",
    ),
    Try(
        "ledger:bulk",
        "POST",
        "/ledger/bulk/lead/?task={led}",
        "200 office head; 302 nobody; 403 leader auditor unit; 404",
        {"unit": "{other}", "effective_on": DAY, "reason": "会议定"},
    ),
    Try(
        "ledger:bulk",
        "POST",
        "/ledger/bulk/lead/?task={unled}",
        "302 office nobody; 403 leader auditor; 404",
        {"unit": "{other}", "effective_on": DAY, "reason": "会议定", "confirmed": "{unled}"},
    ),
    Try(
        "ledger:bulk",
        "POST",
        "/ledger/bulk/date/?task={led}",
        "302 office head nobody; 403 leader auditor unit; 404",
        {"deadline": "2026-12-01", "effective_on": "2026-09-24", "reason": "会议定", "confirmed": "{led}"},
    ),
    Try(
        "ledger:bulk",
        "POST",
        "/ledger/bulk/leader/?task={led}",
        "302 office nobody; 403 leader auditor unit head; 404",
        {"post": "{leader}", "reason": "会议定", "confirmed": "{led}"},
    ),
    Try("ledger:save_view", "GET", "/ledger/views/save/?changing=on", "302 nobody; 200"),
    Try("ledger:save_view", "POST", "/ledger/views/save/?changing=on", "302", {"name": "本月到期"}),
    Try("ledger:drop_view", "POST", "/ledger/views/{view}/drop/", "302 office nobody; 404"),
    Try(
        "ledger:describe",
        "GET",
        "/ledger/plans/{plan}/describe/",
        "200 office; 302 nobody; 404 neighbour public system security audit; 403",
    ),
    Try(
        "ledger:describe",
        "POST",
        "/ledger/plans/{plan}/describe/",
        "302 office nobody; 404 neighbour public system security audit; 403",
        {"kind": "campaign", "year": "2026", "begins_on": DAY, "ends_on": "2026-12-31"},
    ),
    Try("ledger:public", "GET", "/ledger/plans/{plan}/public/", "302 nobody; 404"),
    Try("ledger:public", "GET", "/ledger/plans/{list_of_ten}/public/", "200 office leader auditor; 302 nobody; 404"),
    Try(
        "ledger:link",
        "GET",
        "/ledger/plans/{plan}/link/",
        "200 office; 302 nobody; 404 neighbour public system security audit; 403",
    ),
    Try(
        "ledger:link",
        "POST",
        "/ledger/plans/{plan}/link/",
        "302 office nobody; 404 neighbour public system security audit; 403",
        {"upper": "{list_of_ten}", "kind": "part"},
    ),
    Try(
        "ledger:unlink",
        "POST",
        "/ledger/plans/{plan}/unlink/",
        "302 nobody; 409 office; 404 neighbour public system security audit; 403",
    ),
    Try("ledger:families", "GET", "/ledger/families/", "302 nobody; 200"),
    Try(
        "ledger:section",
        "GET",
        "/ledger/sections/{section}/",
        "302 nobody; 200 office leader auditor unit head town; 404",
    ),
    Try("ledger:adopt", "GET", "/ledger/adopt/{desk}/", "200 office; 302 nobody; 403 leader auditor; 404"),
    Try("ledger:adopt", "POST", "/ledger/adopt/{desk}/", "302 office nobody; 403 leader auditor; 404"),
    Try("ledger:adopt", "POST", "/ledger/adopt/{document}/", "409 office; 302 nobody; 403 leader auditor; 404"),
    Try("GET /api/v1/units", "GET", "/api/v1/units", "401 nobody; 200"),
    Try("GET /api/v1/units/{pk}", "GET", "/api/v1/units/{unit}", "401 nobody; 404 neighbour public; 200"),
    Try("GET /api/v1/documents", "GET", "/api/v1/documents", "401 nobody; 200"),
    Try(
        "POST /api/v1/documents",
        "POST",
        "/api/v1/documents",
        "401 nobody; 201 office neighbour; 404 public system security audit; 403",
        {"file": a_file},
    ),
    Try(
        "GET /api/v1/documents/{pk}",
        "GET",
        "/api/v1/documents/{document}",
        "401 nobody; 200 office leader auditor; 404",
    ),
    Try("GET /api/v1/plans", "GET", "/api/v1/plans", "401 nobody; 200"),
    Try("GET /api/v1/tasks", "GET", "/api/v1/tasks", "401 nobody; 200"),
    Try("GET /api/v1/amendments", "GET", "/api/v1/amendments", "401 nobody; 200"),
    Try(
        "GET /api/v1/amendments/{pk}",
        "GET",
        "/api/v1/amendments/{amendment}",
        "401 nobody; 200 office leader auditor unit head town; 404",
    ),
    Try(
        "POST /api/v1/amendments/{pk}/decide",
        "POST",
        "/api/v1/amendments/{amendment}/decide",
        "401 nobody; 200 office leader; 403 auditor unit head town; 404",
        {"approve": "true"},
    ),
    Try(
        "POST /api/v1/tasks/{pk}/amendments",
        "POST",
        "/api/v1/tasks/{led}/amendments",
        "401 nobody; 201 office head; 403 leader auditor unit; 404",
        {"kind": "deadline", "deadline": "2026-12-01", "reason": "会议定"},
    ),
    Try(
        "GET /api/v1/tasks/{pk}",
        "GET",
        "/api/v1/tasks/{task}",
        "401 nobody; 200 office leader auditor unit head town; 404",
    ),
    Try(
        "POST /api/v1/documents/{pk}/adopt",
        "POST",
        "/api/v1/documents/{desk}/adopt",
        "201 office; 401 nobody; 403 leader auditor; 404",
    ),
    Try(
        "POST /api/v1/documents/{pk}/adopt",
        "POST",
        "/api/v1/documents/{document}/adopt",
        "409 office; 401 nobody; 403 leader auditor; 404",
    ),
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
    Try("supervision:letters", "GET", "/letters/", "302 nobody; 200"),
    Try("supervision:letter", "GET", "/letters/{letter}/", "200 office leader auditor unit head; 302 nobody; 404"),
    Try(
        "supervision:letter_file",
        "GET",
        "/letters/{letter}/as/docx/",
        "200 office leader auditor unit head; 302 nobody; 404",
    ),
    Try("supervision:letter_file", "GET", "/letters/{letter}/as/odt/", "302 nobody; 404"),
    Try(
        "supervision:sign_for",
        "POST",
        "/letters/{letter}/sign-for/",
        "302 unit head nobody; 403 office leader auditor; 404",
    ),
    Try(
        "supervision:answer",
        "GET",
        "/letters/{letter}/answer/",
        "409 unit head; 403 office leader auditor; 302 nobody; 404",
    ),
    Try(
        "supervision:withdraw",
        "GET",
        "/letters/{letter}/withdraw/",
        "200 office; 403 leader auditor unit head; 302 nobody; 404",
    ),
    Try(
        "supervision:withdraw",
        "POST",
        "/letters/{letter}/withdraw/",
        "302 office nobody; 403 leader auditor unit head; 404",
        {"reason": "已补报"},
    ),
    Try(
        "supervision:check",
        "POST",
        "/letters/replies/{reply}/check/",
        "302 office nobody; 403 leader auditor second_unit; 404",
        {"accept": "1"},
    ),
    Try(
        "supervision:proof",
        "GET",
        "/letters/proofs/{proof}/",
        "200 office leader auditor second_unit; 302 nobody; 404",
    ),
    Try("supervision:proposals", "GET", "/letters/proposals/", "302 nobody; 200"),
    Try(
        "supervision:proposal",
        "GET",
        "/letters/proposals/{proposal}/",
        "200 office leader auditor; 302 nobody; 404",
    ),
    Try(
        "supervision:proposal",
        "POST",
        "/letters/proposals/{proposal}/",
        "409 office; 403 leader auditor; 302 nobody; 404",
    ),
    Try(
        "supervision:dismiss",
        "GET",
        "/letters/proposals/{proposal}/dismiss/",
        "409 office; 403 leader auditor; 302 nobody; 404",
    ),
    Try("publishing:bulletins", "GET", "/bulletins/", "302 nobody; 200"),
    Try(
        "publishing:bulletin",
        "GET",
        "/bulletins/{bulletin}/",
        "200 office leader auditor unit head second_unit town; 302 nobody; 404",
    ),
    Try("publishing:bulletin", "GET", "/bulletins/{drafted}/", "200 office leader auditor; 302 nobody; 404"),
    Try(
        "publishing:figure",
        "GET",
        "/bulletins/{bulletin}/figures/missing/",
        "200 office leader auditor unit head second_unit town; 302 nobody; 404",
    ),
    Try(
        "publishing:bulletin_file",
        "GET",
        "/bulletins/{bulletin}/as/docx/",
        "200 office leader auditor unit head second_unit town; 302 nobody; 404",
    ),
    Try(
        "publishing:rewrite",
        "GET",
        "/bulletins/{drafted}/foreword/",
        "200 office; 403 leader auditor; 302 nobody; 404",
    ),
    Try(
        "publishing:rewrite",
        "GET",
        "/bulletins/{bulletin}/foreword/",
        "409 office; 302 nobody; 404 neighbour public system security audit; 403",
    ),
    Try("publishing:publish", "POST", "/bulletins/{drafted}/publish/", "302 office leader nobody; 403 auditor; 404"),
    Try("publishing:draft", "POST", "/bulletins/draft/{over}/", "409 office; 403 leader auditor; 302 nobody; 404"),
    Try(
        "dispatch:correct",
        "GET",
        "/dispatch/measurements/{measurement}/correct/",
        "200 office; 403 leader auditor unit head; 302 nobody; 404",
    ),
]


@pytest.fixture(scope="module")
def tried(cast):
    return make_tried(cast)


def filled(value: Any, numbers: dict[str, int]) -> Any:
    """A part of a request with the things in their places."""
    if callable(value):
        return value()["file"]
    return value.format(**numbers) if isinstance(value, str) else value


def status(tried, attempt: Try, who: str) -> int:
    """What that person is answered; what he changed is taken back."""
    data = {name: filled(value, tried.of) for name, value in attempt.data.items()}
    client = (program_of if " " in attempt.route else browser_of)(tried, who)
    address = filled(attempt.address, tried.of)
    return taken_back(lambda: sent(client, attempt.method, address, data)).status_code


def wanted(answers: str) -> dict[str, int]:
    """The status of each person from a row: `302 nobody; 200 office leader; 404`."""
    *named, rest = answers.split("; ")
    of_rest = dict.fromkeys(WHO, int(rest))
    return of_rest | {who: int(status) for status, *people in map(str.split, named) for who in people}


@pytest.mark.parametrize("attempt", TABLE, ids=[f"{one.method} {one.address}" for one in TABLE])
def test_everybody_gets_his_answer(tried, attempt):
    assert {who: status(tried, attempt, who) for who in WHO} == wanted(attempt.answers)


def test_every_route_has_a_row():
    assert set(routes()) == {attempt.route for attempt in TABLE}


def test_what_changes_something_is_refused_to_who_only_reads(tried):
    """A page's address for a form takes no GET, and the session of a browser changes nothing over the API."""
    posts = [one for one in TABLE if one.method == "POST" and one.route.startswith("POST ")]
    with_session = {
        one.address: taken_back(lambda one=one: browser_of(tried, "office").post(filled(one.address, tried.of)))
        for one in posts
    }
    assert {answer.status_code for answer in with_session.values()} == {401}
