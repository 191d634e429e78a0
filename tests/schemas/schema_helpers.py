"""Reading schemas and documents for these tests: as our reader sees them, and as an editor does."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml
from jsonschema import Draft7Validator, Draft202012Validator
from jsonschema.protocols import Validator
from referencing import Registry

from enforce_rules.loader.schema import schema

ROOT = Path(__file__).parent.parent.parent
RULESETS = sorted((ROOT / "rulesets").rglob("*.yaml"))
CASES = sorted((ROOT / "docs" / "examples").glob("*.yaml"))
Scalar = str | int | float | bool | None


@cache
def validator(name: str) -> Validator:
    """The validator of a document, with nothing to fetch from."""
    return Draft202012Validator(schema(name), registry=Registry())


@cache
def draft_7(name: str) -> Validator:
    """The same schema as an editor of draft 7 reads it."""
    return Draft7Validator(schema(name), registry=Registry())


def faults(name: str, document: Any) -> list[str]:
    """Where the document is wrong, and how."""
    found = validator(name).iter_errors(document)
    return [f"{'/'.join(map(str, each.absolute_path))}: {each.message[:200]}" for each in found]


def as_texts(text: str) -> Any:
    """The document as our reader sees it: every scalar is a text."""
    return yaml.load(text, yaml.CBaseLoader)


def as_typed(text: str) -> Any:
    """The document as an editor sees it (YAML 1.2 core): numbers, true and false, null; a date stays a text."""
    node = yaml.compose(text, yaml.CBaseLoader)
    assert node is not None
    return _typed(node)


def as_yaml_1_1(text: str) -> Any:
    """The document as an old loader sees it (122:1 is a number, and so is a day in parts), days written back."""
    return _days_as_texts(yaml.load(text, yaml.CSafeLoader))


def _typed(node: yaml.Node) -> Any:
    match node:
        case yaml.MappingNode():
            return {str(key.value): _typed(value) for key, value in node.value}
        case yaml.SequenceNode():
            return [_typed(each) for each in node.value]
        case _:
            return _scalar(str(node.value)) if not getattr(node, "style", None) else str(node.value)


def _scalar(text: str) -> Scalar:
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return text.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text):
        return float(text)
    return text


def _days_as_texts(value: Any) -> Any:
    match value:
        case dict():
            return {str(key): _days_as_texts(each) for key, each in value.items()}
        case list():
            return [_days_as_texts(each) for each in value]
        case str() | int() | float() | None:
            return value
        case _:
            return value.isoformat()


def parts(node: object, at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Every schema inside a schema, with the way to it."""
    if not isinstance(node, dict):
        return
    yield at, node
    for key in ("properties", "$defs"):
        for name, each in node.get(key, {}).items():
            yield from parts(each, (*at, key, name))
    for key in ("items", "additionalProperties", "propertyNames", "contains", "not", "if", "then", "else"):
        yield from parts(node.get(key), (*at, key))
    for key in ("anyOf", "oneOf", "allOf"):
        for index, each in enumerate(node.get(key, ())):
            yield from parts(each, (*at, key, str(index)))


def said(node: dict[str, Any]) -> set[Any]:
    """The fixed values a schema names at its own level: const, enum, and those of its alternatives."""
    found = {*node.get("enum", ()), *([node["const"]] if "const" in node else ())}
    return found.union(*(said(each) for each in node.get("anyOf", ())))


def sibling(path: str) -> ModuleType:
    """A module of another folder of tests."""
    file = ROOT / "tests" / path
    spec = importlib.util.spec_from_file_location(f"schemas_{file.stem}", file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
