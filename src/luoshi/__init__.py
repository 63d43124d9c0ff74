"""Luoshi (落实): from a policy document to a ledger of tasks that is driven to done."""

__version__ = "0.1.0"
