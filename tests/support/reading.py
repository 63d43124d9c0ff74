"""The reader starts a process of its own, a third of a second each time: here the same question is asked once.

What it answers depends on nothing but the question (bytes, name, limits, columns); a refusal is asked again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def read_once() -> Iterator[None]:
    """Answers of the child that reads apart are remembered, each given anew."""
    from luoshi.documents import child

    asked, answers = child._asked, {}

    def remembered(*question):
        if question not in answers:
            answers[question] = json.dumps(asked(*question))
        return json.loads(answers[question])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(child, "_asked", remembered)
        yield
