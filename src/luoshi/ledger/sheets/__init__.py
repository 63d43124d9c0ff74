"""The ledger as a workbook in the office's own form, and what an edited one would change when it comes back.

    layout   which columns there are, and what stands in each of them
    book     writing the workbook
    base     the values that stood when it was written, kept in a hidden sheet and signed
    blocks   which rows belong to one task
    units    what a person typed, as units
    matching which block is which task
    compare  cell by cell: what stood, what stands, what it would become
    proposals what of this would be proposed

Files are opened, and cells read, by `core.sheets`. Nothing here writes to the database.
"""
