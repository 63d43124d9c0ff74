"""The acts on documents: one function each, in one transaction, with its entry in the log."""

from luoshi.documents.actions.bringing import bring, receive, refuse_marked
from luoshi.documents.actions.judging import choose_unit, judge, settle, undo

__all__ = ["bring", "choose_unit", "judge", "receive", "refuse_marked", "settle", "undo"]
