"""Workbooks that come back to us: read in a process apart, and every cell known by its address.

    opening  an uploaded file's sheets, or why it cannot be taken
    child    reading it in a process apart
    grid     the cells of a sheet with their addresses
    table    where in a sheet the columns are
    words    what a word of a cell means, in every language
    cells    what a person typed, as a number, a day or a text
    troubles cells that cannot be taken, and what to do

What the columns mean is each room's own.
"""
