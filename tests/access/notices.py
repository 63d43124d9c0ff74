"""Who gets which answer: how people are told outside, and how the channels are."""

from tests.access.row import Try

TABLE = [
    Try("notices:mine", "GET", "/account/notices/", "302 nobody; 200"),
    Try("notices:contact", "GET", "/account/notices/by/webhook/", "302 nobody; 200"),
    Try("notices:contact", "GET", "/account/notices/by/mail/", "302 nobody; 404"),
    Try(
        "notices:contact",
        "POST",
        "/account/notices/by/webhook/",
        "302",
        {"address": "zhouming", "rhythm": "at_once", "topics": "ledger"},
    ),
    Try("notices:drop", "POST", "/account/notices/by/webhook/drop/", "302 office nobody; 404"),
    Try("notices:try", "POST", "/account/notices/by/webhook/try/", "302 office nobody; 404"),
    Try("notices:quiet_hours", "GET", "/account/notices/quiet-hours/", "302 nobody; 200"),
    Try(
        "notices:quiet_hours",
        "POST",
        "/account/notices/quiet-hours/",
        "302",
        {"begins": "22:00", "ends": "07:00", "daily_at": "09:00"},
    ),
    Try("notices:issue_feed", "POST", "/account/notices/calendar/", "302 nobody; 200"),
    Try("notices:revoke_feed", "POST", "/account/notices/calendar/{feed}/revoke/", "302 office nobody; 404"),
    Try("notices:channels", "GET", "/channels/", "200 system; 302 nobody; 403"),
    Try("notices:feed", "GET", "/calendars/luoshi_nobodys.ics", "404"),
]
