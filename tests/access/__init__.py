"""The table of answers, a module a room: every route with who is answered, who is refused, who finds no such page."""
