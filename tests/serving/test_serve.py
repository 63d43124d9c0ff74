"""`luoshi serve` with real processes: it prepares the folder, keeps its children, and leaves nothing behind."""

import os
import signal
import socket
import subprocess

import psutil

from tests.support.site import LUOSHI, Site, clean_environment
from tests.support.waiting import gone, wait_for


def family(site):
    """The pids of everything below `serve`: the web process with its two workers, and the worker."""
    return [process.pid for process in psutil.Process(site.process.pid).children(recursive=True)]


def whole_family(site):
    return wait_for(lambda: len(family(site)) == 4 and family(site))


def child(site, part):
    """The pid of the child whose command names `part`."""
    for one in psutil.Process(site.process.pid).children():
        if not gone(one.pid) and part in " ".join(one.cmdline()):
            return one.pid
    return None


def test_from_an_empty_folder_to_a_second_start(site):
    """Prepared; a dead web process comes back at the same address; it ends when asked, and whole."""
    assert (site.status(), (site.folder / "luoshi.sqlite3").exists()) == (200, True)
    key, pids = (site.folder / "secret-key").read_text(), whole_family(site)
    dead = child(site, "gunicorn")
    os.kill(dead, signal.SIGKILL)
    wait_for(lambda: child(site, "gunicorn") not in {None, dead})
    assert site.status() == 200
    pids += whole_family(site)
    assert (site.stop(), [pid for pid in pids if not gone(pid)]) == (0, [])
    _a_second_start_keeps_the_folder_and_ends_after_a_kill(site.folder, key)


def _a_second_start_keeps_the_folder_and_ends_after_a_kill(folder, key):
    again = Site(folder)
    assert (again.status(), (folder / "secret-key").read_text()) == (200, key)
    pids = whole_family(again)
    again.process.kill()
    wait_for(lambda: all(gone(pid) for pid in pids))


def test_a_taken_port_is_named_with_a_way_out(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [LUOSHI, "serve", "--port", str(port)],
            env=clean_environment(LUOSHI_DATA_DIR=str(tmp_path), LUOSHI_LANGUAGE="en"),
            capture_output=True,
            text=True,
            check=False,
        )
    said = f"Port {port} is taken. Stop what uses it, or choose another: luoshi serve --port {port + 1}\n"
    assert (done.returncode, done.stderr, list(tmp_path.iterdir())) == (1, said, [])
