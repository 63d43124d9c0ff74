"""Whatever a ledger holds: taken along and brought back it changes nothing, and edits show as exactly those edits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from luoshi.core.sheets.cells import plain
from luoshi.core.sheets.child import read
from luoshi.core.sheets.grid import grids_of
from luoshi.core.sheets.table import table_of
from luoshi.ledger.columns import Around, Row
from luoshi.ledger.models import Plan, Responsibility, Section, Target, TargetVersion, Task
from luoshi.ledger.sheets.base import Base, base_of
from luoshi.ledger.sheets.blocks import blocks_of
from luoshi.ledger.sheets.book import book_of
from luoshi.ledger.sheets.compare import compared
from luoshi.ledger.sheets.layout import keys_by_header
from luoshi.ledger.sheets.ledger import Standing
from luoshi.ledger.sheets.matching import Known, match
from luoshi.ledger.sheets.units import Names
from luoshi.organizations.names import normal_form
from tests.support.cast import TODAY
from tests.support.tables import edited

UNITS = {n: f"县第{n}局" for n in range(1, 9)}
NAMES = Names(
    region=1,
    region_name="青石县",
    regions=dict.fromkeys(UNITS, 1),
    names=UNITS,
    collectives=frozenset(),
    exact={plain(name): {unit} for unit, name in UNITS.items()},
    normal={normal_form(name, "青石县"): {unit} for unit, name in UNITS.items()},
)
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co", "Zl", "Zp")), min_size=1, max_size=40
).filter(lambda text: plain(text) and text == text.strip() and not plain(text).startswith(("注", "说明", "备注")))
FIGURES = st.decimals(0, 10**9, places=2) | st.decimals(0, 10**13, places=6)
SIGNS = st.sampled_from([">=", "=", "<=", ">", "<", "~"])
TARGETS = st.tuples(TEXTS, SIGNS, FIGURES, st.none() | DAYS)


@dataclass
class Wanted:
    """A task as it is drawn: its title, units by role, deadline, targets."""

    title: str
    units: dict[str, list[int]]
    deadline: date | None
    targets: list[tuple[str, str, Decimal, date | None]]


@st.composite
def tasks(draw) -> Wanted:
    mixed = draw(st.permutations(list(UNITS)))
    cut = sorted(draw(st.tuples(*[st.integers(1, 6)] * 2)))
    units = {"main": mixed[:1], "co_lead": mixed[1 : cut[0]], "participant": mixed[cut[0] : cut[1]]}
    targets = draw(
        st.lists(st.tuples(TEXTS, SIGNS, FIGURES, st.none() | DAYS), max_size=3, unique_by=lambda one: one[0])
    )
    return Wanted(draw(TEXTS), units, draw(st.none() | DAYS), targets)


LEDGERS = st.lists(tasks(), min_size=1, max_size=5, unique_by=lambda one: plain(one.title))


def rows_of(ledger: list[Wanted]) -> list[Row]:
    """The tasks as rows of a list, without a database."""
    plan = Plan(pk=1, title="清单", year=2026, region_id=1)
    section = Section(pk=1, plan=plan, no=1, number="一", title="部分")
    tasks = [_task(no, wanted, plan, section) for no, wanted in enumerate(ledger, 1)]
    return [Row(task, task.held, Around(UNITS, dict, dict)) for task in tasks]


def _task(no: int, wanted: Wanted, plan: Plan, section: Section) -> Task:
    task = Task(pk=no, plan=plan, section=section, no=no, title=wanted.title, deadline=wanted.deadline, state="ready")
    task.held = [Responsibility(unit_id=unit, role=role) for role, units in wanted.units.items() for unit in units]
    task.aims = [_target(no * 10 + n, task, one) for n, one in enumerate(wanted.targets)]
    return task


def _target(pk: int, task: Task, asked: tuple) -> Target:
    indicator, sign, figure, due = asked
    target = Target(pk=pk, task=task, indicator=indicator, unit_label="家")
    low, high = (None if sign.startswith("<") else figure), (None if sign.startswith(">") else figure)
    target.newest_first = [TargetVersion(target=target, comparator=sign, low=low, high=high, due_on=due)]
    return target


def looked_at(data: bytes, rows: list[Row], trusted: bool = True):
    """What the file would change of these rows; without the child process."""
    grids = [grid for grid, _hidden in grids_of(read(data))]
    base = base_of(next(grid for grid in grids if grid.name == "_luoshi")) if trusted else Base()
    known = [Known(row.task.pk, 1, str(row.task.no), row.task.title, "部分") for row in rows]
    matched = match(blocks_of(table_of(grids[0], keys_by_header(), "title")), known, trusted)
    everything = frozenset(row.task.pk for row in rows)
    return compared(
        matched, Standing({row.task.pk: row for row in rows}, everything, frozenset(), frozenset(), NAMES), base
    )


def counted(preview):
    return {
        name: len(getattr(preview, name)) for name in ("edits", "clashes", "troubles", "added", "missing", "unread")
    }


NONE = dict.fromkeys(("edits", "clashes", "troubles", "added", "missing", "unread"), 0)


@given(LEDGERS)
def test_a_ledger_that_was_not_edited_changes_nothing(ledger):
    rows = rows_of(ledger)
    data = book_of(rows, {1: "青石县"}, TODAY)
    for trusted in (True, False):
        preview = looked_at(data, rows, trusted)
        cells = sum(7 + 5 * len(one.targets) for one in ledger)
        assert (counted(preview), preview.unchanged) == (NONE, cells), preview


@given(LEDGERS, st.data())
def test_edits_show_as_exactly_those_edits(ledger, data):
    rows = rows_of(ledger)
    edits = {}
    for no, wanted in enumerate(ledger, 1):
        day = data.draw(st.none() | DAYS)
        if day and day != wanted.deadline:
            edits[no, "deadline"] = day.isoformat()
        free = sorted(set(UNITS) - {unit for units in wanted.units.values() for unit in units})
        if free and data.draw(st.booleans()):
            edits[no, "lead"] = UNITS[free[0]]
        figure = data.draw(st.none() | st.decimals(0, 10**6, places=3))
        if wanted.targets and figure is not None and figure != wanted.targets[0][2]:
            edits[no, "amount"] = f"{figure.normalize():f}"
    book = edited(book_of(rows, {1: "青石县"}, TODAY), *((no, key, value) for (no, key), value in edits.items()))
    preview = looked_at(book, rows)
    found = {(one.task, one.key): one.value for one in preview.edits}
    found = {key: UNITS[value[0]] if key[1] == "lead" else value for key, value in found.items()}
    assert (found, counted(preview)) == (edits, NONE | {"edits": len(edits)}), preview
