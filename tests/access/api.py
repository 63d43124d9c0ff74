"""Who gets which answer: the API."""

from tests.access.row import Try, a_file

TABLE = [
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
]
