"""Any cell is read or refused: no other exception, no place outside the cell, no more than linear time."""

import random
import re
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from conformance import DOORS, ROWS, Door
from hypothesis import given, settings
from hypothesis import strategies as st

from enforce_rules import wording
from enforce_rules.wording import WordingError

ALL_DOORS: dict[str, Door] = {
    **{name: door for name, door in DOORS.items() if name not in ("label", "defect-amount", "defect-quantity")},
    "prefix": wording.parse_citation_prefix,
    "value": wording.parse_value,
    "number": wording.parse_number,
}
PIECES = [
    *"0123456789.,，、；（）()%‰元万亿千百十一二两零以上下不足超过满至-并处可或者且罚款每/次个吨年月日内近第条款项《》含对的<>≤≥ …",
    "以上", "以下", "罚款", "万元", "不超过", "或者", "，且", "（含）", "百分之", "第二次", "2年内", "没收", "责令", "警告", "\n", "㎡",
]  # fmt: skip


def read(door: Door, cell: str) -> Any:
    """The value, or None for a refusal that is in order."""
    try:
        return door(cell)
    except WordingError as error:
        assert error.code in wording.CODES
        assert 0 <= error.at <= len(cell) and error.length >= 1
        assert error.at + error.length <= len(cell) + 1
        return None


def mutated(draw: random.Random) -> tuple[Door, str]:
    row = draw.choice([row for row in ROWS if row.kind in DOORS])
    cell = row.cell
    for _ in range(draw.randint(1, 3)):
        i, kind = draw.randint(0, len(cell)), draw.random()
        if kind < 0.35:
            cell = cell[:i] + cell[i + 1 :]
        elif kind < 0.7:
            cell = cell[:i] + draw.choice(PIECES) + cell[i:]
        elif kind < 0.85:
            cell = cell[:i] + draw.choice(PIECES) + cell[i + 1 :]
        else:
            other = draw.choice(ROWS).cell
            cell = cell[:i] + other[draw.randint(0, len(other)) :]
    return draw.choice([DOORS[row.kind], DOORS[row.kind], *DOORS.values()]), cell


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(each, marks=pytest.mark.assurance) for each in range(2, 6))])
def test_a_mutated_cell_is_refused_or_read_so_that_its_normal_form_says_the_same(seed: int) -> None:
    draw, values = random.Random(seed), 0
    for _ in range(10_000):
        door, cell = mutated(draw)
        value = read(door, cell)
        if value is not None:
            values += 1
            normal = wording.render(value)
            again = door(normal)
            assert (cell, value, normal) == (cell, again, wording.render(again))
    assert values > 500


@pytest.mark.parametrize("name", sorted(ALL_DOORS))
def test_any_text_is_read_or_refused(name: str) -> None:
    @settings(max_examples=150, deadline=None)
    @given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=12).map("".join)))
    def check(cell: str) -> None:
        read(ALL_DOORS[name], cell)

    check()


@pytest.mark.parametrize("name", sorted(ALL_DOORS))
def test_a_cell_over_64_kib_is_refused(name: str) -> None:
    with pytest.raises(WordingError) as caught:
        ALL_DOORS[name]("一" * (64 * 1024 + 1))
    assert "cell_too_long" == caught.value.code


def test_every_code_is_declared_and_every_declared_code_is_raised_somewhere() -> None:
    room = Path(wording.__file__).parent
    sources = "".join(path.read_text(encoding="utf-8") for path in sorted(room.glob("*.py")))
    raised = set(re.findall(r'(?:\.error|WordingError)\(\s*"([a-z_]+)"', sources))
    assert wording.CODES == raised


HOSTILE = [
    "百分之", "两年内", "5", "一", "万", "（", "《", "第一条、", "第一条至第九条、", "或者", "处1元或者", "处甲或者", "责令甲或者", "，",
    "处5万元以下罚款，", "对甲，", "并处", "每平方米", "5-", "1<", "超过", "不", "5万元以上", "一百", "没收、", "5/", "个人", "法第", "甲", "0.",
    "0,", "第一条第二款第三项、", "，且", "（含5万元", "5吨", "近", "1 ",
]  # fmt: skip


def cell_of(shape: str, size: int) -> str:
    return (shape * (size // len(shape) + 1))[:size]


def steps(door: Door, cell: str) -> int:
    """Calls made while a cell is read, by Python code and by built-in functions."""
    count = 0

    def tick(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(tick)
    try:
        read(door, cell)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", sorted(ALL_DOORS))
def test_twice_the_cell_is_at_most_about_twice_the_steps(name: str) -> None:
    door = ALL_DOORS[name]
    grown = {shape: (steps(door, cell_of(shape, 2048)), steps(door, cell_of(shape, 4096))) for shape in HOSTILE}
    assert {} == {shape: counts for shape, counts in grown.items() if counts[1] > 2.2 * counts[0] + 500}


@pytest.mark.assurance
@pytest.mark.parametrize("name", sorted(ALL_DOORS))
def test_the_longest_hostile_cell_takes_a_fraction_of_a_second(name: str) -> None:
    taken = {}
    for shape in HOSTILE:
        start = time.process_time()
        read(ALL_DOORS[name], cell_of(shape, 64 * 1024))
        taken[shape] = time.process_time() - start
    assert {} == {shape: seconds for shape, seconds in taken.items() if seconds > 3}
