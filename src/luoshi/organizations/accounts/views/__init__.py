"""Pages: requests to acts, and what becomes of them to answers."""
