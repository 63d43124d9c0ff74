"""Processes apart, in which files of others are read: what they may use, and how they fail."""

from __future__ import annotations


class ReadingFailed(Exception):
    """The child was stopped by a limit or broke."""


def limit(memory: int, seconds: int) -> None:
    """Takes bounds on this process that it cannot loosen again."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
