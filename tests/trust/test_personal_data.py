"""T22 (decision 0010): whatever is wrong with a case, its error repeats nothing that only the case could know."""

from __future__ import annotations

import json
import pickle
import random
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from trust_helpers import CASE, RULESETS, rulebook, values

from enforce_rules.cli import main
from enforce_rules.diagnostics import CaseError
from enforce_rules.loader.yaml_source import read

CANARIES = (
    "欧阳震华",
    "震华",
    "110101199003078515",
    "1101011990",
    "13800138000",
    "138001",
    "幼女待哺",
    "ouyang@example",
    "嘉禾巷九号",
)

# Everything a case may state in its own words holds a canary.
TOLD = (
    CASE.replace("例-1", "欧阳震华-13800138000")
    .replace("某市应急管理局", "嘉禾巷九号局")
    .replace("办案机构", "欧阳震华")
    .replace("均已培训合格", "欧阳震华（110101199003078515）幼女待哺")
    .replace("签到表", "电话13800138000")
    .replace("期间无事故", "ouyang@example")
    + "查无: {范围: [行政处罚法-2021 全部总则], 认定: 欧阳震华, 理由: 住嘉禾巷九号，幼女待哺}\n"
    "履历: {查询: 已查清, 截至: 2025-01-01, 列: [日期, 内容], 行: [[2024-01-01, 欧阳震华罚款]]}\n"
)

WRONG = [
    ("代号: 甲, 类别", "代号: 甲, 姓名: 欧阳震华, 身份证号: '110101199003078515', 电话: 13800138000, 住址: 嘉禾巷九号, 类别"),
    ("代号: 甲, 类别", "代号: 甲, 欧阳震华: 是, '110101199003078515': 是, 类别"),
    ("类别: 法人", "类别: 欧阳震华"),
    ("代号: 甲,", "代号: 欧阳震华,"),
    ("当事人: [甲]", "当事人: [欧阳震华, '13800138000']"),
    ("事项: 安全生产法-2021#97-4", "事项: 欧阳震华未如实记录"),
    ("事项: 安全生产法-2021#97-4", "事项: 安全生产法-2021#欧阳震华"),
    ("事项: 安全生产法-2021#97-4", "事项: {欧阳震华: '13800138000'}"),
    ("地区: '320582'", "地区: '110101199003078515'"),
    ("地区: '320582'", "地区: [嘉禾巷九号]"),
    ("行为起: 2025-02-01", "行为起: 欧阳震华"),
    ("行为起: 2025-02-01", "行为起: '13800138000'"),
    ("行为起: 2025-02-01", "行为起：欧阳震华"),
    ("行为起: 2025-02-01", "行为起: 2025-12-01"),
    ("行为起: 2025-02-01", "行为起: &欧阳震华 x"),
    ("行为起: 2025-02-01", "行为起: !欧阳震华 x"),
    ("违法行为轻微: {", "欧阳震华轻微: {"),
    ("违法行为轻微: {", "欧阳震华: 幼女待哺\n      违法行为轻微: {"),
    ("违法行为轻微: {", "'13800138000': 是\n      违法行为轻微: {"),
    ("违法行为轻微: {值: 是", "违法行为轻微: {值: 欧阳震华"),
    ("违法行为轻微: {值: 是", "违法行为轻微: {值: [欧阳震华, 幼女待哺]"),
    ("违法行为轻微: {值: 是", "违法行为轻微: {值: 13800138000元"),
    ("违法行为轻微: {值: 是", "违法行为轻微: {有争议: [是, 欧阳震华]"),
    ("违法行为轻微: {值: 是", "违法行为轻微: {值: 是, 欧阳震华: 13800138000"),
    ("违法行为轻微: {", "从业人员已经培训但没有记录: 欧阳震华\n      责令改正情况: 幼女待哺\n      违法行为轻微: {"),
    ("违法行为轻微: {", "立案: 欧阳震华\n      违法行为轻微: {"),
    ("理由: 欧阳震华（", "理由: 欧阳震华\u200b（"),
    ("理由: 欧阳震华（", "理由: 欧阳震华\u3000（"),
    ("理由: 欧阳震华（", "理由: [欧阳震华（"),
    ("理由: 欧阳震华（", "理由: \"欧阳震华（"),
    ("理由: 欧阳震华（", "理由: 欧阳震华: （"),
    ("理由: 欧阳震华（", "理由: 欧阳震华\t（"),
    ("理由: 欧阳震华（", "理由: " + "欧阳震华" * 200 + "（"),
    ("范围: [行政处罚法-2021 全部总则]", "范围: [欧阳震华 全部总则, 行政处罚法-2021 欧阳震华]"),
    ("查询: 已查清", "查询: 欧阳震华"),
    ("列: [日期, 内容]", "列: [日期, 欧阳震华]"),
    ("[[2024-01-01, 欧阳震华罚款]]", "[[欧阳震华, 欧阳震华罚款], [欧阳震华罚款]]"),
    ("履历: {", "履历: [欧阳震华]\n欧阳震华: {"),
    ("案件: {", "案件: {编号: 欧阳震华, "),
    ("案件: {", "案件：{"),
    ("案件: {", "欧阳震华：13800138000\n案件: {"),
]  # fmt: skip


def said(error: CaseError) -> str:
    """Everything an error could put into a log."""
    kept = [error.render("zh"), error.render("en"), str(error), repr(error), repr(error.args), repr(error.diagnostics)]
    chained = "".join(traceback.format_exception(error))
    return "\n".join([*kept, repr(error.sources), chained, repr(error.__dict__), repr(pickle.dumps(error))])


def check(case: Any) -> bool:
    """Whether the case was refused; nothing of it may be told."""
    try:
        rulebook().case(case)
    except CaseError as error:
        text = said(error)
        hits = [each for each in CANARIES if each in text or each.encode("unicode_escape").decode() in text]
        assert [] == hits, text
        return True
    return False


def test_the_case_itself_is_right() -> None:
    assert not check(TOLD)


@pytest.mark.parametrize("change", WRONG, ids=range(len(WRONG)))
def test_an_error_repeats_nothing_of_the_case(change: tuple[str, str], tmp_path: Path) -> None:
    assert change[0] in TOLD
    text = TOLD.replace(*change, 1)
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    assert check(text)
    assert check(path)
    node, found = read(text, "case.yaml")
    if not found:
        plain = values(node)
        assert check(plain)
        assert check(json.dumps(plain, ensure_ascii=False))
        assert check(json.dumps(plain, ensure_ascii=True, indent=1))


def cuts() -> Iterator[str]:
    """The case cut off, and with something hostile put in, at many places."""
    draw = random.Random(1)
    pieces = ["：", "\u202e", "{", "]", '"', "\t", ": ", "- ", "\n", "&a ", "*a", "!", "%", "|\n", "\x00", "，", "<<: "]
    for at in range(0, len(TOLD), 6):
        yield TOLD[:at]
        yield TOLD[:at] + draw.choice(pieces) + TOLD[at + draw.randint(0, 2) :]
    as_json = json.dumps(values(read(TOLD, "case.yaml")[0]), ensure_ascii=False)
    for at in range(1, len(as_json), 17):
        yield as_json[:at]
        yield as_json[:at] + draw.choice(['"', ",", "}", "\\u", "1"]) + as_json[at + 1 :]


def test_wherever_a_case_is_broken_nothing_of_it_is_told() -> None:
    assert sum(check(text) for text in cuts()) > 200


def test_values_in_memory_are_not_told() -> None:
    for value in (
        {"欧阳震华": 1},
        {"案件": {"欧阳震华": 13800138000}},
        {"案件": {"编号": b"13800138000"}},
        {"案件": ["欧阳震华", 1]},
    ):
        assert check(value)


@pytest.mark.parametrize("command", ["recommend", "needs"])
def test_the_command_line_tells_nothing_either(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = [word for path in RULESETS for word in ("--rulesets", str(path))]
    for number, change in enumerate(WRONG[::8]):
        case = tmp_path / f"{number}.yaml"
        case.write_text(TOLD.replace(*change, 1), encoding="utf-8")
        assert main([command, str(case), "--only", *more]) in (1, 3)
        out, err = capsys.readouterr()
        assert "" == out
        assert [] == [each for each in CANARIES if each in err]


def test_what_may_be_told_is_told() -> None:
    def message(old: str, new: str) -> str:
        with pytest.raises(CaseError) as caught:
            rulebook().case(TOLD.replace(old, new, 1))
        return str(caught.value)

    assert "`5000`" in message("{值: 是", "{值: 5000")
    assert "`2025-13-45`" in message("2025-02-01", "2025-13-45")
    assert "`拟决订`" in message("拟决定", "拟决订")
    assert "`安全生产法-2021#97-5`" in message("#97-4", "#97-5")
    assert "`姓名`" in message("代号: 甲,", "代号: 甲, 姓名: 欧阳震华,")
    assert "`unknown_fact`" in message("违法行为轻微: {", "unknown_fact: 是\n      违法行为轻微: {")
