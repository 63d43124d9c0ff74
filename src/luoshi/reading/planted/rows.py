"""Rows: what real documents do, and the shapes and dresses that plant it, so that the judge reports by row."""

from __future__ import annotations

#: What real documents do, each with the names of the shapes (and of the dresses, as `as page`) in which they do it.
ROWS: dict[str, tuple[str, ...]] = {
    "the comma divides, the first leads": ("comma divides", "first leads", "marked lead"),
    "one unit line for a chapter": ("one note for many", "chapter note"),
    "tables, cells that span, two heads": ("table", "two headings", "unit spans rows", "categories", "measures"),
    "tables in tables, lists in cells": ("laid out by a table", "lists in cells", "roles in a cell"),
    "tables a cell a line": (
        "flattened table",
        "lines under two heads",
        "groups before",
        "number glued",
        "judged",
        "units once",
    ),
    "tables of strokes, a row a line": ("strokes", "strokes under two heads", "row a line", "by month"),
    "tables on one line": ("cells on one line", "run together"),
    "days that name but the month": ("by month", "run together"),
    "lines broken by force, page numbers": ("as wrapped",),
    "scraped: blanks, captions, marks": ("as scraped", "as page", "as spaced"),
    "units added to all later tasks": ("standing",),
    "wordings of role": ("noted", "short", "supports", "secured", "told inside"),
    "units before the text": ("unit first", "unit paragraphs", "units over"),
    "units behind the text": ("on lines", "at the end", "two notes", "bare lists"),
    "one note for items by number": ("scoped", "closing ranges"),
    "shared, lost and run together names": ("prefix once", "shared ending", "lost"),
    "everybody of a kind": ("collective",),
    "whole documents on one line": ("one line",),
    "titles that run into the text": ("ran in",),
    "numbers that restart": ("nested", "deep", "articles", "with items"),
    "notes at several levels": ("both levels", "steps below", "note behind steps", "sides"),
    "no numbers at all": ("paragraphs", "lines without numbers", "titled"),
    "chapters of one paragraph": ("chapters",),
    "nobody is named": ("nobody named", "nobody answers", "by the way"),
    "aims without units": ("aims",),
    "numbers that are no targets": ("policy", "conditions"),
    "reports": ("back and ahead", "told"),
    "promises to the people": ("works",),
}
