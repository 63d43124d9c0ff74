"""Which block of rows is which task: by the hidden id where it is there and fits, else by what can be read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from luoshi.core.sheets.cells import plain
from luoshi.ledger.models import Target
from luoshi.ledger.sheets.blocks import Block, Line


@dataclass(frozen=True)
class Known:
    """A task of the ledger, as far as it is recognised by it."""

    pk: int
    plan: int
    number: str
    title: str
    section: str
    subject: str = ""  # of its plan

    def agrees(self, block: Block) -> int:
        """How much of what a block says of itself is said of this task: number, title."""
        said = ((self.number, block.text("number")), (self.title, block.text("title")))
        return sum(plain(mine) == plain(its) for mine, its in said)


@dataclass
class Matched:
    """Blocks by task; blocks of tasks that another block claims as well; blocks of no task."""

    tasks: dict[int, Block] = field(default_factory=dict)
    twice: list[Block] = field(default_factory=list)
    added: list[Block] = field(default_factory=list)


def match(blocks: Iterable[Block], known: Iterable[Known], trusted: bool) -> Matched:
    """The task of each block. `trusted` says that the hidden ids are those of this ledger, unedited."""
    by_pk = {one.pk: one for one in known}
    found = Matched()
    rest = _by_id(found, list(blocks), by_pk, trusted)
    for keys in (("number", "title"), ("number", "title"), ("title",), ("number",)):  # the second time by plan
        rest = _by_words(found, rest, by_pk, keys)
    claimed = {_of_known(by_pk[pk], ("number", "title")) for pk in found.tasks}
    for block in rest:
        twice = _of_block(block, ("number", "title")) in claimed
        (found.twice if twice else found.added).append(block)
    return found


def _by_id(found: Matched, blocks: list[Block], by_pk: dict[int, Known], trusted: bool) -> list[Block]:
    """Claims tasks by id, for the block that agrees most where a row was copied; the blocks that are left."""
    best: dict[int, Block] = {}
    for block in blocks:
        task = by_pk.get(block.task or 0)
        if task is None or not (trusted or task.agrees(block)):
            continue
        if task.pk not in best or task.agrees(block) > task.agrees(best[task.pk]):
            best[task.pk] = block
    found.tasks.update(best)
    claimed = {id(block) for block in best.values()}
    return [block for block in blocks if id(block) not in claimed]


Keys = tuple[str, ...]


def _of_known(task: Known, keys: Keys) -> tuple[str, ...]:
    return tuple(plain(getattr(task, key)) for key in keys)


def _of_block(block: Block, keys: Keys) -> tuple[str, ...]:
    return tuple(plain(block.text(key)) for key in keys)


def _by_words(found: Matched, blocks: list[Block], by_pk: dict[int, Known], keys: Keys) -> list[Block]:
    """Claims for each block the only free task of the same words; the blocks that are left."""
    plans = _plans_by_heading(blocks, by_pk.values()) | _plans(found, by_pk)
    same: dict[tuple[str, ...], list[Known]] = defaultdict(list)
    for one in by_pk.values():
        same[_of_known(one, keys)].append(one)
    rest = []
    for block in blocks:
        free = [one for one in same[_of_block(block, keys)] if one.pk not in found.tasks]
        if keys == ("number",):  # a number says something only within its plan
            free = [one for one in free if one.plan == plans.get(block.table.grid.name)]
        task = _only(free, block, plans)
        if task:
            found.tasks[task.pk] = block
        else:
            rest.append(block)
    return rest


def _only(tasks: list[Known], block: Block, plans: dict[str, int]) -> Known | None:
    """The only task of several; else the only one of the sheet's plan; else the only one of the band's section."""
    narrower: tuple[Callable[[Known], bool], ...] = (
        lambda one: True,
        lambda one: one.plan == plans.get(block.table.grid.name),
        lambda one: plain(one.section) in plain(block.section) and bool(one.section),
    )
    for fits in narrower:
        tasks = [one for one in tasks if fits(one)]
        if len(tasks) == 1:
            return tasks[0]
    return None


def _plans_by_heading(blocks: Iterable[Block], known: Iterable[Known]) -> dict[str, int]:
    """The plan that stands in the heading of each sheet; of several the one with the longest name."""
    subjects = {plain(one.subject): one.plan for one in known if one.subject}
    tables = {block.table.grid.name: plain(block.table.heading) for block in blocks}
    named = {sheet: [one for one in subjects if one in heading] for sheet, heading in tables.items()}
    return {sheet: subjects[max(found, key=len)] for sheet, found in named.items() if found}


def _plans(found: Matched, by_pk: dict[int, Known]) -> dict[str, int]:
    """The plan of each sheet: that of most of the tasks that were found in it."""
    counts: dict[str, Counter[int]] = {}
    for pk, block in found.tasks.items():
        counts.setdefault(block.table.grid.name, Counter())[by_pk[pk].plan] += 1
    return {sheet: counter.most_common(1)[0][0] for sheet, counter in counts.items()}


def match_targets(block: Block, targets: list[Target], trusted: bool) -> tuple[dict[int, Line], list[Line]]:
    """The row of each target, and the rows of no target: by id, by what is counted, else in their order."""
    found: dict[int, Line] = {}
    rest = block.target_lines()
    for agree in (_same_id, _same_indicator):
        for target in targets:
            line = next((one for one in rest if agree(block, one, target, trusted)), None)
            if line and target.pk not in found:
                found[target.pk] = line
                rest.remove(line)
    free = [target for target in targets if target.pk not in found]
    if len(free) == len(rest):
        found.update(zip((target.pk for target in free), rest, strict=True))
        rest = []
    return found, rest


def _same_id(block: Block, line: Line, target: Target, trusted: bool) -> bool:
    return line.target == target.pk and (trusted or _same_indicator(block, line, target, trusted))


def _same_indicator(block: Block, line: Line, target: Target, trusted: bool) -> bool:
    return plain(block.table.text(line.row, "indicator")) == plain(target.indicator)


def missing_from(matched: Matched, known: Iterable[Known], exported: Iterable[int]) -> Iterator[Known]:
    """The tasks that were exported and stand in no row; where that is not known, those of the plans that were found."""
    known = list(known)
    plans = {one.plan for one in known if one.pk in matched.tasks}
    wanted = set(exported) or {one.pk for one in known if one.plan in plans}
    return (one for one in known if one.pk in wanted and one.pk not in matched.tasks)
