"""An app for tests alone: a table with a column of every type that the product uses, for what holds of any row."""
