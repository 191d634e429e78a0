"""The same case and rulesets give the same bytes: whatever the hash seed, the order things are written in, the parser."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest
from random_cases import Document, complete, draw
from rulebooks import EXAMPLES, ROOT, RULESETS, shipped

from enforce_rules.loader import events
from enforce_rules.loader.events import PureParser
from enforce_rules.loader.files import ruleset_files
from enforce_rules.rulebook import Recommendation, load_rulebook

SEEDS = range(3000, 3012)
PRINT = """
import sys, pathlib
from enforce_rules import load_rulebook
book = load_rulebook(sys.argv[1])
for name in sys.argv[2:]:
    sys.stdout.write(book.recommend(pathlib.Path(name)).to_json() + "\\n")
"""


def drafts() -> list[Document]:
    """Random cases, some facts of which are open."""
    made: list[Document] = []
    for seed in SEEDS:
        random = Random(seed)
        draft = draw(shipped(), random)
        complete(shipped(), draft, random)
        made.append(draft.document(random.sample(draft.hidable(), 2)))
    return made


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return drafts()


def test_the_hash_seed_changes_no_byte() -> None:
    """Another process, with a seed of its own, prints what this one says."""
    run = subprocess.run(
        [sys.executable, "-c", PRINT, str(RULESETS), *map(str, EXAMPLES)],
        env={**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
    )
    here = [shipped().recommend(path).to_json() for path in EXAMPLES]
    assert here == run.stdout.decode().splitlines()
    assert hash("甲") != int(_in_another_process("print(hash('甲'))")), "the seeds differ, or nothing is shown"


def _in_another_process(code: str) -> str:
    env = {**os.environ, "PYTHONHASHSEED": "1", "PYTHONUTF8": "1"}
    return subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=True, text=True).stdout


def test_the_order_of_files_and_folders_changes_no_byte(documents: list[Document]) -> None:
    files, _ = ruleset_files((RULESETS,))
    shuffled = list(files)
    Random(0).shuffle(shuffled)
    wanted = [shipped().recommend(each).to_json() for each in documents]
    book = load_rulebook(*shuffled)
    assert wanted == [book.recommend(each).to_json() for each in documents]


def test_the_order_of_facts_changes_no_byte() -> None:
    for seed in SEEDS:
        random = Random(seed)
        draft = draw(shipped(), random)
        hidden = random.sample(draft.hidable(), 2)
        one, other = (shipped().recommend(draft.document(hidden, reverse=turned)) for turned in (False, True))
        assert one.to_json() == other.to_json()


def test_sixteen_threads_say_the_same(documents: list[Document]) -> None:
    book = load_rulebook.__wrapped__(RULESETS)  # type: ignore[attr-defined]  # nothing worked out yet
    wanted = [shipped().recommend(each).to_json() for each in documents]
    with ThreadPoolExecutor(16) as pool:
        said = list(pool.map(lambda each: book.recommend(each).to_json(), documents * 4))
    assert wanted * 4 == said


def test_both_parsers_lead_to_the_same_bytes(monkeypatch: pytest.MonkeyPatch, documents: list[Document]) -> None:
    folders = (RULESETS / "national", RULESETS / "work-safety", RULESETS / "urban")
    cases = [path for path in EXAMPLES if path.name.startswith("demo")]
    quick = load_rulebook(*folders)
    wanted = [quick.recommend(path).to_json() for path in cases]
    monkeypatch.setattr(events, "PARSER", PureParser)
    pure = load_rulebook(*folders)
    assert wanted == [pure.recommend(path).to_json() for path in cases]


def test_a_recommendation_comes_back_from_json_as_itself(documents: list[Document]) -> None:
    cases: list[Document | Path] = [*documents, *EXAMPLES]
    for each in cases:
        said = shipped().recommend(each)
        again = Recommendation.from_json(said.to_json())
        assert said == again
        assert said.to_json() == again.to_json()


def test_the_receipt_replays(documents: list[Document]) -> None:
    book = load_rulebook.__wrapped__(RULESETS)  # type: ignore[attr-defined]  # the same rulesets, read again
    for each in documents:
        said = shipped().recommend(each)
        receipt = said.report.receipt
        assert dict(receipt.rulesets) == {
            name: f"sha256:{book.program.rulesets[name].digest}" for name, _ in receipt.rulesets
        }
        written = json.loads(json.dumps(each))  # the same case, written again
        assert receipt.case == f"sha256:{book.case(written).digest}"
        assert said.to_json() == book.recommend(written).to_json()


def test_another_case_has_another_receipt(documents: list[Document]) -> None:
    receipts = {shipped().recommend(each).report.receipt.case for each in documents}
    assert len(documents) == len(receipts)


def test_a_ruleset_that_is_changed_changes_the_receipt(tmp_path: Path) -> None:
    path = RULESETS / "national"
    for file in path.rglob("*.yaml"):
        (tmp_path / f"{file.parent.name}-{file.name}").write_text(file.read_text("utf-8") + "\n# 改\n", "utf-8")
    (tmp_path / "law").mkdir()
    before = {name: each.digest for name, each in load_rulebook(path).program.rulesets.items()}
    after = {name: each.digest for name, each in load_rulebook(tmp_path).program.rulesets.items()}
    assert before.keys() == after.keys()
    assert all(before[name] != after[name] for name in before)
