"""The end of a plan's year (S18): what is left of its lines, in which later plan they go on, what is settled after.

`outcomes` says how each line stands, `wishes` what may be proposed, `queries` what there is and what waits.
"""
