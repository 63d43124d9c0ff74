"""Who is there for each place by line (包联): 河长 for a stretch of river, 路长 for a road, a grid's own person; dated.

A place is given to a post, so that it goes along when the post is handed over, and is never left with nobody.
"""
