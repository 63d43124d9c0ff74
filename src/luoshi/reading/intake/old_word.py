"""Word documents of the old format (doc, and wps of its kind): LibreOffice converts them, where it is installed.

It runs in a folder of its own with a profile of its own that lets no macro run, and is stopped after a while.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from luoshi.reading.errors import UnreadableFile, gettext_noop
from luoshi.reading.flow import Flow
from luoshi.reading.intake.refusals import damaged, locked

_SECONDS = 60
_BODY = slice(
    512, 524
)  # where the body begins that the usual programs write first: its magic, and its flags at the end
_MAGIC, _LOCKED = b"\xec\xa5", 0x01
_NO_MACROS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item></oor:items>
"""


@cache
def converter() -> str | None:
    """Where LibreOffice is, if it is."""
    return shutil.which("soffice")


def refuse(data: bytes) -> Flow:
    """Raises UnreadableFile: an old document, where none is to be converted."""
    raise UnreadableFile(
        "old_word",
        gettext_noop("This is a Word document of the old format (doc or wps)."),
        gettext_noop(
            "Open it in Word or WPS, save it as docx and bring that. Where LibreOffice is installed beside Luoshi, "
            "it is read as it is."
        ),
    )


def flow_of_document(data: bytes) -> Flow:
    """The running text of an old document. Raises UnreadableFile."""
    if _is_locked(data):
        raise locked()
    program = converter()
    if program is None:
        return refuse(data)
    from luoshi.reading.intake import docx

    return docx.flow_of_document(_converted(data, program))


def _is_locked(data: bytes) -> bool:
    """Whether its body says that it is behind a password."""
    body = data[_BODY]
    return body.startswith(_MAGIC) and bool(body[-1] & _LOCKED)


def _converted(data: bytes, program: str) -> bytes:
    """The document as docx. Raises UnreadableFile for one that cannot be opened in time."""
    with TemporaryDirectory(prefix="luoshi-") as name:
        folder = Path(name)
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_NO_MACROS, "utf-8")
        (folder / "given.doc").write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        asked = ("--headless", "--norestore", "--convert-to", "docx", "--outdir", name, "given.doc")
        _run([program, profile, *asked], folder)
        try:
            return (folder / "given.docx").read_bytes()
        except FileNotFoundError as nothing:
            raise damaged() from nothing


def _run(command: list[str], folder: Path) -> None:
    """Runs a program and what it starts, and ends all of it when its time is over. Raises UnreadableFile then."""
    environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder)}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    ) as running:
        try:
            running.wait(_SECONDS)
        except subprocess.TimeoutExpired as late:
            os.killpg(running.pid, signal.SIGKILL)
            raise damaged() from late
