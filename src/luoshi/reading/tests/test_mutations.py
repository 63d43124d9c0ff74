"""Whatever a file holds, the reader reads it or refuses it in words. What once broke it is kept in `crashes`."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.reading.tests.mutations import check, mutated

CRASHES = Path(__file__).parent / "crashes"
#: Where a file that breaks the reader is put, for `crashes` once it is made small.
FOUND = Path(__file__).parents[4] / ".cache" / "crashes"


@given(st.randoms(use_true_random=False))
def test_a_changed_file_is_read_or_refused(rng):
    name, data = mutated(rng)
    try:
        check(name, data)
    except Exception:
        FOUND.mkdir(parents=True, exist_ok=True)
        (FOUND / f"{hashlib.sha256(data).hexdigest()[:12]}-{name}").write_bytes(data)
        raise


@pytest.mark.parametrize("path", sorted(CRASHES.glob("*")), ids=lambda path: path.name)
def test_what_once_broke_the_reader_breaks_it_no_more(path):
    check(path.name, path.read_bytes())
