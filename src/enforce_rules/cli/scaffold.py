"""The files a new ruleset begins with: templates beside this file, with what is already known written into them.

In: a kind, and texts for keys of the header. Out: names and texts of files. The texts go through the writer, so that
nothing in a title can be read as YAML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Final

from enforce_rules.compiler.document import Document, read_document
from enforce_rules.compiler.header import read_header
from enforce_rules.compiler.shape import Shape
from enforce_rules.diagnostics import Diagnostic
from enforce_rules.loader.schema import schema
from enforce_rules.loader.yaml_source import read
from enforce_rules.model.node import MapNode, Node
from enforce_rules.writer import Comments, Remark, text, write_yaml
from enforce_rules.writer.scan import comments_of

SCHEMA_FILE: Final = "ruleset.schema.json"  # beside the ruleset: an editor finds it without a network
_MARKDOWN: Final = re.compile(r"([\\`*_\[\]<>#])")


def scaffold(kind: str, known: Mapping[str, str]) -> dict[str, str]:
    """The files of a new ruleset by name. `known`: keys of the header (编号, 名称, 制定机关, 地区) and their texts.

    Raises ValueError for a text with characters that cannot be read back.
    """
    ruleset = _filled(_template(f"{kind}.yaml"), "规则集", known)
    cases = _filled(_template(f"{kind}-cases.yaml"), "算例集", {"对": known["编号"]} if "编号" in known else {})
    title = known.get("名称", "待填")
    return {
        "ruleset.yaml": ruleset,
        "cases.yaml": cases,
        "SOURCE.md": _template("SOURCE.md").replace("{title}", _MARKDOWN.sub(r"\\\1", title), 1),
        SCHEMA_FILE: json.dumps(schema("ruleset"), ensure_ascii=False, indent=2) + "\n",
    }


def header_mistake(ruleset: str) -> Diagnostic | None:
    """What is wrong with the header of a ruleset, if anything is."""
    root, _ = read(ruleset, "")
    assert root is not None, "it has just been written"
    document, found = read_document(root, "", "")
    shape = Shape([*found])
    if isinstance(document, Document):
        read_header(document, shape)
    return next(iter(shape.found), None)


def _template(name: str) -> str:
    return files("enforce_rules").joinpath("cli", "templates", name).read_text(encoding="utf-8")


def _filled(template: str, section: str, known: Mapping[str, str]) -> str:
    """A template with other values for some keys of one section; its comments stay where they are."""
    root, _ = read(template, "")
    assert isinstance(root, MapNode), "the templates are documents"
    old = root.get(section)
    assert isinstance(old, MapNode), "with this section"
    replaced: dict[int, Node] = {id(value): text(known[key.text]) for key, value in old.items if key.text in known}
    replaced[id(old)] = MapNode(tuple((key, replaced.get(id(value), value)) for key, value in old.items), old.span)
    new = MapNode(tuple((key, replaced.get(id(value), value)) for key, value in root.items), root.span)
    replaced[id(root)] = new
    comments = comments_of(template, root)
    remarks = (Remark(replaced.get(id(e.node), e.node), e.before, e.behind, e.after) for e in comments.remarks)
    return write_yaml(new, Comments(tuple(remarks)))
