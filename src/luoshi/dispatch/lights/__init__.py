"""How a light is judged: plain functions over plain values, without Django, database or clock.

`situation` says which period of reporting judges a target on a day, `judge` gives its colour, `worst` that of a task.
"""
