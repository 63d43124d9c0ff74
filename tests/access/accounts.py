"""Who gets which answer: coming in, second factors, sessions, one-time codes."""

from tests.access.row import Try

OF_A_PERSON = "403 public security audit; 404"

TABLE = [
    Try("organizations:join", "GET", "/join/", "200"),
    Try("organizations:join", "POST", "/join/", "422", {"code": "K7MP-2XQD", "new": "x", "again": "x"}),
    Try("organizations:code", "GET", "/sign-in/code/", "302"),
    Try("organizations:code", "POST", "/sign-in/code/", "302", {"code": "000000"}),
    Try("organizations:house", "GET", "/sign-in/house/", "404"),
    Try("organizations:house_back", "GET", "/sign-in/house/back/", "404"),
    Try("organizations:factor", "GET", "/account/factor/", "302 nobody; 200"),
    Try("organizations:factor", "POST", "/account/factor/", "302 nobody; 422", {"code": "000000"}),
    Try("organizations:sessions", "GET", "/account/sessions/", "302 nobody; 200"),
    Try("organizations:end_other_sessions", "POST", "/account/sessions/end/", "302"),
    Try("organizations:end_session", "POST", "/account/sessions/{session}/end/", "302 unit nobody; 404"),
    Try("organizations:invite_many", "GET", "/people/invite/", "200 system; 302 nobody; 403"),
    Try("organizations:invite_many", "POST", "/people/invite/", "422 system; 302 nobody; 403", {"people": "{person}"}),
    Try(
        "organizations:person",
        "GET",
        "/people/{person}/",
        "200 system security audit; 302 nobody; 403 public; 404",
    ),
    Try(
        "organizations:set_contact_details",
        "GET",
        "/people/{person}/contact/",
        f"200 system; 302 nobody; {OF_A_PERSON}",
    ),
    Try(
        "organizations:set_contact_details",
        "POST",
        "/people/{person}/contact/",
        f"302 system nobody; {OF_A_PERSON}",
        {"phone": "13800000001", "email": ""},
    ),
    Try(
        "organizations:look_at_contact_details",
        "GET",
        "/people/{person}/contact/look/",
        f"200 system; 302 nobody; {OF_A_PERSON}",
    ),
    Try("organizations:invite", "GET", "/people/{person}/invite/", f"200 system; 302 nobody; {OF_A_PERSON}"),
    Try(
        "organizations:invite",
        "POST",
        "/people/{person}/invite/",
        f"200 system; 302 nobody; {OF_A_PERSON}",
        {"key": "one-click"},
    ),
    Try(
        "organizations:revoke_invitation",
        "POST",
        "/people/{person}/invite/revoke/",
        f"302 system nobody; {OF_A_PERSON}",
    ),
    Try(
        "organizations:end_sessions",
        "POST",
        "/people/{person}/sessions/end/",
        f"302 system nobody; {OF_A_PERSON}",
    ),
    Try(
        "organizations:reset_factor",
        "GET",
        "/people/{person}/factor/",
        "200 security; 302 nobody; 403 public system audit; 404",
    ),
    Try(
        "organizations:reset_factor",
        "POST",
        "/people/{person}/factor/",
        "302 nobody; 403 public system audit; 422 security; 404",
        {"key": "one-click"},
    ),
]
