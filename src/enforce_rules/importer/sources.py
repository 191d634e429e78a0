"""The files beside an import: overlays, and rulesets whose facts it may use.

In: paths. Out: an `Overlay` and facts; everything that is wrong with the files, and their texts to show it in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from enforce_rules.compiler.document import Document, ExamplesDocument, Volume, read_document
from enforce_rules.compiler.shape import Shape
from enforce_rules.diagnostics import Diagnostic
from enforce_rules.importer.known import known_facts
from enforce_rules.importer.overlay import Overlay, read_overlay, together
from enforce_rules.loader.files import read_bytes, ruleset_files
from enforce_rules.loader.text import source_text
from enforce_rules.loader.yaml_source import read
from enforce_rules.model.fact import FactDeclaration
from enforce_rules.model.node import Node


@dataclass(slots=True)
class Sources:
    """What was read so far."""

    texts: dict[str, str] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)

    def overlay(self, paths: Iterable[Path]) -> Overlay:
        """The overlays of these files, as one."""
        shape = Shape()
        nodes = [node for path in paths if (node := self._node(path)) is not None]
        overlays = [read_overlay(node, shape) for node in nodes]
        self.found += shape.found
        return together(overlays)

    def facts(self, roots: list[Path]) -> dict[str, FactDeclaration]:
        """The facts of the rulesets in these files and folders."""
        documents: list[Document | Volume | ExamplesDocument] = []
        files, missing = ruleset_files(roots) if roots else ((), ())
        self.found += missing
        for path in files:
            node = self._node(path)
            if node is None:
                continue
            digest = hashlib.sha256(self.texts[str(path)].encode()).hexdigest()
            document, wrong = read_document(node, str(path), digest)
            self.found += wrong
            documents += [] if document is None else [document]
        return known_facts(documents)

    def _node(self, path: Path) -> Node | None:
        data, found = read_bytes(path)
        self.found += found
        if data is None:
            return None
        self.texts[str(path)] = source_text(data)
        node, found = read(data, str(path))
        self.found += found
        return node
