"""Findings: one module per kind of fact. Each reads a Flow and returns what it found, with spans."""
