"""The schemas as published: sound, self-contained, in the subset that editors of draft 7 share, and explained in Chinese."""

from __future__ import annotations

import builtins
import io
import os
import re
import socket
import urllib.request
from typing import Any, NoReturn

import pytest
from jsonschema import Draft7Validator, Draft202012Validator
from referencing import Registry
from referencing.exceptions import Unresolvable
from schema_helpers import parts, validator

from enforce_rules.loader.schema import NAMES, schema

CHINESE = re.compile(r"[\u4e00-\u9fff]")
SHARED = set(  # keywords that mean the same in draft 7 and in 2020-12
    "type enum const pattern maxLength minimum minItems maxItems uniqueItems minProperties properties required "
    "additionalProperties propertyNames items contains anyOf oneOf allOf not if then else $ref title description".split()
)
HEAD = {"$schema", "$id", "$defs"}  # at the top only
REMOTE = ("http://localhost/schema.json", "https://localhost/schema.json", "file:///etc/hostname", "schema.json")

every_schema = pytest.mark.parametrize("name", NAMES)


@every_schema
def test_it_is_a_schema_of_2020_12_and_of_draft_7(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    Draft7Validator.check_schema(schema(name))


@every_schema
def test_its_name_is_no_address(name: str) -> None:
    assert re.fullmatch(rf"urn:enforce-rules:schema:{name}:[0-9]+", schema(name)["$id"])
    assert "https://json-schema.org/draft/2020-12/schema" == schema(name)["$schema"]


@every_schema
def test_it_uses_only_what_editors_of_draft_7_understand(name: str) -> None:
    used = {key for at, node in parts(schema(name)) for key in node if at or key not in HEAD}
    assert used <= SHARED


@every_schema
def test_beside_a_reference_there_is_only_its_description(name: str) -> None:
    beside = {key for _, node in parts(schema(name)) if "$ref" in node for key in node} - {"$ref", "description"}
    assert set() == beside


@every_schema
def test_every_reference_is_to_a_part_of_its_own_and_every_part_is_used(name: str) -> None:
    whole = schema(name)
    used = {node["$ref"] for _, node in parts(whole) if "$ref" in node}
    assert {f"#/$defs/{each}" for each in whole["$defs"]} == used


@every_schema
def test_patterns_are_plain(name: str) -> None:
    """Anchored, ASCII digits, no look-around: every language's engine reads them alike."""
    for _, node in parts(schema(name)):
        pattern = node.get("pattern", "^$")
        assert pattern.startswith("^")
        assert not re.search(r"\\[dwsb]|\(\?", pattern)
        re.compile(pattern)


@every_schema
def test_every_key_is_explained_in_chinese(name: str) -> None:
    silent = [
        "/".join((*at, key))
        for at, node in parts(schema(name))
        if "if" not in at
        for key, each in node.get("properties", {}).items()
        if not CHINESE.search(each.get("description", ""))
    ]
    assert [] == silent


@every_schema
def test_every_word_to_choose_is_explained_in_chinese(name: str) -> None:
    silent = [
        "/".join(at)
        for at, node in parts(schema(name))
        if "const" in node and at[-2:-1] == ("anyOf",) and not CHINESE.search(node.get("description", ""))
    ]
    assert [] == silent


@every_schema
def test_objects_are_closed_unless_their_keys_are_facts_or_names(name: str) -> None:
    open_ones = {
        at[-1]
        for at, node in parts(schema(name))
        if node.get("type") == "object" and at and node.get("additionalProperties") is not False
    }
    assert open_ones <= {"facts", "conditions", "way", "args", "rulesets", "dates"}


def test_there_is_no_schema_of_another_name() -> None:
    with pytest.raises(ValueError, match="no schema"):
        schema("../case")


def test_a_schema_is_a_fresh_copy() -> None:
    schema("case").clear()
    assert schema("case")


# ---- nothing is fetched (T28) ----


@pytest.fixture
def sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    """No socket, no file, no request from here on."""

    def refuse(*arguments: object, **options: object) -> NoReturn:
        raise AssertionError(f"something was opened: {arguments[:1]}")

    for owner, door in (
        (socket, "socket"),
        (socket, "create_connection"),
        (builtins, "open"),
        (io, "open"),
        (os, "open"),
        (urllib.request, "urlopen"),
    ):
        monkeypatch.setattr(owner, door, refuse)


@every_schema
def test_validating_opens_nothing(name: str, sealed: None) -> None:
    checker = Draft202012Validator(SCHEMAS[name], registry=Registry())
    assert not checker.is_valid({"没有": "这个键"})


@pytest.mark.parametrize("address", REMOTE)
def test_a_remote_reference_is_refused_without_a_look(address: str, sealed: None) -> None:
    for hostile in (
        {"$ref": address},
        {"properties": {"案件": {"$ref": address}}},
        {"anyOf": [{"$dynamicRef": address}]},
    ):
        checker = Draft202012Validator(hostile, registry=Registry())
        with pytest.raises(Unresolvable):
            checker.is_valid({"案件": 1})


def test_a_document_cannot_name_another_schema(sealed: None) -> None:
    found = Draft202012Validator(SCHEMAS["case"], registry=Registry()).iter_errors({"$schema": REMOTE[0]})
    assert any("$schema" in each.message for each in found)


SCHEMAS: dict[str, dict[str, Any]] = {name: schema(name) for name in NAMES}


def test_the_validator_of_these_tests_has_an_empty_registry() -> None:
    assert isinstance(validator("case"), Draft202012Validator)
