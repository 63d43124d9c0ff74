"""Who gets which answer: bulletins."""

from tests.access.row import Try

TABLE = [
    Try("publishing:bulletins", "GET", "/bulletins/", "302 nobody; 200"),
    Try("publishing:happenings", "GET", "/bulletins/days/", "302 nobody; 200"),
    Try("publishing:events", "GET", "/bulletins/days/rows/?column=reported", "302 nobody; 200"),
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
    Try("publishing:named", "GET", "/bulletins/{drafted}/named/", "200 head unit second_unit; 302 nobody; 404"),
    Try("publishing:publish", "POST", "/bulletins/{drafted}/publish/", "302 office leader nobody; 403 auditor; 404"),
    Try("publishing:draft", "POST", "/bulletins/draft/{over}/", "409 office; 403 leader auditor; 302 nobody; 404"),
    Try(
        "publishing:brief",
        "GET",
        "/bulletins/{bulletin}/brief/",
        "200 office leader auditor; 302 nobody; 403 unit head second_unit town; 404",
    ),
    Try("publishing:brief", "GET", "/bulletins/{drafted}/brief/", "409 office leader auditor; 302 nobody; 404"),
    Try(
        "publishing:brief_file",
        "GET",
        "/bulletins/{bulletin}/brief/as/docx/",
        "200 office leader auditor; 302 nobody; 403 unit head second_unit town; 404",
    ),
]
