"""Claims: stated facts that carry a number or a rank."""

from __future__ import annotations

from luoshi.reading.model import Claim, DocumentFields, Flow, Task
from luoshi.reading.outline import Outline


def find(flow: Flow, outline: Outline, tasks: tuple[Task, ...], fields: DocumentFields) -> tuple[Claim, ...]:
    return ()
