"""The 算例 of 粤环发〔2021〕7号 agree with the published figures, and none is missing.

`scripts/recompute_gd_cases.py` computes them again from the extracts, without the library; here it runs on the cases as
they are, and on cases with one figure changed, which it must notice.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.fixture(scope="module")
def again() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(SCRIPTS))
        return importlib.import_module("recompute_gd_cases")


@pytest.fixture(scope="module")
def cases(again: Any) -> list[Any]:
    return list(again.cases())


def test_every_case_adds_up_and_none_is_missing(again: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert again.main() == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("place", "name", "value"),
    [
        ("算例-§1.1", "罚款", "99万元"),
        ("算例-§4.7", "权重合计", "99%"),
        ("算例-§1.4", "最终", "1元"),
        ("算例-§3.33", "罚款", "1万元（含）以上2万元（不含）以下"),
        ("算例-§2.7-1-超标情况", "超标情况", "超标"),
        ("算例-附件2第14项", "结果", "一般"),
        ("算例-第十六条", "结果", "一般"),
        ("算例-第十四条", "罚款", "1元"),
    ],
)
def test_a_changed_figure_is_noticed(again: Any, cases: list[Any], place: str, name: str, value: str) -> None:
    changed = [case._replace(expected={**case.expected, name: value}) for case in cases if case.place == place]
    assert changed
    assert all(any(again.differences(case)) for case in changed)


def test_a_sum_that_does_not_add_up_is_noticed(again: Any) -> None:
    assert not list(again.sums("全部最低：25%＋3%＝28%；×20万＝5.6万"))
    assert list(again.sums("全部最低：25%＋3%＝29%；×20万＝5.6万"))
    assert list(again.sums("全部最低：25%＋3%＝28%；×20万＝5.7万"))


def test_a_missing_case_is_noticed(again: Any, cases: list[Any]) -> None:
    assert not list(again.unmet(cases))
    for place in ("算例-§2.27-边界", "算例-§1.3", "算例-附件2第9项"):
        assert list(again.unmet([case for case in cases if case.place != place]))
