"""Answers what `benchmarks/against.py` asks, with the code of whichever tree stands first in PYTHONPATH.

Each line that comes in is [reader, address, times]; each that goes out is [bytes, seconds of the processor].
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from typing import Any

COUNTIES, MONTHS = 3, 12


def main() -> None:
    """Makes a province, says where its code lies, and answers until nothing more is asked."""
    with tempfile.TemporaryDirectory(prefix="luoshi-against-") as folder:
        os.environ |= {"LUOSHI_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "luoshi.web.settings"}
        from tests.support.province import make_province

        province = make_province(COUNTIES)
        province.month_ends(MONTHS)
        _answer(province)


def _answer(province: Any) -> None:
    import luoshi
    from luoshi.core import clock
    from luoshi.web.assets import collect

    collect()
    with clock.frozen(province.night(MONTHS)):
        print(json.dumps(luoshi.__file__), flush=True)
        asked = Asked(province.counties[0])
        for line in sys.stdin:
            print(json.dumps(asked.timed(*json.loads(line))), flush=True)


class Asked:
    """The readers of a county, each signed in once."""

    def __init__(self, county: Any) -> None:
        self._county, self._clients = county, dict[str, Any]()

    def timed(self, reader: str, address: str, times: int) -> tuple[int, float]:
        """The length of an answer, and how long the processor worked on so many of them."""
        client = self._client(reader)
        address = address.format(round=self._county.rounds[-1].pk, plan=self._county.plan.pk)
        start = time.process_time()
        for _time in range(times):
            answer = client.get(address)
        worked = time.process_time() - start
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status_code}")
        return len(answer.content), worked

    def _client(self, reader: str) -> Any:
        from django.test import Client

        if reader not in self._clients:
            self._clients[reader] = Client(SERVER_NAME="localhost")
            self._clients[reader].force_login(getattr(self._county, reader))
        return self._clients[reader]


if __name__ == "__main__":
    main()
