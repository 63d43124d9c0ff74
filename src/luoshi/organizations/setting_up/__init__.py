"""A whole county from one workbook: its units, their posts, and the people who hold them; and the same out again.

    layout    which sheets and columns there are, and what stands in them
    book      writing the workbook: empty with explanations, or filled with what stands
    taking    what stands, as rows of the workbook
    standing  what stands, in a fixed number of queries
    opening   the lines of an uploaded file
    cells     the values of a line, or why they cannot be taken
    units     units: what stands, what the file says, what would become of it
    seats     posts, accounts and who holds what, likewise
    proposal  what a file would change, as a page shows it
    comparing the whole of it

Three administrators are apart: the system administrator makes units, posts and accounts, the security administrator
gives the posts; each looks at the same page and confirms his own part. Nothing here writes: `actions.setting_up` does.
"""
