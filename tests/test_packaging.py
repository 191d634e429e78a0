"""What is installed: one wheel for every platform, with the shipped rulesets inside; the sdist makes the same."""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parent.parent
SHIPPED = {path.relative_to(ROOT / "rulesets").as_posix() for path in (ROOT / "rulesets").rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _wheel(ROOT, tmp_path_factory.mktemp("wheel"))


def test_the_wheel_is_pure_python(wheel: Path) -> None:
    assert wheel.name.endswith("-py3-none-any.whl")


def test_the_wheel_carries_every_ruleset_and_the_mark_of_types(wheel: Path) -> None:
    names = _names(wheel)
    assert {f"enforce_rules/_rulesets/{name}" for name in SHIPPED} <= names
    assert "enforce_rules/py.typed" in names


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    assert {"enforce_rules"} == {name.split("/")[0] for name in _names(wheel) if ".dist-info/" not in name}


def test_yaml_is_all_that_is_needed_to_run(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
        metadata = archive.read(name).decode()
    needed = [line for line in metadata.splitlines() if line.startswith("Requires-Dist:") and "extra ==" not in line]
    assert ["Requires-Dist: pyyaml>=6.0.2"] == [
        line.lower().replace("requires-dist", "Requires-Dist") for line in needed
    ]


def test_the_sdist_makes_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    (sdist,) = SdistBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (root,) = (tmp_path / "source").iterdir()
    assert _names(wheel) == _names(_wheel(root, tmp_path))


def _wheel(root: Path, into: Path) -> Path:
    (built,) = WheelBuilder(str(root)).build(directory=str(into), versions=["standard"])
    return Path(built)


def _names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())
