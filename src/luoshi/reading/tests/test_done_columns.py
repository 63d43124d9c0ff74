"""Columns of what was done hold facts, those beside them targets."""

from luoshi.reading import read

_TABLE = """2024年区政府民生实事项目进展情况表
序号 | 项目内容 | 进展情况(截至9月底) | 责任单位 |
1 | 新建公园4座。 | 新建公园5座。 | 区园林局 |
新增停车泊位600个。 | 新增停车泊位650个。 | ||
2 | 改造老旧小区12个。 | 改造老旧小区9个。 | 区住建局 |
以上情况特此说明。
"""


def _read() -> tuple[set[int], set[int]]:
    [reading] = read(_TABLE.encode(), "表.txt")
    targets = {int(target.value) for task in reading.tasks for target in task.targets}
    return targets, {int(claim.value) for claim in reading.claims if claim.value}


def test_what_stands_under_progress_is_a_fact_and_no_target() -> None:
    targets, facts = _read()
    assert facts == {5, 650, 9}
    assert not targets & facts
