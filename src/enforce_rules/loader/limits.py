"""Limits on what is read (docs/reference/limits.md): counted, never measured from the stack or the clock."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds, all inclusive; an explicit argument may raise them."""

    file_bytes: int = 2 * 1024 * 1024
    case_bytes: int = 256 * 1024
    depth: int = 32
    nodes: int = 200_000
    scalar: int = 64 * 1024
    keys: int = 10_000
    files: int = 1_000
    entries: int = 20_000  # of the folders that are searched for rulesets
    paper_bytes: int = 10 * 1024 * 1024
    paper_unpacked: int = 50 * 1024 * 1024  # really decompressed, whatever the archive claims
    paper_parts: int = 1_000  # files inside an xlsx or docx
    paper_nodes: int = 1_000_000  # elements of XML or HTML, values of JSON
    paper_cells: int = 200_000  # covered ones, headings and paragraphs included

    @property
    def of_papers(self) -> Limits:
        """The same limits, with the size of a paper for that of a file."""
        return replace(self, file_bytes=self.paper_bytes, nodes=self.paper_nodes)

    @property
    def of_cases(self) -> Limits:
        """The same limits, with the size of a case for that of a file."""
        return replace(self, file_bytes=self.case_bytes)


DEFAULT = Limits()
