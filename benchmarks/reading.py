"""How fast the reader is: MB/s beside jieba on the same text, and the time of `luoshi read` as a process.

python benchmarks/reading.py [FILE…]

Without files it reads the plans of `samples/`, and a planted one.
"""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import jieba

from luoshi.reading import read
from luoshi.reading.planted import documents

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
COMMAND = Path(sys.executable).with_name("luoshi")
ROUNDS = 5


def main() -> None:
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    paths = [Path(name) for name in sys.argv[1:]] or sorted(SAMPLES.rglob("*.txt"))
    texts = {path.name: path.read_bytes() for path in paths}
    texts |= {} if sys.argv[1:] else {f"planted: {each.shape}": each.text.encode() for each in documents(1, seed=1)}
    for name, data in texts.items():
        compare(name, data)
    for path in paths[:1]:
        processes(path)


def compare(name: str, data: bytes) -> None:
    """Prints the time of a reading, and its speed beside jieba's on the same text in the same run."""
    text = data.decode("utf-8")
    reading = seconds(lambda: read(data, name))
    cutting = seconds(lambda: list(jieba.cut(text)))
    size = len(data) / 1e6
    print(
        f"{name}: {len(text)} characters, read in {reading * 1000:.1f} ms = {size / reading:.2f} MB/s; "
        f"jieba.cut {size / cutting:.2f} MB/s; ratio {cutting / reading:.2f}"
    )


def processes(path: Path) -> None:
    """Prints what a person waits for: the start of the command, and reading a file with it."""
    start = seconds(lambda: run("--version"))
    print(f"luoshi --version: {start * 1000:.0f} ms")
    for shape in ("table", "json"):
        whole = seconds(lambda shape=shape: run("read", path, "--format", shape))
        print(f"luoshi read {path.name} --format {shape}: {whole * 1000:.0f} ms")


def run(*arguments: str | Path) -> None:
    subprocess.run([COMMAND, *arguments], check=True, stdout=subprocess.DEVNULL)


def seconds(act: Callable[[], object]) -> float:
    """The best time of an act over some rounds, after one to warm up: what the machine can do undisturbed."""
    act()
    times = []
    for _ in range(ROUNDS):
        begun = perf_counter()
        act()
        times.append(perf_counter() - begun)
    return min(times)


if __name__ == "__main__":
    main()
