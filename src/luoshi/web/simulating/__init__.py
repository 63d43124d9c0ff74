"""A year of an invented county, played through the acts that its people would use: `luoshi simulate`.

`county` invents units and people, `document` the plan that they carry out, `manners` how each unit works, `month` plays
one round from its opening to its bulletin, `turns` what happens beside it, `year` plays them in their order. The same
seed gives the same year. Everything is written by acts, so that `luoshi check` must find nothing.
"""
