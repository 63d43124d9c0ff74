"""The product reads each file in a process of its own, a third of a second each time: tests read here.

Documents are read once: what is answered depends on nothing but the question (bytes, name, limits, columns); a refusal
is asked again. Where the limits are less than the product's, or reading is slow, the child reads as ever; `in_a_child`
says that it always does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

Asked = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session", autouse=True)
def asked_apart() -> Iterator[Asked]:
    """What asks the child; beside the tests that use it, its answers are made here, remembered, each given anew."""
    from django.conf import settings

    from luoshi.core.apart import Limits
    from luoshi.documents import child

    asked, answers = child._asked, {}
    usual = Limits(settings.READING_MEMORY, settings.READING_SECONDS)

    def remembered(*question: Any) -> dict[str, Any]:
        if question not in answers:
            here = _is_wide(question[2], usual) and "--slowly" not in question
            answers[question] = json.dumps((_asked_here if here else asked)(*question))
        return dict(json.loads(answers[question]))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(child, "_asked", remembered)
        yield asked


def _is_wide(limits: Any, usual: Any) -> bool:
    return all(mine >= wanted for mine, wanted in zip(limits, usual, strict=True))


def _asked_here(data: bytes, name: str, limits: Any, *more: str) -> dict[str, Any]:
    """The child's answer without a child."""
    from luoshi.documents.child import FileRefused
    from luoshi.reading.__main__ import answer
    from luoshi.reading.errors import UnreadableFile

    try:
        return answer(data, ["--name", name, *more])
    except UnreadableFile as refused:
        raise FileRefused(refused.code, refused.message, refused.advice) from refused


@pytest.fixture(scope="session", autouse=True)
def sheets_apart() -> Iterator[Callable[..., Any]]:
    """What reads workbooks in a child; beside the tests that use it, they are read here."""
    from django.conf import settings

    from luoshi.core.apart import Limits
    from luoshi.core.sheets import child, opening

    apart, usual = opening.sheets_of, Limits(settings.READING_MEMORY, settings.READING_SECONDS)

    def here(data: bytes, limits: Limits) -> Any:
        return json.loads(json.dumps(child.read(data))) if _is_wide(limits, usual) else apart(data, limits)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "sheets_of", here)
        yield apart


@pytest.fixture
def in_a_child(asked_apart: Asked, sheets_apart: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in a process of their own, as they are in the product."""
    monkeypatch.setattr("luoshi.documents.child._asked", asked_apart)
    monkeypatch.setattr("luoshi.core.sheets.opening.sheets_of", sheets_apart)
