"""What `benchmarks/dispatch.py` measures in a province: `nights`, `pages` and `rates`, each printed as it is known."""
