"""Plans over several levels (承接): lines that an upper region hands down, and lower lines that carry them out.

What is handed down stands line by line for each region, with its share of the targets (分解). The lower office links
its own lines to those; what their accepted reports come to is added up above, in dispatch.
"""
