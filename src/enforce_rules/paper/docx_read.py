"""A document of a word processor → a paper.

In: the bytes of a docx file. Out: blocks and warnings. Headings are known by their style or their place in the outline; a
paragraph without text is left out (unless it is one of ours). A cell merged downwards has its text once in the file, and
is given to every cell it covers; what is told: numbers set automatically, tracked changes, notes, text boxes, pictures.
"""

from __future__ import annotations

from collections.abc import Callable

from enforce_rules.diagnostics import Diagnostic, Span
from enforce_rules.loader.limits import Limits
from enforce_rules.paper.docx_parts import (
    PARAGRAPH,
    Body,
    DocxStyles,
    RawParagraph,
    RawTable,
    RawTableCell,
    level_of,
)
from enforce_rules.paper.model import DEEPEST, Covered, Grid, Line
from enforce_rules.paper.package import Package, relations
from enforce_rules.paper.places import cell_place, table_place
from enforce_rules.paper.spans import grid_of, merges_of_marks
from enforce_rules.paper.telling import doubtful
from enforce_rules.paper.texts import Counter, one_line_end

Progress = Callable[[int, int | None], None]


def read_docx(data: bytes, file: str, limits: Limits, progress: Progress) -> tuple[list[Line | Grid], list[Diagnostic]]:
    """The blocks of a document. Raises `Refused`."""
    package, counter = Package(data, file, limits), Counter(file, limits)
    main = relations(package, "").kinds.get("officeDocument", "word/document.xml")
    parts = relations(package, main)
    styles, body = DocxStyles(), Body(counter)
    if "styles" in parts.kinds:
        package.parse(parts.kinds["styles"], styles)
    package.parse(main, body)
    reader = _Reader(styles, counter, file)
    for done, block in enumerate(body.blocks, 1):
        reader.take(block)
        progress(done, len(body.blocks))
    return reader.found, reader.told


class _Reader:
    def __init__(self, styles: DocxStyles, counter: Counter, file: str) -> None:
        self.styles, self.counter, self.ours = styles, counter, styles.ours
        self.span = Span(file, 0, 0)
        self.found: list[Line | Grid] = []
        self.told: list[Diagnostic] = []
        self.lines = self.tables = 0

    def take(self, block: RawParagraph | RawTable) -> None:
        """The next block of the body."""
        if isinstance(block, RawParagraph):
            self._line(block)
        elif any(row for row in block):
            self._table([row for row in block if row])

    def _line(self, paragraph: RawParagraph) -> None:
        level = min(DEEPEST, self.styles.level(paragraph.style))
        if paragraph.outline is not None:
            level = level_of(paragraph.outline)
        text = one_line_end(paragraph.text)
        place = f"第{self.lines + 1}段"
        self._tell(paragraph, place)
        kept = self.ours and (level or self.styles.name(paragraph.style) == PARAGRAPH)
        if text.strip() or kept:
            self.lines += 1
            self.found.append(Line(text, place, level))

    def _table(self, rows: RawTable) -> None:
        self.tables += 1
        number = self.tables
        width = max(sum(cell.span for cell in row) for row in rows)
        self.counter.add(width * len(rows))
        texts: list[list[str]] = []
        marks: list[list[Covered]] = []
        for index, row in enumerate(rows):
            line, marked = _row(row)
            texts.append(line + [""] * (width - len(line)))
            marks.append(marked + [Covered.NO] * (width - len(line)))
            for column, cell in enumerate(row, 1):
                for paragraph in cell.paragraphs:
                    self._tell(paragraph, cell_place(number, index + 1, column))

        def at(row: int, column: int) -> str:
            return cell_place(number, row + 1, column + 1)

        self.found.append(grid_of(texts, merges_of_marks(marks), table_place(number), at))

    def _tell(self, paragraph: RawParagraph, place: str) -> None:
        numbered = self.styles.numbered(paragraph.style) if paragraph.numbered is None else paragraph.numbered
        told = {
            "numbered": numbered and bool(paragraph.text.strip()),
            "tracked": paragraph.tracked,
            "notes-left-out": paragraph.left_out,
        }
        for why in (why for why, true in told.items() if true):
            self.told.append(doubtful(self.span, place, why))


def _row(row: list[RawTableCell]) -> tuple[list[str], list[Covered]]:
    texts: list[str] = []
    marks: list[Covered] = []
    for cell in row:
        first = Covered.ABOVE if cell.from_above else Covered.LEFT if cell.from_left else Covered.NO
        rest = Covered.ABOVE if cell.from_above else Covered.LEFT
        texts += [one_line_end(cell.text)] * cell.span
        marks += [first, *[rest] * (cell.span - 1)] if cell.span else []
    return texts, marks
