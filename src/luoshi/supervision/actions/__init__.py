"""The acts of supervision."""

from luoshi.supervision.actions.answering import answer, check_reply, sign_for
from luoshi.supervision.actions.deciding import dismiss, issue, withdraw
from luoshi.supervision.actions.proposing import overtake, propose
from luoshi.supervision.actions.reckoning import reckon_again

__all__ = ["answer", "check_reply", "dismiss", "issue", "overtake", "propose", "reckon_again", "sign_for", "withdraw"]
