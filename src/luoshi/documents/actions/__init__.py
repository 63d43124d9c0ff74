"""The acts on documents: one function each, in one transaction, with its entry in the log."""

from luoshi.documents.actions.attaching import ACCEPTED, Attached, attach
from luoshi.documents.actions.bringing import bring, note_marked, receive, refuse_marked
from luoshi.documents.actions.exporting import export_candidates
from luoshi.documents.actions.judging import choose_unit, judge, settle, undo
from luoshi.documents.actions.mapping import keep_mapping, map_columns, preview_columns
from luoshi.documents.actions.rereading import keep_reading, read_again, work_from

__all__ = [
    "ACCEPTED",
    "Attached",
    "attach",
    "bring",
    "choose_unit",
    "export_candidates",
    "judge",
    "keep_mapping",
    "keep_reading",
    "map_columns",
    "note_marked",
    "preview_columns",
    "read_again",
    "receive",
    "refuse_marked",
    "settle",
    "undo",
    "work_from",
]
