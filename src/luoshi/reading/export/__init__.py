"""Export: a Reading as JSON (the contract), as a table for people, as a spreadsheet."""
