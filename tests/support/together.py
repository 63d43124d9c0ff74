"""Processes that do something at the same moment, and what came of it for each."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing import get_context
from typing import Any

from django.db import connection

from luoshi.core.errors import Refusal

FORK = get_context("fork")
SECONDS = 60


def at_once(*performs: Callable[[], Any]) -> list[Any]:
    """Starts a process for each, lets them go together, and gives what each said: a value, or a refusal's name.

    Anything else that is raised comes back as its text.
    """
    connection.close()  # parent and children must not speak through one connection
    barrier = FORK.Barrier(len(performs))
    pipes = [FORK.Pipe(duplex=False) for _perform in performs]
    children = [
        FORK.Process(target=_run, args=(barrier, answer, perform))
        for (_ear, answer), perform in zip(pipes, performs, strict=True)
    ]
    for child in children:
        child.start()
    said = [ear.recv() if ear.poll(SECONDS) else "never answered" for ear, _answer in pipes]
    for child in children:
        child.join(SECONDS)
    return said


def _run(barrier: Any, answer: Any, perform: Callable[[], Any]) -> None:
    connection.ensure_connection()
    barrier.wait(SECONDS)
    try:
        answer.send(perform())
    except Refusal as refused:
        answer.send(type(refused).__name__)
    except Exception as error:
        answer.send(repr(error))
