"""T11: files only below the given root, only regular ones, never through a link that leads out; and no network."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from trust_helpers import rulebook

from enforce_rules.diagnostics import CaseError, Diagnostic, RulesetError, render
from enforce_rules.loader.files import read_bytes, ruleset_files
from enforce_rules.rulebook import load_rulebook

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes as POSIX has them")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with two files, and a secret beside it."""
    inside = tmp_path / "root"
    (inside / "b").mkdir(parents=True)
    (inside / "b" / "two.yaml").write_text("b: 2", encoding="utf-8")
    (inside / "one.yaml").write_text("a: 1", encoding="utf-8")
    (inside / "words.txt").write_text("x", encoding="utf-8")
    (tmp_path / "secret.yaml").write_text("s: 1", encoding="utf-8")
    return inside


def listed(*roots: Path) -> tuple[list[str], list[tuple[str, str]]]:
    files, found = ruleset_files(roots)
    return [path.name for path in files], [(each.code, dict(each.args).get("why", "")) for each in found]


def test_a_folder_gives_its_files_in_one_order(root: Path) -> None:
    assert (["two.yaml", "one.yaml"], []) == listed(root)
    assert (["two.yaml", "one.yaml"], []) == listed(root, root / "one.yaml", root / ".." / "root")


@posix
def test_a_link_that_leads_out_is_refused(root: Path) -> None:
    (root / "out.yaml").symlink_to(root.parent / "secret.yaml")
    (root / "up").symlink_to(root.parent)
    (root / "dots.yaml").symlink_to("../secret.yaml")
    (root / "devices.yaml").symlink_to("/dev/null")
    assert (["two.yaml", "one.yaml"], [("outside-root", "")] * 4) == listed(root)


@posix
def test_a_link_inside_the_root_is_one_file(root: Path) -> None:
    (root / "again.yaml").symlink_to("one.yaml")
    (root / "c").symlink_to("b")
    names, found = listed(root)
    assert 2 == len(names)
    assert [] == found


@posix
def test_loops_of_links_end(root: Path) -> None:
    (root / "b" / "loop").symlink_to(root)
    (root / "b" / "self").symlink_to("self")
    (root / "x.yaml").symlink_to("y.yaml")
    (root / "y.yaml").symlink_to("x.yaml")
    (root / "gone.yaml").symlink_to("nothing.yaml")
    names, found = listed(root)
    assert ["two.yaml", "one.yaml"] == names
    assert [("unreadable-file", "link-loop")] * 2 + [("unreadable-file", "missing")] == sorted(found)


@posix
def test_pipes_sockets_and_devices_are_not_waited_for(root: Path) -> None:
    os.mkfifo(root / "pipe.yaml")
    assert (["two.yaml", "one.yaml"], [("unreadable-file", "not-a-file")]) == listed(root)
    for path in (root / "pipe.yaml", root, Path("/dev/zero"), Path("/dev/null")):
        data, found = read_bytes(path)
        assert data is None
        assert ["not-a-file"] == [dict(each.args)["why"] for each in found]


def test_what_cannot_be_read_is_said_and_never_left_out(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object, *rest: object) -> int:
        raise PermissionError(13, "in whatever language", str(path))

    monkeypatch.setattr(os, "open", refuse)
    data, found = read_bytes(root / "one.yaml")
    assert data is None
    assert "没有读取权限" in render(found, {})
    assert "reading it is not permitted" in render(found, {}, "en")
    monkeypatch.setattr(os, "scandir", refuse)
    assert ([], [("unreadable-file", "no-permission")]) == listed(root)


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_without_permission_is_said(root: Path) -> None:
    (root / "b").chmod(0)
    try:
        assert (["one.yaml"], [("unreadable-file", "no-permission")]) == listed(root)
    finally:
        (root / "b").chmod(0o755)


NOWHERE = [
    "http://example.invalid/x.yaml",
    "file:///etc/passwd",
    "x\0y",
    "a" * 5_000,
    "\ud800",
    "",
    "../nothing",
    "~/x.yaml",
]


@pytest.mark.parametrize("name", NOWHERE, ids=range(len(NOWHERE)))
def test_a_name_that_is_no_file_is_a_diagnostic(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RulesetError) as caught:
        load_rulebook(Path(name))
    assert caught.value.refused
    with pytest.raises(CaseError) as case:
        rulebook().case(Path(name))
    assert ["unreadable-file"] == [each.code for each in case.value.diagnostics]
    assert caught.value.render("en")


def test_a_folder_without_rulesets_is_said(tmp_path: Path) -> None:
    assert ([], [("no-ruleset", "")]) == listed(tmp_path)


@posix
def test_a_name_cannot_write_on_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\n\x1b[31m\u202e.yaml").write_text("a: \x00", encoding="utf-8")
    with pytest.raises(RulesetError) as caught:
        load_rulebook(tmp_path)
    text = caught.value.render()
    assert not set("\x1b\u202e") & set(text)
    assert "a\\u000a\\u001b[31m\\u202e.yaml" in text


def test_a_file_is_named_though_it_has_no_line(tmp_path: Path) -> None:
    found: tuple[Diagnostic, ...] = ruleset_files([tmp_path / "x.yaml"])[1]
    assert render(found, {}).startswith(
        f"{tmp_path / 'x.yaml'}: 错误[unreadable-file] 读不到文件：没有这个文件或者目录"
    )
