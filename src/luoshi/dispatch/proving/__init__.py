"""Proofs that a reviewer asks for: the report waits, neither accepted nor returned, until its unit has answered."""
