"""Regions as they are from a year on: a file of codes and names (GB/T 2260) is compared with those of here.

    layout    the columns of the file
    opening   its lines, from CSV or a workbook
    standing  the regions of here, and in which of them work is done
    comparing what would be renamed, recoded, moved, merged and opened, or is wrong with a line

Dated: what held before stays as it was, and what was issued then keeps the name of its day. Nothing here writes:
`actions.regions` does.
"""
