"""The ledger as a workbook in the office's own form, and what an edited one would change when it comes back.

    layout   which columns there are, and what stands in each of them
    book     writing the workbook
    base     the values that stood when it was written, kept in a hidden sheet and signed
    child    reading an uploaded file in a process apart
    grid     the cells of a file with their addresses
    table    where in a sheet the columns are
    blocks   which rows belong to one task
    cells    what a person typed, as a number, a day or a text
    units    what a person typed, as units
    matching which block is which task
    compare  cell by cell: what stood, what stands, what it would become
    proposals what of this would be proposed

Nothing here writes to the database.
"""
