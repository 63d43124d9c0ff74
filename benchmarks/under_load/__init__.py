"""Web and worker killed a hundred times while people work: `python -m benchmarks.under_load --engine postgresql`.

`county` prepares the work, `forms` and `desk` are a person's browser, `people` do the work, `house` is `luoshi serve`
and its deaths, `truth` says what must hold afterwards.
"""
