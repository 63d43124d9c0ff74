"""Instructions for the tests: what the leader of the cast wrote on a task, as far along as a test wants it."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.support.cast import Cast
from tests.support.letters import LATER, act_of, proof

WORDS = "请科技局逐家上门，月底前报结果。"


def post_of(cast: Cast) -> Any:
    """The leader's post."""
    from luoshi.organizations.models import Post

    return Post.objects.get(role="leader", holdings__user=cast.people["leader"])


def given(cast: Cast, task: Any, key: str | None = None, words: str = WORDS) -> Any:
    """What the leader wrote to the bureau of science, to be answered by the end of October."""
    from luoshi.supervision.actions import instruct
    from luoshi.supervision.actions.instructing import Wording

    wording = Wording(words, LATER.date(), date(2026, 10, 30))
    return instruct(act_of(cast, "leader", key=key), task, post_of(cast), [cast.units["science"]], wording)


def answered(cast: Cast, instruction: Any, key: str | None = None) -> Any:
    """An answer of the bureau with a file, which waits for the leader."""
    from luoshi.supervision.actions import answer_instruction

    return answer_instruction(act_of(cast, "unit", key=key), instruction, "已走访6家，2家已受理。", [proof()])
