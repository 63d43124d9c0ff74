"""Acts on samples. They are taken out of the register of acts: the product does not have them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model

from luoshi.core.errors import Invalid
from luoshi.records.log import ACTS, Log, act, insert
from tests.support.sample.models import Sample


@act("sample.make")
def make(log: Log, **values: Any) -> Sample:
    return log.entry().add(Sample(**values))


@act("sample.make_many")
def make_many(log: Log, names: list[str]) -> Sample:
    """An entry for each row."""
    return insert((log.entry(), Sample(name=name)) for name in names)[0]


@act("sample.change")
def change(log: Log, sample: Sample, **values: Any) -> Sample:
    return log.entry(sample).change(sample, **values)


@act("sample.fail_late")
def fail_late(log: Log, sample: Sample) -> Sample:
    """Writes everything that an act can write, and refuses then."""
    entry = log.entry(sample)
    entry.change(sample, name="changed")
    entry.add_all([Sample(name="added")])
    raise Invalid("No.")


@act("sample.tell")
def tell(log: Log, sample: Sample, what: str) -> Sample:
    """Changes a sample and tells everybody."""
    log.entry(sample).change(sample, text=what)
    for user in get_user_model().objects.order_by("pk"):
        log.notify(user, what, "See %(name)s.", "/", name=sample.name)
    return sample


for name in [name for name in ACTS if name.startswith("sample.")]:
    del ACTS[name]
