"""What is more than a unit: `make quick` leaves it to `make test`.

A test says so with the mark `whole`: it starts processes, reads whole documents of a format, prints. That it asks for
pages or for a service outside is seen by its fixtures.
"""

import pytest

#: Who asks for one of these goes through a page, or through a server.
THROUGH_MANY_ROOMS = {"sign_in", "service", "mail_room"}


def pytest_collection_modifyitems(items):
    """Marks what goes through many rooms."""
    for item in items:
        if not THROUGH_MANY_ROOMS.isdisjoint(item.fixturenames):
            item.add_marker(pytest.mark.whole)
