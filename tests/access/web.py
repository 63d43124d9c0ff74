"""Who gets which answer: the frame: first page, notices, search, language."""

from tests.access.row import Try

TABLE = [
    Try("web:home", "GET", "/", "302 nobody; 200"),
    Try("web:notices", "GET", "/notices/", "302 nobody; 200"),
    Try("web:read_notices", "POST", "/notices/read/", "302"),
    Try("web:search", "GET", "/search/?q=x", "302 nobody; 200"),
    Try("web:amount", "GET", "/amount/?typed=1.2万&unit=家", "302 nobody; 200"),
    Try("web:api_docs", "GET", "/api/v1/docs/", "200"),
    Try("web:text_size", "POST", "/text-size/", "302", {"size": "large"}),
    Try("web:language", "POST", "/language/", "302", {"language": "en"}),
]
