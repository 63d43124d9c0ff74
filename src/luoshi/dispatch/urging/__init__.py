"""Urging units that have not reported (催办): a text to copy into a group, and telephone calls noted in one line."""
