"""The acts of supervision."""

from luoshi.supervision.actions.answering import answer, check_reply, sign_for
from luoshi.supervision.actions.deciding import dismiss, issue, withdraw
from luoshi.supervision.actions.instructing import answer_instruction, check_instruction, instruct, take_back
from luoshi.supervision.actions.joining import confirm_jointly, draft_jointly, end_jointly
from luoshi.supervision.actions.proposing import overtake, propose
from luoshi.supervision.actions.reckoning import reckon_again

__all__ = [
    "answer",
    "answer_instruction",
    "check_instruction",
    "check_reply",
    "confirm_jointly",
    "dismiss",
    "draft_jointly",
    "end_jointly",
    "instruct",
    "issue",
    "overtake",
    "propose",
    "reckon_again",
    "sign_for",
    "take_back",
    "withdraw",
]
