"""Bodies with members from several units (议事协调机构) and an office seated in one of them; dated.

A leading group, a committee, a task force, a chain of industry, a joint conference: a unit of the kind `body` with who
heads it, which units are its members, and the unit in which its office is seated. That unit answers for the body.
"""
