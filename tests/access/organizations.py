"""Who gets which answer: accounts, units, posts, people and the log."""

from tests.access.row import DAY, NEW, Try

TABLE = [
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
]
