"""`new`: a folder that holds from the start, whatever the title says, and never takes the place of another."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from enforce_rules.cli import main
from enforce_rules.cli.new import KINDS
from enforce_rules.loader.files import shipped_rulesets
from enforce_rules.loader.schema import schema
from enforce_rules.loader.yaml_source import read
from enforce_rules.model.node import MapNode, TextNode

Run = Callable[..., tuple[int, str, str]]

FILES = {"ruleset.yaml", "cases.yaml", "SOURCE.md", "ruleset.schema.json"}
NATIONAL = shipped_rulesets() / "national" / "admin-penalty-law-2021"
AWKWARD = (
    "'",
    '"',
    "- 甲",
    "甲: 乙",
    "甲 # 乙",
    "[甲]",
    "{甲: 乙}",
    "* 甲",
    "&甲",
    "!甲",
    "%",
    "@",
    "440000",
    "否",
    "〃",
    "为什么?",
    "<b>",
    "甲：乙",
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def go(*arguments: str | Path) -> tuple[int, str, str]:
        code = main([str(each) for each in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return go


def header(path: Path) -> dict[str, str]:
    root, found = read((path / "ruleset.yaml").read_bytes(), "ruleset.yaml")
    assert isinstance(root, MapNode), found
    head = root.get("规则集")
    assert isinstance(head, MapNode)
    return {key.text: value.text for key, value in head.items if isinstance(value, TextNode)}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("beside", [(), (NATIONAL,)], ids=["alone", "with the penalty law"])
def test_every_kind_is_accepted_from_the_start(kind: str, beside: tuple[Path, ...], tmp_path: Path, run: Run) -> None:
    path = tmp_path / "新" / kind
    assert (0, "") == run("new", path, "--kind", kind)[:2]
    assert {each.name for each in path.iterdir()} == FILES
    assert (0, "", "没有发现问题\n") == run("check", "--only", "--strict", path, *beside)
    code, _, err = run("test", "--only", path)
    assert 0 == code
    assert 4 <= int(err.split()[0])
    assert 0 == run("test", "--only", path, *beside)[0]
    assert 0 == run("fmt", "--check", path)[0]


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("benchmark", "不足10平方米", "10平方米以下"),
        ("weighted", "部分落实, 10%", "部分落实, 11%"),
        ("list", "可以不予行政处罚", "不予行政处罚"),
        ("statute", "处一千元以上", "处二千元以上"),
    ],
)
def test_a_rule_that_is_changed_is_caught_by_its_examples(
    kind: str, old: str, new: str, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / kind
    run("new", path, "--kind", kind)
    rules = path / "ruleset.yaml"
    text = rules.read_text(encoding="utf-8")
    assert 1 <= text.count(old)
    rules.write_text(text.replace(old, new), encoding="utf-8")
    assert 1 == run("test", "--only", path)[0]


def test_the_header_says_what_the_options_say(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "某市"
    arguments = ("--id", "甲-2024", "--title", "甲基准", "--issuer", "甲局", "--region", "990100")
    assert 0 == run("new", path, *arguments)[0]
    told = header(path)
    assert ("甲-2024", "甲基准", "甲局", "990100") == tuple(told[key] for key in ("编号", "名称", "制定机关", "地区"))
    assert "算例集: {对: 甲-2024}" in (path / "cases.yaml").read_text(encoding="utf-8")
    assert (path / "SOURCE.md").read_text(encoding="utf-8").startswith("# 甲基准：来源与核对\n")
    assert 0 == run("test", "--only", path)[0]


def test_what_is_not_given_is_a_placeholder_and_the_folder_names_the_ruleset(tmp_path: Path, run: Run) -> None:
    run("new", tmp_path / "甲")
    told = header(tmp_path / "甲")
    assert ("甲", "虚拟", "990000") == (told["编号"], told["核对"], told["地区"])
    assert all("待填" in told[key] for key in ("名称", "制定机关", "领域"))
    run("new", tmp_path / "甲 乙")
    assert "骨架-基准" == header(tmp_path / "甲 乙")["编号"]


@pytest.mark.parametrize("title", AWKWARD)
def test_no_title_breaks_the_files(title: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "甲"
    assert 0 == run("new", path, "--title", title, "--issuer", title)[0]
    assert (title, title) == (header(path)["名称"], header(path)["制定机关"])
    assert 0 == run("check", "--only", path)[0]


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--region", "123"),
        ("--region", "某市"),
        ("--region", ""),
        ("--id", "甲 乙"),
        ("--id", "甲#乙"),
        ("--id", "甲:乙"),
        ("--id", ""),
        ("--title", "甲\n乙"),
        ("--title", " "),
        ("--title", "甲\u200b"),
        ("--title", "甲" * 201),
        ("--issuer", "甲\t乙"),
        ("--kind", "other"),
    ],
)
def test_an_option_that_no_header_can_hold_makes_nothing(option: str, value: str, tmp_path: Path, run: Run) -> None:
    code, out, _ = run("new", tmp_path / "甲", option, value)
    assert (2, "") == (code, out)
    assert not (tmp_path / "甲").exists()


def test_the_whole_country_is_a_region(tmp_path: Path, run: Run) -> None:
    assert 0 == run("new", tmp_path / "甲", "--region", "全国")[0]
    assert "全国" == header(tmp_path / "甲")["地区"]


def test_nothing_is_overwritten(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "甲"
    path.mkdir()
    assert 0 == run("new", path)[0]  # an empty folder may be used
    (path / "ruleset.yaml").write_text("已经改过\n", encoding="utf-8")
    code, _, err = run("new", path)
    assert 2 == code
    assert "没有动它" in err
    assert "已经改过\n" == (path / "ruleset.yaml").read_text(encoding="utf-8")
    file = tmp_path / "乙"
    file.write_text("文件\n", encoding="utf-8")
    assert 2 == run("new", file)[0]
    assert "文件\n" == file.read_text(encoding="utf-8")
    link = tmp_path / "丙"
    link.symlink_to(tmp_path / "不存在")
    assert 2 == run("new", link)[0]
    assert not (tmp_path / "不存在").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, run: Run) -> None:
    (tmp_path / "文件").write_text("", encoding="utf-8")
    path = tmp_path / "文件" / "甲"
    assert (3, "", f"没有写成 {path}\n") == run("new", path)


@pytest.mark.parametrize("name", ["ruleset.yaml", "cases.yaml"])
def test_an_editor_finds_the_schema_beside_the_file(name: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "甲"
    run("new", path)
    first = (path / name).read_text(encoding="utf-8").partition("\n")[0]
    marker, _, target = first.partition("=")
    assert "# yaml-language-server: $schema" == marker
    assert schema("ruleset") == json.loads((path / target).read_text(encoding="utf-8"))
    run("fmt", path)
    assert (path / name).read_text(encoding="utf-8").startswith(first)
