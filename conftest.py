"""Fixtures for every test, those beside the code and those of the whole building."""

pytest_plugins = [
    "tests.support.engine",
    "tests.support.prepared",
    "tests.support.site",
    "tests.support.browser",
    "tests.support.profiles",
    "tests.support.log",
    "tests.support.cast",
    "tests.support.world",
    "tests.support.papers",
    "tests.support.reading",
    "tests.support.language",
    "tests.support.desks",
    "tests.support.wholes",
]
