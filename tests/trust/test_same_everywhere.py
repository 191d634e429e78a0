"""T23: the two parsers, hash seeds, locales and orders of files change no byte of what is read or said."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from trust_helpers import CASE, PARSERS, ROOT, RULESETS

from enforce_rules.loader.yaml_source import read

PIECES = [
    "a", "b: ", "- ", "? ", ": ", ":", "{", "}", "[", "]", ", ", ",", '"', "'", "|", ">", "|-\n", ">+2\n", "\n", "\n  ", "\n    ", " ", "#",
    " # c", "甲", "：", "\\", "\\n", "%", "@", "`", "!", "&", "*", "---\n", "...\n", "<<", "~", "1", '"a": ', "{a: b}", "[c, d]", "-", "?", "\t",
    "\n\n", "\r\n", "é", "😀", '"x"', "'y'", "\\u0041", "//", "|2", "a:b", "::", ":a", "-a", "?a", ". ", "=", "\\ud83d\\ude00", "\\/",
]  # fmt: skip
DOCUMENTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "rulesets").rglob("*.yaml"))]


def mutants(seed: int, count: int) -> list[str]:
    """Nonsense, and pieces of rulesets with something put in."""
    draw, made = random.Random(seed), []
    for _ in range(count):
        if draw.random() < 0.7:
            made.append("".join(draw.choice(PIECES) for _ in range(draw.randint(1, 14))))
            continue
        document = draw.choice(DOCUMENTS)
        start = draw.randrange(len(document))
        text = document[document.rfind("\n", 0, start) + 1 :][: draw.randint(20, 400)]
        at = draw.randrange(len(text) + 1)
        made.append(text[:at] + draw.choice(PIECES) + text[at + draw.randint(0, 1) :])
    return made


@pytest.mark.parametrize("seed", range(2))
def test_both_parsers_read_the_same_or_refuse(seed: int) -> None:
    read_by_both, differs = 0, []
    for text in mutants(seed, 1_500):
        (one, _), (two, _) = (read(text, "f.yaml", parser=parser) for parser in PARSERS.values())
        read_by_both += one is not None
        if one != two:  # values and places alike
            differs.append(text)
    assert [] == differs
    assert read_by_both > 300


@pytest.mark.parametrize("document", [*DOCUMENTS[::3], CASE], ids=lambda text: text[:12].strip())
def test_both_parsers_read_whole_documents_alike(document: str) -> None:
    one, two = (read(document[:20_000].rpartition("\n")[0], "f.yaml", parser=parser) for parser in PARSERS.values())
    assert one == two


MISTAKES = [
    "a: @b", "a: b: c", "a:\n  b: 1\n c: 2\n", 'a: "b', "a: [b\n", "a: {b: 1\n", "a: b\nc\nd: e\n", "- a\nb: c\n", 'a: "\\q"', "a: 'b' c\n",
    "a: |x\n  b\n", "a: ]", "a: }", "a: `b`", "a: %b", "a: &b c", "a: *b", "a: !b c", "[a]: b", "? a", "{a, b}", "a: {b c: d e}", "a: [b: c]",
    "a: b # c\n  d: e\n", "罚款：1\n", "a: 1\na: 2\n", "a: [b?, c]", "a: {b?: c}", "a: |# c\n b\n", "a: - b", "{编号:甲}", "{编号:, 乙: 1}", "[a:]", "编号:甲\n乙: 1\n", "a: ? b", "---\na\n---\nb", ": a",
]  # fmt: skip


@pytest.mark.parametrize("text", MISTAKES)
def test_both_parsers_say_the_same_of_what_people_get_wrong(text: str) -> None:
    one, two = (read(text, "f.yaml", parser=parser)[1] for parser in PARSERS.values())
    assert [(each.code, each.args, each.span.line) for each in one] == [
        (each.code, each.args, each.span.line) for each in two
    ]


SCRIPT = """
import hashlib, json, sys
from pathlib import Path
sys.path[:0] = ["src"]
from enforce_rules.diagnostics import CaseError, RulesetError, suggest
from enforce_rules.loader.files import ruleset_files
from enforce_rules.loader.yaml_source import read
from enforce_rules.rulebook import load_rulebook
texts, CASE, roots = json.loads(Path(sys.argv[1]).read_bytes())
RULESETS = [Path(root) for root in roots]
said = [repr(read(text, "f.yaml")) for text in texts]
book = load_rulebook(*RULESETS)
said += [path.name for path in ruleset_files(RULESETS)[0]]
for text in ("a: [", CASE.replace("拟决定", "拟决订").replace("甲", "乙", 1), CASE.replace("#97-4", "#97-9"), CASE[:-40]):
    try:
        book.case(text)
    except CaseError as error:
        said += [error.render("zh"), error.render("en")]
try:
    load_rulebook("nothing.yaml", "/dev/null", "\\x00")
except RulesetError as error:
    said += [error.render("zh"), error.render("en")]
said.append(suggest("违法行为", sorted(book.program.facts)) or "")
said.append(book.case(CASE).digest)
print(hashlib.sha256("\\n".join(said).encode("utf-8", "surrogatepass")).hexdigest())
"""


def test_hash_seed_locale_and_time_zone_change_nothing(tmp_path: Path) -> None:
    settings = [
        {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "Asia/Shanghai"},
        {"PYTHONHASHSEED": "4242", "LC_ALL": "zh_CN.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
    ]
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    given = tmp_path / "given.json"
    roots = [str(path.relative_to(ROOT)) for path in RULESETS]
    given.write_text(json.dumps([[*MISTAKES, *mutants(7, 300), CASE], CASE, roots]), encoding="utf-8")
    digests = set()
    for each in settings:
        done = subprocess.run(
            [sys.executable, str(script), str(given)],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={**os.environ, **each},
        )
        assert (0, "") == (done.returncode, done.stderr)
        digests.add(done.stdout)
    assert 1 == len(digests)
