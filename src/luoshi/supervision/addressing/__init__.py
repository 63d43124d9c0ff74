"""Who may write what to whom (S14): a table over kinds of senders and addressees, as validated and versioned data."""

from luoshi.supervision.addressing.table import INSTRUCTION, SENDERS, WRITINGS, Ruling, Table, table_of

__all__ = ["INSTRUCTION", "SENDERS", "WRITINGS", "Ruling", "Table", "table_of"]
