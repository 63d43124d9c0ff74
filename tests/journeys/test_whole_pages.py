"""What a journey counts after a click is counted on the whole page, however slowly that page comes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

pytestmark = pytest.mark.journey
ROW = b"<tr><td>1"
#: Asks for /halfway/ when some frames have been drawn.
SOON = b"<script>let n = 30; const soon = () => n-- ? requestAnimationFrame(soon) : fetch('/halfway/'); soon()</script>"


class InTwoHalves(BaseHTTPRequestHandler):
    """/rows/ comes in two halves; the second is kept back until the first has been on the screen for a while."""

    halfway = threading.Event()

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        if self.path == "/":
            self.wfile.write(b"<!doctype html><a href=/rows/>rows</a>")
        elif self.path == "/rows/":
            self.wfile.write(b"<!doctype html>" + SOON + b"<table>" + ROW)
            assert self.halfway.wait(60)
            self.wfile.write(ROW * 2)
        elif self.path == "/halfway/":
            self.halfway.set()

    def log_message(self, format: str, *args: object) -> None:
        """Keeps silent."""


@pytest.fixture
def slow_site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), InTwoHalves) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_click_ends_when_the_page_is_whole(page, slow_site):
    page.goto(slow_site)
    page.get_by_role("link", name="rows").click()
    assert page.locator("tr").count() == 3
