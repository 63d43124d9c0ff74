"""What came in: documents, what was read in them, and what people say of it.

Acts: receive, refuse_marked, judge. Adoption into a ledger is the ledger's act; it calls `settle` here.
"""
