"""Numbers under fire: eight processes issue 50 reminder letters each at once while some of them are killed.

python benchmarks/kills.py [--engine sqlite|postgresql] [--seed 7] [--kills 20]

Each process goes through its own units and rounds; now and then it withdraws a letter. A `kill -9` takes one of them
at a random moment; another begins the same work again from its first line. At the end the numbers must be 1 to 400,
each once, the withdrawn ones void and explained, the chain whole and `luoshi check --full` content.
The data folder and the database are made for it and taken away again.
"""

from __future__ import annotations

import argparse
import os
import secrets
import sys
import tempfile
import time
from argparse import Namespace
from collections import Counter
from datetime import date
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import django

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP))

from tests.support import postgresql  # noqa: E402

PROCESSES, UNITS, PLANS = 8, 5, 10  # of each process: 5 units in 10 plans are 50 letters
LETTERS = PROCESSES * UNITS * PLANS
WITHDRAWN = 10  # every so many-th number is taken back
TRIES = 40
MONTH = date(2026, 8, 1)
NAMES = [f"县{a}{b}局" for a, b in product("山水林田湖草沙石", "务政产利建")]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--seed", type=int, default=secrets.randbits(16))
    parser.add_argument("--kills", type=int, default=20)
    arguments = parser.parse_args()
    print(f"{arguments.engine}, seed {arguments.seed}, {os.cpu_count()} processors", flush=True)
    with tempfile.TemporaryDirectory(prefix="luoshi-kills-") as folder, postgresql.or_none(arguments.engine):
        os.environ |= {"LUOSHI_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "luoshi.web.settings"}
        django.setup()
        from luoshi.core import clock
        from tests.support.letters import LATER

        with clock.frozen(LATER):
            return under_fire(Random(arguments.seed), arguments.kills)


def under_fire(random: Random, kills: int) -> int:
    """Prepares, fires, tells; 0 when everything holds."""
    start = time.monotonic()
    cast, work = prepared()
    print(f"prepared in {time.monotonic() - start:.0f} s: {LETTERS} letters to issue", flush=True)
    battle = Battle(cast, work)
    start = time.monotonic()
    killed = battle.fight(random, kills)
    spent = time.monotonic() - start
    print(f"{LETTERS} letters in {spent:.0f} s, {killed} kills, {sum(battle.retries)} retries", flush=True)
    return told(broken())


def prepared() -> tuple[Any, list[list[int]]]:
    """The cast, and what each process has to issue: the numbers of its proposals."""
    from luoshi.organizations.actions import open_unit
    from luoshi.supervision import sweeps
    from luoshi.supervision.models import Proposal
    from luoshi.web.folder import prepare
    from tests.support.cast import SINCE, make_cast
    from tests.support.letters import LATER

    prepare()
    cast = make_cast()
    county = cast.regions["county"]
    units = [open_unit(cast.act("system"), name, "government", county, SINCE).pk for name in NAMES]
    for n in range(PLANS):
        open_month(cast, county, n)
    while sweeps.look(LATER):
        pass
    shares = [units[n::PROCESSES] for n in range(PROCESSES)]
    of_units = Proposal.objects.order_by("round", "unit")
    return cast, [list(of_units.filter(unit__in=share).values_list("pk", flat=True)) for share in shares]


def open_month(cast: Any, county: Any, n: int) -> None:
    """A plan in which each unit leads one task, and its round about August."""
    from luoshi.dispatch.actions import open_round
    from luoshi.documents.actions import bring
    from luoshi.ledger.actions import adopt

    document = bring(cast.act("office"), county, f"plan{n}.txt", text(n).encode())
    open_round(cast.act("office"), adopt(cast.act("office"), document), MONTH)


def text(n: int) -> str:
    """A document with a task for each unit."""
    lines = (f"{no}.办好第{no}件实事。年内完成{no}处。（牵头单位：{name}）" for no, name in enumerate(NAMES, 1))
    tasks = "\n\n".join(lines)
    title = f"青石县人民政府办公室关于印发2026年第{n + 1}批重点工作任务分工的通知\n\n青政办字〔2026〕{n + 30}号"
    return f"{title}\n\n一、民生实事\n\n{tasks}\n\n青石县人民政府办公室\n\n2026年1月20日\n"


class Battle:
    """The processes, what each has done, and how often each was refused and tried again."""

    def __init__(self, cast: Any, work: list[list[int]]) -> None:
        from multiprocessing.sharedctypes import RawArray

        from django.db import connection

        from tests.support.together import FORK

        connection.close()  # parent and children must not speak through one connection
        self.cast, self.work = cast, work
        self.done, self.retries = RawArray("i", len(work)), RawArray("i", len(work))  # no lock that a kill could keep
        self.barrier = FORK.Barrier(len(work))
        self.processes = [self.started(n, self.barrier) for n in range(len(work))]

    def started(self, n: int, barrier: Any = None) -> Any:
        from tests.support.together import FORK

        process = FORK.Process(target=self.issue_all, args=(n, barrier))
        process.start()
        return process

    def fight(self, random: Random, kills: int) -> int:
        """Kills at random moments until all is issued; how many were killed."""
        killed = 0
        for letters in sorted(random.sample(range(LETTERS - 2 * PROCESSES), kills)):
            while sum(self.done) < letters:
                time.sleep(0.001)
            time.sleep(random.uniform(0, 0.05))
            killed += self.kill(random)
        for process in self.processes:
            process.join()
        assert [process.exitcode for process in self.processes] == [0] * PROCESSES
        return killed

    def kill(self, random: Random) -> int:
        """Kills one that still works, and lets another take its place."""
        alive = [n for n, process in enumerate(self.processes) if process.is_alive()]
        n = random.choice(alive)
        self.processes[n].kill()
        self.processes[n].join()
        died = self.processes[n].exitcode == -9
        self.processes[n] = self.started(n)
        return int(died)

    def issue_all(self, n: int, barrier: Any) -> None:
        """What one process does: each of its letters, from the first; what was issued already is found so."""
        if barrier:
            barrier.wait()
        for place, proposal in enumerate(self.work[n], 1):
            letter = self.tried(n, proposal)
            if letter.number % WITHDRAWN == 0:
                self.withdrawn(letter.pk)
            self.done[n] = max(self.done[n], place)

    def tried(self, n: int, proposal: int) -> Any:
        """Issues a letter as a person would: what is refused because of others is done again."""
        from luoshi.core.errors import Conflict
        from luoshi.supervision.actions import issue
        from luoshi.supervision.models import Proposal
        from tests.support.letters import act_of

        for _time in range(TRIES):
            try:
                return issue(act_of(self.cast, "office", key=f"issue-{proposal}"), Proposal.objects.get(pk=proposal))
            except Conflict:
                self.retries[n] += 1
        raise SystemExit(f"refused {TRIES} times: proposal {proposal}")

    def withdrawn(self, letter: int) -> None:
        from luoshi.supervision.actions import withdraw
        from luoshi.supervision.models import Letter
        from tests.support.letters import act_of

        act = act_of(self.cast, "office", key=f"withdraw-{letter}")
        withdraw(act, Letter.objects.get(pk=letter), "经核实已电话说明")


def broken() -> list[str]:
    """What does not hold."""
    from luoshi.records import chain
    from luoshi.records.models import LogEntry
    from luoshi.supervision.models import Letter, NumberSeries
    from luoshi.web.commands import check

    letters = {letter.number: letter for letter in Letter.objects.all()}
    void = [no for no, letter in letters.items() if letter.state == "void" and letter.void_reason]
    acts = Counter(LogEntry.objects.filter(act__startswith="supervision.").values_list("act", flat=True))
    facts = {
        "numbers run from 1 without gap": sorted(letters) == list(range(1, LETTERS + 1)),
        "no letter twice": Letter.objects.count() == acts["supervision.issue"] == LETTERS,
        "the next number follows": NumberSeries.objects.get().next == LETTERS + 1,
        "withdrawn numbers are void and explained": sorted(void) == list(range(WITHDRAWN, LETTERS + 1, WITHDRAWN)),
        "the chain is whole": not list(chain.breaks(LogEntry.objects.order_by("seq"))),
        "luoshi check --full": check.run(Namespace(full=True)) == 0,
    }
    return [fact for fact, holds in facts.items() if not holds]


def told(wrong: list[str]) -> int:
    print("\n".join(f"BROKEN: {fact}" for fact in wrong) or "everything holds", flush=True)
    return len(wrong) > 0


if __name__ == "__main__":
    sys.exit(main())
