"""`fmt`: what it writes, what it leaves alone, what the shell is told."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from enforce_rules.cli import main
from enforce_rules.writer import NotTheSameError

Run = Callable[..., tuple[int, str, str]]

LOOSE = "# 甲\n规则集:\n    编号:   甲   # 一\n    名称:   乙\n"
NEAT = "# 甲\n规则集:\n  编号: 甲                    # 一\n  名称: 乙\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def go(*arguments: str | Path) -> tuple[int, str, str]:
        code = main([str(each) for each in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return go


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    def give(data: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))

    return give


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "甲").mkdir()
    (tmp_path / "甲" / "ruleset.yaml").write_text(LOOSE, encoding="utf-8")
    (tmp_path / "甲" / "cases.yaml").write_text("算例集: {对: 甲}\n", encoding="utf-8")
    (tmp_path / "甲" / "SOURCE.md").write_text("不是 YAML：[\n", encoding="utf-8")
    return tmp_path / "甲"


def test_a_folder_is_laid_out_in_its_place_and_only_what_changes_is_written(folder: Path, run: Run) -> None:
    untouched = (folder / "cases.yaml").stat().st_mtime_ns
    assert (0, "", f"整理了 {folder / 'ruleset.yaml'}\n") == run("fmt", folder)
    assert NEAT == (folder / "ruleset.yaml").read_text(encoding="utf-8")
    assert untouched == (folder / "cases.yaml").stat().st_mtime_ns
    assert (0, "", "2 个文件，排版都合式样\n") == run("fmt", folder)
    assert ["SOURCE.md", "cases.yaml", "ruleset.yaml"] == sorted(each.name for each in folder.iterdir())


def test_check_writes_nothing_names_what_would_change_and_exits_with_1(folder: Path, run: Run) -> None:
    assert (1, f"{folder / 'ruleset.yaml'}\n", "1 个文件要整理\n") == run("fmt", folder, "--check")
    assert LOOSE == (folder / "ruleset.yaml").read_text(encoding="utf-8")
    assert (0, "", "1 files, all in style\n") == run("fmt", "--lang", "en", folder / "cases.yaml", "--check")


def test_diff_writes_nothing_and_leads_from_one_text_to_the_other(folder: Path, run: Run) -> None:
    file = folder / "ruleset.yaml"
    code, out, err = run("fmt", file, "--diff")
    assert (0, "") == (code, err)
    assert LOOSE == file.read_text(encoding="utf-8")
    name, other, place, *lines = out.splitlines(keepends=True)
    assert [f"--- {file}\n", f"+++ {file}\n", "@@ -1,4 +1,4 @@\n"] == [name, other, place]
    assert LOOSE == "".join(line[1:] for line in lines if line[0] in " -")
    assert NEAT == "".join(line[1:] for line in lines if line[0] in " +")


def test_diff_and_check_together_exit_with_1(folder: Path, run: Run) -> None:
    code, out, _ = run("fmt", folder, "--check", "--diff")
    assert 1 == code
    assert out.startswith("--- ")


def test_a_missing_line_break_and_a_foreign_one_are_shown_and_mended(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes("甲: 乙\r\n丙: 丁".encode())
    assert "-甲: 乙\r\n-丙: 丁\n\\ No newline at end of file\n+甲: 乙\n+丙: 丁\n" in run("fmt", "--diff", file)[1]
    run("fmt", file)
    assert "甲: 乙\n丙: 丁\n".encode() == file.read_bytes()


def test_stdin_comes_out_on_stdout(stdin: Callable[[bytes], None], run: Run) -> None:
    stdin(LOOSE.encode())
    assert (0, NEAT, "") == run("fmt", "-")
    stdin(NEAT.encode())
    assert (0, NEAT) == run("fmt", "-")[:2]
    stdin(LOOSE.encode())
    assert (1, "<stdin>\n") == run("fmt", "-", "--check")[:2]


def test_nothing_comes_out_of_what_cannot_be_read(stdin: Callable[[bytes], None], run: Run) -> None:
    stdin("甲: [".encode())
    code, out, err = run("fmt", "-")
    assert (3, "") == (code, out)
    assert "<stdin>:" in err and "错误[yaml-syntax]" in err


def test_stdin_stands_alone_and_json_is_not_laid_out(tmp_path: Path, run: Run) -> None:
    assert 2 == run("fmt", "-", tmp_path)[0]
    file = tmp_path / "案件.json"
    file.write_text("{}", encoding="utf-8")
    assert 2 == run("fmt", file)[0]
    assert "{}" == file.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_read_is_left_and_the_others_are_done(folder: Path, run: Run) -> None:
    wrong = folder / "a.yaml"
    wrong.write_text("甲: 乙\n甲: 丙\n", encoding="utf-8")
    code, _, err = run("fmt", folder, folder / "缺.yaml")
    assert 3 == code
    assert "错误[duplicate-key]" in err and "错误[unreadable-file]" in err
    assert "甲: 乙\n甲: 丙\n" == wrong.read_text(encoding="utf-8")
    assert NEAT == (folder / "ruleset.yaml").read_text(encoding="utf-8")


def test_what_would_say_something_else_is_left_alone(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(data: bytes, file: str) -> None:
        raise NotTheSameError(file)

    monkeypatch.setattr("enforce_rules.writer.reformat", refuse)
    code, _, err = run("fmt", folder / "ruleset.yaml")
    assert 70 == code
    assert "没有动它" in err
    assert LOOSE == (folder / "ruleset.yaml").read_text(encoding="utf-8")


def test_permissions_stay(folder: Path, run: Run) -> None:
    file = folder / "ruleset.yaml"
    file.chmod(0o640)
    run("fmt", file)
    assert 0o640 == stat.S_IMODE(file.stat().st_mode)


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "replace", fail)
    code, _, err = run("fmt", folder / "ruleset.yaml")
    assert (3, f"没有写成 {folder / 'ruleset.yaml'}\n") == (code, err)
    assert LOOSE == (folder / "ruleset.yaml").read_text(encoding="utf-8")
    assert ["SOURCE.md", "cases.yaml", "ruleset.yaml"] == sorted(each.name for each in folder.iterdir())


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_link_is_followed_inside_of_its_folder_only(folder: Path, run: Run) -> None:
    outside = folder.parent / "外.yaml"
    outside.write_text(LOOSE, encoding="utf-8")
    (folder / "外.yaml").symlink_to(outside)
    for argument in (folder, folder / "外.yaml"):
        code, _, err = run("fmt", argument)
        assert 3 == code
        assert "错误[outside-root]" in err
    assert LOOSE == outside.read_text(encoding="utf-8")
    inside = folder / "里.yaml"
    (folder / "ruleset.yaml").write_text(LOOSE, encoding="utf-8")
    inside.symlink_to(folder / "ruleset.yaml")
    assert 0 == run("fmt", inside)[0]
    assert inside.is_symlink()
    assert NEAT == (folder / "ruleset.yaml").read_text(encoding="utf-8")
