"""How hard hypothesis tries: a glance in `make quick`, a hundred examples in `make test`, long in `make fuzz`."""

from hypothesis import HealthCheck, settings

settings.register_profile("default", deadline=None, derandomize=True, database=None)
settings.register_profile("quick", deadline=None, derandomize=True, database=None, max_examples=10)
settings.register_profile(
    "fuzz", deadline=None, max_examples=2000, stateful_step_count=60, suppress_health_check=list(HealthCheck)
)
settings.load_profile("default")
