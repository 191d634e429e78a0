"""`render`, and `import` of what it printed: what is written, what is left alone, what the shell is told."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from enforce_rules.cli import main
from enforce_rules.cli import render as command
from enforce_rules.loader.files import shipped_rulesets
from enforce_rules.loader.yaml_source import read
from enforce_rules.model.node import Node
from enforce_rules.paper import FORMATS, read_paper
from enforce_rules.renderer import alike

Run = Callable[..., tuple[int, bytes, str]]
XINGYANG = shipped_rulesets() / "urban" / "xingyang-construction-waste"
RULESET = """规则集: {编号: 甲, 名称: 甲基准, 制定机关: 甲局, 地区: 全国, 施行: 2025-01-01, 核对: 虚拟}
表:
  - 编号: 罚则
    用途: 法定
    违法行为: 某行为
    列: [处理]
    行: [[处100元罚款]]
"""
VOLUME = """分册: {属: 甲, 名称: 第二章}
表:
  - 编号: 另一条
    用途: 法定
    违法行为: 别的行为
    列: [处理]
    行: [[处200元罚款]]
"""
ABOVE = """规则集: {编号: 上位, 名称: 上位规则, 制定机关: 甲局, 地区: 全国, 施行: 2025-01-01, 核对: 虚拟}
约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /]]}
表: []
"""
EXAMPLES = "算例集: {对: 甲}\n表: [{编号: 算例, 用途: 算例, 对: 罚则, 列: [算例, {应: 罚款}], 行: [[一律, 999元]]}]\n"


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    def go(*arguments: str | Path) -> tuple[int, bytes, str]:
        code = main([str(each) for each in arguments])
        captured = capfdbinary.readouterr()
        return code, captured.out, captured.err.decode()

    return go


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A ruleset, a volume of it, worked examples that do not hold."""
    path = tmp_path / "甲"
    path.mkdir()
    for name, text in (("ruleset", RULESET), ("chapter", VOLUME), ("cases", EXAMPLES)):
        (path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return path


def node(path: Path) -> Node:
    found, wrong = read(path.read_bytes(), str(path))
    assert found is not None, wrong
    return found


@pytest.mark.parametrize("form", FORMATS)
def test_a_ruleset_is_printed_and_imported_again(form: str, tmp_path: Path, run: Run) -> None:
    paper, back = tmp_path / f"基准.{form}", tmp_path / "back.yaml"
    code, out, err = run("render", XINGYANG, "-o", paper)
    assert (code, out) == (0, b"")
    assert f"印成了 {paper}" in err
    code, out, err = run("import", paper, "-o", back)
    assert (code, out) == (0, b"")
    assert "读了 1 张表、3 行；要核对的：没有" in err
    assert alike(node(back), node(XINGYANG / "ruleset.yaml"), ordered=False)
    assert run("check", "--only", back)[0] == 0


def test_a_ruleset_with_volumes_comes_back_as_a_folder(folder: Path, tmp_path: Path, run: Run) -> None:
    paper, back = tmp_path / "甲.md", tmp_path / "out" / "back"
    assert run("render", folder, "-o", paper)[0] == 0
    assert "999元" not in paper.read_text(encoding="utf-8")
    code, _, err = run("import", paper)
    assert code == 2
    assert "2 册" in err
    assert run("import", paper, "-o", back)[0] == 0
    assert sorted(path.name for path in back.iterdir()) == ["ruleset.yaml", "volume-1.yaml"]
    assert alike(node(back / "ruleset.yaml"), node(folder / "ruleset.yaml"), ordered=False)
    assert alike(node(back / "volume-1.yaml"), node(folder / "chapter.yaml"), ordered=False)
    before = (back / "volume-1.yaml").read_bytes()
    (back / "ruleset.yaml").unlink()
    code, _, err = run("import", paper, "-o", back)
    assert code == 2
    assert "volume-1.yaml 已经有了" in err
    assert before == (back / "volume-1.yaml").read_bytes()
    assert run("import", paper, "-o", back, "--force")[0] == 0
    assert run("render", back)[1] == paper.read_bytes()


def test_markdown_goes_to_stdout_unless_told_otherwise(run: Run) -> None:
    code, out, err = run("render", XINGYANG)
    assert (code, err) == (0, "")
    assert out.decode().startswith("# 荥阳市城市管理局行政处罚裁量基准（建筑垃圾）\n")
    code, out, _ = run("render", XINGYANG, "--format", "html")
    assert code == 0
    assert out.startswith(b"<!DOCTYPE html>")


def test_the_form_is_what_the_name_of_the_file_ends_in(tmp_path: Path, run: Run) -> None:
    for name, beginning in (("甲.HTML", b"<!DOCTYPE"), ("甲.docx", b"PK"), ("甲.xlsx", b"PK"), ("甲.txt", b"# ")):
        assert run("render", XINGYANG, "-o", tmp_path / name)[0] == 0
        assert (tmp_path / name).read_bytes().startswith(beginning), name
    assert run("render", XINGYANG, "--format", "md", "-o", tmp_path / "乙.html")[0] == 0
    assert (tmp_path / "乙.html").read_bytes().startswith(b"# ")


def test_what_a_terminal_cannot_show_goes_to_a_file_or_a_pipe(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = run("render", XINGYANG, "--format", "docx")
    assert code == 0
    assert out.startswith(b"PK")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    code, out, err = run("render", XINGYANG, "--format", "docx")
    assert (code, out) == (2, b"")
    assert "docx 不能显示在终端" in err


def test_the_same_ruleset_gives_the_same_bytes(tmp_path: Path, run: Run) -> None:
    """T23: also from another folder."""
    shutil.copytree(XINGYANG, tmp_path / "别处")
    for form in FORMATS:
        assert run("render", XINGYANG, "--format", form)[1] == run("render", tmp_path / "别处", "--format", form)[1]


def test_a_file_that_exists_is_left_alone(tmp_path: Path, run: Run) -> None:
    paper = tmp_path / "基准.md"
    paper.write_text("别的", encoding="utf-8")
    code, _, err = run("render", XINGYANG, "-o", paper)
    assert code == 2
    assert "--force" in err
    assert paper.read_text(encoding="utf-8") == "别的"
    assert run("render", XINGYANG, "-o", paper, "--force")[0] == 0
    assert paper.read_text(encoding="utf-8").startswith("# 荥阳市")


def test_a_ruleset_with_a_mistake_is_not_printed(folder: Path, tmp_path: Path, run: Run) -> None:
    path = folder / "ruleset.yaml"
    path.write_text(RULESET.replace("处100元罚款", "处一百圆罚款"), encoding="utf-8")
    code, out, err = run("render", folder, "-o", tmp_path / "甲.md")
    assert (code, out) == (1, b"")
    assert f"{path}:7:" in err
    assert err.endswith("没有印\n")
    assert not (tmp_path / "甲.md").exists()
    path.write_text("规则集: [", encoding="utf-8")
    assert run("render", folder)[0] in (1, 3)


def test_what_cannot_be_read_is_told_as_check_tells_it(tmp_path: Path, run: Run) -> None:
    code, out, err = run("render", tmp_path / "没有")
    assert (code, out) == (3, b"")
    assert "unreadable-file" in err


def test_one_ruleset_is_printed_at_a_time(folder: Path, run: Run) -> None:
    (folder / "second.yaml").write_text(RULESET.replace("编号: 甲", "编号: 乙", 1), encoding="utf-8")
    code, out, err = run("render", folder)
    assert (code, out) == (2, b"")
    assert "这里有 2 个" in err
    assert run("render", folder / "second.yaml")[0] == 0


def test_what_it_rests_on_is_loaded_and_not_printed(folder: Path, tmp_path: Path, run: Run) -> None:
    above = tmp_path / "上位"
    above.mkdir()
    (above / "ruleset.yaml").write_text(ABOVE, encoding="utf-8")
    (folder / "ruleset.yaml").write_text(RULESET.replace("核对: 虚拟", "核对: 虚拟, 约定来自: 上位"), encoding="utf-8")
    code, out, err = run("render", folder)
    assert (code, out) == (1, b"")
    assert "unknown-ruleset" in err
    code, out, _ = run("render", folder, "--with", above)
    assert code == 0
    assert "约定来自" in out.decode()
    assert "上位规则" not in out.decode()


def test_what_does_not_read_back_is_not_printed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("enforce_rules.importer.import_rendered", lambda _paper: ())
    code, out, err = run("render", XINGYANG)
    assert (code, out) == (70, b"")
    assert "不是同一个规则集" in err


def test_a_text_that_a_form_cannot_hold_is_told_with_its_place(folder: Path, tmp_path: Path, run: Run) -> None:
    long = RULESET.replace("核对: 虚拟", "核对: 虚拟, 核对说明: " + "长" * 32_768)
    (folder / "ruleset.yaml").write_text(long, encoding="utf-8")
    code, out, err = run("render", folder, "-o", tmp_path / "甲.xlsx")
    assert (code, out) == (3, b"")
    assert "paper-not-written" in err
    assert "表1第8行第2列" in err
    assert not (tmp_path / "甲.xlsx").exists()
    assert run("render", folder, "-o", tmp_path / "甲.docx")[0] == 0


def test_a_folder_that_is_not_there_is_told_and_nothing_is_written(tmp_path: Path, run: Run) -> None:
    code, out, err = run("render", XINGYANG, "-o", tmp_path / "没有" / "甲.md")
    assert (code, out) == (3, b"")
    assert "没有写成" in err
    paper = tmp_path / "甲.md"
    run("render", XINGYANG, "-o", paper)
    code, out, err = run("import", paper, "-o", tmp_path / "没有" / "甲.yaml")
    assert (code, out) == (3, b"")
    assert "没有写成" in err
    assert [path.name for path in tmp_path.iterdir()] == ["甲.md"]


def test_a_ruleset_in_json_is_printed_like_any_other(tmp_path: Path, run: Run) -> None:
    head = '{"编号": "甲", "名称": "甲基准", "制定机关": "甲局", "地区": "全国", "施行": "2025-01-01", "核对": "虚拟"}'
    (tmp_path / "甲.json").write_text(f'{{"规则集": {head}, "表": []}}', encoding="utf-8")
    code, out, _ = run("render", tmp_path / "甲.json")
    assert code == 0
    assert out.decode().startswith("# 甲基准\n")


def test_auto_recognises_what_was_printed_and_table_does_not(tmp_path: Path, run: Run) -> None:
    paper = tmp_path / "基准.md"
    run("render", XINGYANG, "-o", paper)
    assert run("import", paper)[1] == run("import", paper, "--layout", "rendered")[1]
    assert run("import", paper, "--layout", "table")[1] != run("import", paper)[1]


def test_options_that_change_an_import_do_not_go_with_a_printed_paper(tmp_path: Path, run: Run) -> None:
    paper = tmp_path / "基准.md"
    run("render", XINGYANG, "-o", paper)
    for given in (("--id", "甲"), ("--part", "第一章"), ("--with", XINGYANG), ("--volume-of", "甲")):
        code, out, err = run("import", paper, *given)
        assert (code, out) == (2, b""), given
        assert given[0] in err
        assert run("import", paper, "--layout", "table", *given)[0] != 2


def test_another_paper_is_not_taken_for_a_printed_one(tmp_path: Path, run: Run) -> None:
    paper = tmp_path / "公布.md"
    paper.write_text("# 某基准\n\n| 违法行为 | 罚款 |\n|---|---|\n| 倾倒 | 100元 |\n", encoding="utf-8")
    code, out, err = run("import", paper, "--layout", "rendered")
    assert (code, out) == (1, b"")
    assert "不是 render 印出的" in err


def test_a_character_that_no_ruleset_may_hold_is_told(tmp_path: Path, run: Run) -> None:
    paper = tmp_path / "基准.md"
    run("render", XINGYANG, "-o", paper)
    paper.write_text(paper.read_text(encoding="utf-8").replace("据转载", "据\u200b转载", 1), encoding="utf-8")
    code, out, err = run("import", paper, "-o", tmp_path / "back.yaml")
    assert (code, out) == (3, b"")
    assert "写不成规则集" in err
    assert not (tmp_path / "back.yaml").exists()


def test_the_forms_offered_are_those_a_paper_has() -> None:
    assert command.FORMATS == FORMATS


def test_a_printed_paper_is_a_paper(tmp_path: Path, run: Run) -> None:
    """Read by the room of papers, without a doubt about any cell."""
    for form in FORMATS:
        run("render", XINGYANG, "-o", tmp_path / f"甲.{form}")
        paper, found = read_paper(tmp_path / f"甲.{form}")
        assert paper is not None
        assert found == ()
