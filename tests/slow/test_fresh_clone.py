"""What the README promises: a clone, an empty home, `make run`, and there it is; again, and it is still there."""

import os
import signal
import socket
import subprocess
import urllib.error
import urllib.request

import pytest

from tests.guards.house import TOP
from tests.support.site import clean_environment
from tests.support.waiting import wait_for

pytestmark = pytest.mark.slow


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


class Run:
    """A `make run` in a clone, in a terminal's place: Ctrl C reaches the whole group."""

    def __init__(self, clone, home):
        self.port = free_port()
        environment = clean_environment(HOME=str(home), LUOSHI_PORT=str(self.port))
        environment.pop("VIRTUAL_ENV", None)
        self.log = (home / "log").open("a+")
        self.process = subprocess.Popen(
            ["make", "run"], cwd=clone, env=environment, stdout=self.log, stderr=self.log, start_new_session=True
        )

    def answers(self):
        assert self.process.poll() is None, self.said()
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=60) as answer:
                return answer.status == 200
        except (urllib.error.URLError, ConnectionError):
            return False

    def said(self):
        self.log.seek(0)
        return self.log.read()

    def stop(self):
        os.killpg(self.process.pid, signal.SIGINT)
        self.process.wait(timeout=20)


def test_make_run_in_a_fresh_clone(tmp_path):
    clone, home = tmp_path / "clone", tmp_path / "home"
    home.mkdir()
    subprocess.run(["git", "clone", "-q", TOP, clone], check=True)
    run = Run(clone, home)
    wait_for(run.answers, seconds=900)
    accounts = (clone / "var" / "demo-accounts.txt").read_text()
    run.stop()
    again = Run(clone, home)
    wait_for(again.answers, seconds=30)
    again.stop()
    assert accounts in again.said()
    assert (clone / "var" / "demo-accounts.txt").read_text() == accounts
