"""Standing in for the holder of a post from one day to another: by whom it is arranged, and whose hand it then is.

A delegate acts *as the post*: while he does, he reaches what the post reaches and nothing of his own, and the log
names both. Whether two people are one hand is asked in `hands`.
"""
