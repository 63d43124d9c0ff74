"""How hard hypothesis tries: a glance in `make quick`, thirty examples in `make test`, a hundred in
`make test-slow`, long in `make fuzz`. What is drawn is the same each time: the thirty are the first of the hundred.
"""

from hypothesis import HealthCheck, settings

settings.register_profile("default", deadline=None, derandomize=True, database=None)
settings.register_profile("test", deadline=None, derandomize=True, database=None, max_examples=30)
settings.register_profile("quick", deadline=None, derandomize=True, database=None, max_examples=10)
settings.register_profile(
    "fuzz", deadline=None, max_examples=2000, stateful_step_count=60, suppress_health_check=list(HealthCheck)
)
settings.load_profile("default")
