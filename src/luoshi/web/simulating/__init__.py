"""A year of an invented county and of its small neighbour, played through the acts of their people: `luoshi simulate`.

`county` invents units and people, `document` and `plans` the plan that they carry out, `manners` how each unit works
and `answers` what it says, `month` plays one round from its opening to its bulletin, `beside` what happens in it
besides reports, `turns`, `reform` and `absences` what happens after it, `campaign` a plan with days of its own,
`year_end` how the year ends, `year` plays them in their order. The same seed gives the same year. Everything is
written by acts, so that `luoshi check` must find nothing.
"""
