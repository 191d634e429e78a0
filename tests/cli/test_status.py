"""`status`: what is in force, lapsing and lapsed, which repealed provisions are still cited; and `check --on`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from enforce_rules.cli import main
from enforce_rules.diagnostics.render import width

ECOLOGY = Path(__file__).parents[2] / "rulesets" / "ecology"
Run = Callable[..., tuple[int, str, str]]

BENCHMARK = """规则集: {编号: 基准, 名称: 某市倾倒基准, 制定机关: [甲局, 乙局], 地区: ['990100', '990200'], 施行: 2025-04-01, 失效: 2030-03-31, 核对: 虚拟}
表:
  - 编号: 倾倒
    用途: 基准
    违法行为: 擅自倾倒
    依据: 旧法第九条
    法定: {列: [处理], 行: [[处5000元罚款]]}
    列: [处理]
    行: [[处5000元罚款]]
  - 编号: 开挖
    用途: 基准
    违法行为: 擅自开挖
    依据: [旧法第九条, 条例第三条]
    法定: {列: [处理], 行: [[处5000元罚款]]}
    列: [处理]
    行: [[处5000元罚款]]
"""
LAW = """规则集: {编号: 新法, 名称: 新法, 位阶: 法律, 制定机关: 某立法机关, 地区: 全国, 施行: 2030-01-01, 核对: 虚拟}
关系: {列: [关系, 对象, 文号, 范围], 行: [[废止, 旧法, /, 全部]]}
表: []
"""
REPORTED = (
    "规则集: {编号: 清单, 名称: 清单, 制定机关: 丙局, 地区: 全国, 施行: 待核, 效力: 历史, 核对: 据报道}\n表: []\n"
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def go(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return go


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of rulesets, where the command is run."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("基准", BENCHMARK), ("法", LAW), ("清单", REPORTED)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ruleset.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_each_ruleset_is_a_line_of_a_table_and_each_repealed_law_a_line_below(desk: Path, run: Run) -> None:
    code, out, err = run("status", ".", "--only", "--on", "2030-01-01")
    assert 0 == code
    assert [
        "编号  状态                  施行        失效        地区         制定机关    名称",
        "新法  在施行                2030-01-01  —           全国         某立法机关  新法",
        "基准  将失效（还有89日）    2025-04-01  2030-03-31  990100等2个  甲局等2个   某市倾倒基准",
        "清单  施行待核，原标“历史”  待核        —           全国         丙局        清单",
        "",
        "基准　某市倾倒基准：2 张表引用已经废止的规定，其中 1 张别无依据，不适用于废止以后的行为",
        "  旧法　2030-01-01起被新法废止：2 张表，1 处条文，首见 基准/ruleset.yaml:3",
    ] == out.splitlines()
    assert "2030-01-01：3 个规则集，在施行 1，将失效 1，已失效 0，未施行 0，施行待核 1\n" == err


def test_with_all_every_citing_table_has_its_line_and_place(desk: Path, run: Run) -> None:
    _, out, _ = run("status", ".", "--only", "--on", "2030-01-01", "--all")
    assert [
        "    基准/ruleset.yaml:3　倾倒　旧法第九条（不再适用）",
        "    基准/ruleset.yaml:10　开挖　旧法第九条",
    ] == out.splitlines()[-2:]


def test_in_english(desk: Path, run: Run) -> None:
    code, out, err = run("status", ".", "--only", "--on", "2030-01-01", "--all", "--lang", "en")
    assert 0 == code
    lines = [line.split() for line in out.splitlines()]
    assert ["id", "state", "since", "until", "regions", "issuer", "title"] == lines[0]
    assert "基准 lapsing (89 days left) 2025-04-01 2030-03-31 990100 +1 甲局 +1 某市倾倒基准".split() == lines[2]
    assert "  旧法, repealed by 新法 from 2030-01-01: 2 tables, 1 provisions, first at 基准/ruleset.yaml:3" in out
    assert "    基准/ruleset.yaml:3  倾倒  旧法第九条 (ended)" in out
    assert err.startswith("2030-01-01: 3 rulesets: 1 in force, 1 lapsing")


def test_the_columns_stand_one_below_the_other_on_a_screen(desk: Path, run: Run) -> None:
    head, *rows = run("status", ".", "--only", "--on", "2031-01-01")[1].splitlines()
    dates = [row for row in rows if "2025-04-01" in row or "2030-01-01" in row]
    assert {width(head.partition("施行")[0])} == {
        width(row[: min(row.index(day) for day in ("2025-04-01", "2030-01-01") if day in row)]) for row in dates
    }


def test_nothing_is_said_below_the_table_when_nothing_is_cited_in_vain(desk: Path, run: Run) -> None:
    out = run("status", ".", "--only", "--on", "2029-12-31")[1]
    assert ["编号", "基准", "新法", "清单"] == [line.split()[0] for line in out.splitlines()]


def test_json_has_stable_keys(desk: Path, run: Run) -> None:
    code, out, err = run("status", "基准", "法", "--only", "--on", "2030-01-01", "--format", "json")
    assert (0, "") == (code, err)
    found = json.loads(out)
    assert "2030-01-01" == found["on"]
    law, benchmark = found["rulesets"]
    assert {"id": "新法", "state": "in-force", "lapses": None, "days_left": None, "regions": []}.items() <= law.items()
    assert {
        "id": "基准",
        "title": "某市倾倒基准",
        "issuer": ["甲局", "乙局"],
        "regions": ["990100", "990200"],
        "in_force": "2025-04-01",
        "lapses": "2030-03-31",
        "validity": "有效",
        "state": "lapsing",
        "days_left": 89,
        "tables": [],
        "repealed": [
            {
                "law": "旧法",
                "since": "2030-01-01",
                "by": {"id": "新法", "title": "新法"},
                "tables": [
                    _table("倾倒", line=3, ended=True),
                    _table("开挖", line=10, ended=False),
                ],
            }
        ],
        "file": "基准/ruleset.yaml",
        "line": 1,
    } == benchmark


def _table(name: str, *, line: int, ended: bool) -> dict[str, object]:
    return {
        "table": name,
        "provisions": ["旧法第九条"],
        "ended": ended,
        "file": "基准/ruleset.yaml",
        "line": line,
    }


def test_a_lapsed_ruleset_is_told_not_held_against_anybody(desk: Path, run: Run) -> None:
    code, _, err = run("status", "基准", "--only", "--on", "2099-01-01")
    assert 0 == code
    assert "已失效 1" in err


def test_the_day_is_today_unless_given(desk: Path, run: Run) -> None:
    today = datetime.now().astimezone().date()
    found = json.loads(run("status", "基准", "--only", "--format", "json")[1])["on"]
    assert date.fromisoformat(found) - today in (timedelta(0), timedelta(1))  # midnight may pass


# ---- what is shipped ----


def test_the_benchmark_of_the_province_lapses_and_cites_what_the_code_repealed(run: Run) -> None:
    code, out, _ = run("status", str(ECOLOGY), "--on", "2026-10-03")
    assert 0 == code
    assert re.search("^粤环发-2021-7 +将失效（还有89日） +2022-01-01  2026-12-31  440000", out, re.MULTILINE)
    assert "广东省生态环境行政处罚自由裁量权规定：131 张表引用已经废止的规定，其中 127 张别无依据" in out
    assert "  环境影响评价法　2026-08-15起被中华人民共和国生态环境法典废止：5 张表，" in out
    assert len(out.splitlines()) < 20, "a line a law, not a line a table"
    assert "行政处罚法-2021" not in out, "of other folders nothing is listed"


def test_without_a_folder_the_shipped_rulesets_are_listed(run: Run) -> None:
    _, out, err = run("status", "--on", "2026-10-02")
    assert "将失效（还有90日）" in out
    assert "行政处罚法-2021" in out
    assert err.startswith("2026-10-02：")


# ---- what goes wrong ----


@pytest.mark.parametrize(
    "day", ["tomorrow", "", "2026-02-30", "2026-13-01", "20261003", "2026-W40-6", "２０２６-10-03", "2026-10-03\n", "0"]
)
@pytest.mark.parametrize("command", ["status", "check"])
def test_a_day_is_written_one_way_and_must_exist(desk: Path, run: Run, command: str, day: str) -> None:
    code, out, err = run(command, "基准", "--only", "--on", day)
    assert (2, "") == (code, out)
    assert "用法不对：" in err


def test_a_folder_that_is_not_there_exits_with_3(desk: Path, run: Run) -> None:
    code, out, err = run("status", "没有", "--only")
    assert (3, "") == (code, out)
    assert "unreadable-file" in err


def test_rulesets_that_are_wrong_are_told_and_nothing_is_listed(desk: Path, run: Run) -> None:
    (desk / "基准" / "ruleset.yaml").write_text(BENCHMARK.replace("用途: 基准", "用途: 基本"), encoding="utf-8")
    code, out, err = run("status", "基准", "--only", "--format", "json")
    assert (1, "") == (code, out)
    assert "基准/ruleset.yaml:4" in err
    assert "规则集没有读成" in err


def test_only_needs_a_folder(run: Run) -> None:
    assert (2, "") == run("status", "--only")[:2]


def test_the_first_and_the_last_day_there_is_are_days_like_others(desk: Path, run: Run) -> None:
    for day in ("0001-01-01", "9999-12-31"):
        assert 0 == run("status", ".", "--only", "--on", day)[0]


# ---- check --on ----


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2029-12-30", None),
        ("2029-12-31", "警告[ruleset-lapsing] 本规则集有效到2030-03-31，还有90日"),
        ("2030-03-31", "警告[ruleset-lapsing] 本规则集有效到2030-03-31，还有0日"),
        ("2030-04-01", "警告[ruleset-lapsed] 本规则集2030-03-31失效"),
    ],
)
def test_check_warns_from_90_days_before_the_end(desk: Path, run: Run, day: str, told: str | None) -> None:
    code, out, err = run("check", "基准", "--only", "--on", day)
    assert 0 == code
    if told is None:
        assert ("", "没有发现问题\n") == (out, err)
    else:
        assert told in out
        assert 1 == out.count("警告[")
    assert (0 if told is None else 1) == run("check", "基准", "--only", "--strict", "--on", day)[0]


def test_check_knows_no_day_of_its_own(desk: Path, run: Run) -> None:
    text = BENCHMARK.replace("2025-04-01", "2001-01-01").replace("2030-03-31", "2001-12-31")
    (desk / "基准" / "ruleset.yaml").write_text(text, encoding="utf-8")
    assert (0, "", "没有发现问题\n") == run("check", "基准", "--only", "--strict")
