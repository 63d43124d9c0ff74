"""What every act leaves behind: the chained log, the vault of personal data, files, notices.

The one way to change anything: a function marked `@act("room.verb")` is one transaction; it writes
its rows through a `Log` entry and ends with the entry itself, chained to the last one.
"""
