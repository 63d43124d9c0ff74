"""What dispatch shows on lower rooms' pages, and what waits in it."""
