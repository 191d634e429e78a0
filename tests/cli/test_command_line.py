"""The command line before a door that answers as told: streams, exit codes, arguments."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from enforce_rules.cli import main
from enforce_rules.cli.messages import MESSAGES
from enforce_rules.diagnostics import CaseError, RulesetError, Severity, Span, diagnose
from enforce_rules.diagnostics.catalogue_case import CASE
from enforce_rules.loader.files import shipped_rulesets
from enforce_rules.model.report import Question, ResultStanding
from enforce_rules.version import VERSION

ECOLOGY = Path(__file__).parent.parent.parent / "rulesets" / "ecology"
PLACE = Span("案件.yaml", 3, 5)
WRONG = diagnose("duplicate-key", PLACE, key="事实")
CONTENT = next(iter(CASE))  # the content is wrong, not the file
QUESTION = Question("责令改正情况", "责令改正的期限届满时是否已经改正？", ("甲#乙:1",), 2, None, 2)
Run = Callable[..., tuple[int, str, str]]


class Door:
    """A rulebook that answers as told and remembers what it was asked."""

    def __init__(self) -> None:
        self.standing = ResultStanding.DECIDED
        self.raises: Exception | BaseException | None = None
        self.refuses_rulesets: RulesetError | None = None
        self.warnings: tuple[Any, ...] = ()
        self.sources: dict[str, str] = {}
        self.asked: tuple[Question, ...] = (QUESTION,)
        self.paths: tuple[object, ...] = ()
        self.case: object = None
        self.failures: list[Any] = []

    def load_rulebook(self, *paths: object, examples: bool = True) -> Door:
        self.paths = paths
        if self.refuses_rulesets:
            raise self.refuses_rulesets
        return self

    def warnings_of(self, wanted: Callable[[str], bool]) -> tuple[Any, ...]:
        return tuple(each for each in self.warnings if wanted(each.span.file))

    def recommend(self, case: object) -> Any:
        self.case = case
        if self.raises:
            raise self.raises
        return SimpleNamespace(
            standing=self.standing, to_json=lambda: '{"甲":1}', explain=lambda lang="zh": f"建议（{lang}）\n"
        )

    def needs(self, case: object) -> tuple[Question, ...]:
        self.recommend(case)
        return self.asked

    def run_examples(self, rulebook: object, within: tuple[Path, ...]) -> Any:
        assert rulebook is self
        return SimpleNamespace(count=3, failures=self.failures)


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> Door:
    """The real door, closed: the modules the commands import answer from a `Door`."""
    stand_in = Door()

    def module(name: str, **members: object) -> None:
        made = ModuleType(name)
        vars(made).update(members)
        monkeypatch.setitem(sys.modules, name, made)

    module("enforce_rules.rulebook", load_rulebook=stand_in.load_rulebook)
    module("enforce_rules.testing", __path__=[])
    module("enforce_rules.testing.examples", run=stand_in.run_examples)
    module("enforce_rules.loader.schema", schema=lambda name: {"title": name, "描述": "规则集"})
    return stand_in


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def go(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return go


def test_recommend_prints_the_explanation_and_nothing_else(door: Door, run: Run) -> None:
    assert (0, "建议（zh）\n", "") == run("recommend", "案件.yaml")
    assert Path("案件.yaml") == door.case
    assert (shipped_rulesets(),) == door.paths


def test_recommend_in_json(door: Door, run: Run) -> None:
    assert (0, '{"甲":1}\n', "") == run("recommend", "案件.yaml", "--format", "json")


@pytest.mark.parametrize("arguments", [("--lang", "en", "recommend", "x"), ("recommend", "x", "--lang=en")])
def test_the_language_may_stand_before_or_after_the_command(door: Door, run: Run, arguments: tuple[str, ...]) -> None:
    assert (0, "建议（en）\n", "") == run(*arguments)


def test_further_rulesets_are_added_to_the_shipped_ones(door: Door, run: Run) -> None:
    run("recommend", "x", "--rulesets", "a", "--rulesets", "b")
    assert (shipped_rulesets(), "a", "b") == door.paths


def test_only_leaves_the_shipped_rulesets_out(door: Door, run: Run) -> None:
    run("recommend", "x", "--rulesets", "a", "--only")
    assert ("a",) == door.paths


@pytest.mark.parametrize("standing", ResultStanding)
def test_strict_exits_with_4_unless_decided_and_still_answers(door: Door, run: Run, standing: ResultStanding) -> None:
    door.standing = standing
    code, out, _ = run("recommend", "x", "--strict")
    assert (0 if standing is ResultStanding.DECIDED else 4) == code
    assert "建议（zh）\n" == out
    assert 0 == run("recommend", "x")[0]


@pytest.mark.parametrize("command", ["recommend", "needs"])
def test_bad_facts_exit_with_1_and_an_unreadable_case_with_3(door: Door, run: Run, command: str) -> None:
    door.raises = CaseError([diagnose(CONTENT, PLACE)])
    code, out, err = run(command, "x")
    assert (1, "") == (code, out)
    assert f"案件.yaml:3:5: 错误[{CONTENT}]" in err
    door.raises = CaseError([WRONG, diagnose(CONTENT, PLACE)])
    assert (3, "") == run(command, "x")[:2]


@pytest.mark.parametrize("command", ["recommend", "needs"])
def test_rulesets_that_cannot_be_loaded_exit_with_3(door: Door, run: Run, command: str) -> None:
    door.refuses_rulesets = RulesetError([WRONG])
    code, out, err = run(command, "x", "--lang", "en")
    assert (3, "") == (code, out)
    assert "error[duplicate-key]" in err


def test_needs_lists_the_questions(door: Door, run: Run) -> None:
    code, out, err = run("needs", "x")
    assert (0, "") == (code, err)
    assert out.startswith("1. 责令改正的期限届满时是否已经改正？（事实：责令改正情况）\n")


def test_needs_in_json(door: Door, run: Run) -> None:
    (question,) = json.loads(run("needs", "x", "--format", "json")[1])
    assert ("责令改正情况", None, 2) == (question["fact"], question["width"], question["kinds"])


def test_needs_says_so_when_nothing_is_open(door: Door, run: Run) -> None:
    door.asked = ()
    assert (0, "", "没有待查事项\n") == run("needs", "x")
    assert (0, "[]\n", "") == run("needs", "x", "--format", "json")


def test_check_is_clean_or_shows_findings_or_refuses(door: Door, run: Run) -> None:
    assert (0, "", "没有发现问题\n") == run("check", "a", "b")
    assert (shipped_rulesets(), "a", "b") == door.paths
    door.refuses_rulesets = RulesetError([diagnose(CONTENT, PLACE)])
    code, out, err = run("check", "a")
    assert (1, "") == (code, err)
    assert f"错误[{CONTENT}]" in out
    door.refuses_rulesets = RulesetError([WRONG])
    assert (3, "") == run("check", "a")[:2]


def test_warnings_are_findings_only_when_asked_to_be_strict(door: Door, run: Run) -> None:
    door.warnings = (diagnose(CONTENT, replace(PLACE, file="a/案件.yaml"), severity=Severity.WARNING),)
    code, out, _ = run("check", "a")
    assert 0 == code
    assert f"警告[{CONTENT}]" in out
    assert 1 == run("check", "a", "--strict")[0]


def test_a_check_speaks_only_of_the_files_it_was_given(door: Door, run: Run) -> None:
    door.warnings = (diagnose(CONTENT, replace(PLACE, file="b/案件.yaml"), severity=Severity.WARNING),)
    assert (0, "") == run("check", "a", "--strict")[:2]


@pytest.mark.parametrize("document", ["ruleset", "case", "recommendation"])
def test_schema_prints_json_with_characters_as_they_are(door: Door, run: Run, document: str) -> None:
    code, out, err = run("schema", document)
    assert (0, "") == (code, err)
    assert {"title": document, "描述": "规则集"} == json.loads(out)
    assert "规则集" in out


def test_worked_examples_hold_or_are_shown(door: Door, run: Run) -> None:
    assert (0, "", "3 个算例都成立\n") == run("test")
    door.failures = [SimpleNamespace(render=lambda lang: "应为 5万元以下，得出 10万元以下")]
    code, out, err = run("test", "a")
    assert (1, "应为 5万元以下，得出 10万元以下\n", "3 个算例中有 1 个不成立\n") == (code, out, err)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("advise",),
        ("recommend",),
        ("recommend", "x", "--format", "xml"),
        ("recommend", "x", "--only"),
        ("recommend", "x", "--stric"),
        ("--lang", "fr", "schema", "case"),
        ("check",),
        ("schema", "law"),
    ],
)
def test_a_mistake_in_the_arguments_exits_with_2_and_an_empty_stdout(
    door: Door, run: Run, arguments: tuple[str, ...]
) -> None:
    code, out, err = run(*arguments)
    assert (2, "") == (code, out)
    assert "用法不对：" in err


def test_the_version(door: Door, run: Run) -> None:
    assert (0, f"enforce-rules {VERSION}\n", "") == run("--version")


def test_help_is_in_the_language_asked_for(door: Door, run: Run) -> None:
    assert "给出处罚建议" in run("--help")[1]
    assert "evaluate a case" in run("--lang", "en", "--help")[1]


def test_an_interruption_is_quiet(door: Door, run: Run) -> None:
    door.raises = KeyboardInterrupt()
    assert (130, "", "已中断\n") == run("recommend", "x")


def test_a_mistake_of_ours_is_one_line_without_what_was_read(door: Door, run: Run) -> None:
    door.raises = RuntimeError("张三 440106199001011234")
    code, out, err = run("recommend", "x")
    assert (70, "", 1) == (code, out, err.count("\n"))
    assert "RuntimeError" in err
    assert "张三" not in err


def test_a_reader_who_has_left_is_no_error() -> None:
    script = (
        "import sys, types\n"
        "fake = types.ModuleType('enforce_rules.loader.schema')\n"
        "fake.schema = lambda name: {'x': 'x' * 100000}\n"
        "sys.modules['enforce_rules.loader.schema'] = fake\n"
        "from enforce_rules.cli import main\n"
        "sys.stdin.readline()\n"
        "sys.exit(main(['schema', 'case']))\n"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", script], stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdout.close()
        process.stdin.write(b"\n")
        process.stdin.close()
        assert b"" == process.stderr.read()
        assert 141 == process.wait(30)


def test_every_message_has_both_languages() -> None:
    assert all(chinese and english for chinese, english in MESSAGES.values())


def test_a_ruleset_that_has_lapsed_is_told_for_the_day_asked_about(capsys: pytest.CaptureFixture[str]) -> None:
    # 粤环发〔2021〕7号 2026-12-31 是最后一日
    def check(day: str) -> tuple[int, str]:
        return main(["check", str(ECOLOGY), "--on", day]), capsys.readouterr().out

    code, out = check("2026-12-31")
    assert 0 == code
    assert "ruleset-lapsed" not in out
    assert "警告[ruleset-lapsing] 本规则集有效到2026-12-31，还有0日" in out
    code, out = check("2027-01-01")
    assert 0 == code
    assert "警告[ruleset-lapsed] 本规则集2026-12-31失效" in out
    assert "ruleset-lapsing" not in out
    assert 2 == check("tomorrow")[0]


def test_a_folder_that_is_not_there_is_not_lost_among_notes_of_others(capsys: pytest.CaptureFixture[str]) -> None:
    assert 3 == main(["recommend", "x.yaml", "--rulesets", "没有这个目录"])
    told = capsys.readouterr().err
    assert "unreadable-file" in told
    assert "misprint" not in told
