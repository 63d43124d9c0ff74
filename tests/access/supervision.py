"""Who gets which answer: letters and proposals."""

from tests.access.row import Try

TABLE = [
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
    Try("supervision:instructions", "GET", "/letters/instructions/", "302 nobody; 200"),
    Try(
        "supervision:instruction",
        "GET",
        "/letters/instructions/{instruction}/",
        "200 office leader auditor unit head; 302 nobody; 404",
    ),
    Try(
        "supervision:instruct",
        "GET",
        "/letters/instructions/on/{task}/",
        "200 office leader; 403 auditor unit head town; 302 nobody; 404",
    ),
    Try(
        "supervision:answer_instruction",
        "GET",
        "/letters/instructions/{instruction}/answer/",
        "200 unit head; 403 office leader auditor; 302 nobody; 404",
    ),
    Try(
        "supervision:take_back",
        "POST",
        "/letters/instructions/{instruction}/take-back/",
        "302 office leader nobody; 403 auditor unit head; 404",
        {"reason": "并入专班"},
    ),
    Try(
        "supervision:check_instruction",
        "POST",
        "/letters/instructions/replies/{instruction_reply}/check/",
        "302 office leader nobody; 403 auditor unit head; 404",
        {"accept": "1"},
    ),
    Try(
        "supervision:instruction_proof",
        "GET",
        "/letters/instructions/proofs/{instruction_proof}/",
        "200 office leader auditor unit head; 302 nobody; 404",
    ),
]
