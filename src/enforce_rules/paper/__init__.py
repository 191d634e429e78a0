"""Printed papers (纸面) read from and written to the files that departments pass around.

In: a file (.xlsx .docx .csv .json .html .md), or a `Paper`. Out: a `Paper` and what is to be told about the file, or bytes.
"""

from enforce_rules.paper.files import FORMATS, PaperError, read_paper, write_paper
from enforce_rules.paper.model import Cell, Covered, Grid, Line, Paper

__all__ = ["FORMATS", "Cell", "Covered", "Grid", "Line", "Paper", "PaperError", "read_paper", "write_paper"]
