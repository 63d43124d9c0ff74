"""Publishing: bulletins made from the ledger. A figure opens down to its rows, and what was published stays as it was.

Acts: draft, rewrite, publish.
"""
