"""T11, T12, T17, T18: files made to exhaust, to escape or to lie are refused by what they do, not by what they say, in seconds."""

from __future__ import annotations

import os
import struct
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from paper_helpers import read

from enforce_rules.diagnostics import Diagnostic
from enforce_rules.loader.limits import DEFAULT
from enforce_rules.paper import Line, Paper, read_paper, write_paper

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SECONDS = 5


@pytest.fixture(autouse=True)
def _in_time() -> Iterator[None]:
    started = time.process_time()
    yield
    assert time.process_time() - started < SECONDS


def relations(*rows: tuple[str, str, str]) -> str:
    inside = "".join(f'<Relationship Id="{key}" Type="{REL}/{kind}" Target="{target}"/>' for key, kind, target in rows)
    return f'<Relationships xmlns="{PACKAGE}">{inside}</Relationships>'


def workbook(sheet: str, **others: str) -> dict[str, str]:
    """The parts of a workbook of one sheet."""
    return {
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(("r1", "worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
        **others,
    }


def document(body: str) -> dict[str, str]:
    """The parts of a document."""
    return {
        "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }


def packed(parts: dict[str, str] | list[tuple[str, bytes]]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items() if isinstance(parts, dict) else parts:
            archive.writestr(name, content)
    return made.getvalue()


def refused(path: Path, data: bytes | str) -> Diagnostic:
    """Why a file is refused; one reason, with the file as its place."""
    paper, told = read(path, data)
    assert paper is None
    (one,) = told
    assert str(path) == one.span.file
    assert one.refused
    return one


def args(told: Diagnostic) -> dict[str, str]:
    return dict(told.args)


CELLS = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1" t="inlineStr"><is><t>乙</t></is></c></row>{}</sheetData>'


def test_the_files_made_here_are_right_but_for_what_is_wrong_with_each(tmp_path: Path) -> None:
    assert read(tmp_path / "a.xlsx", packed(workbook(CELLS)))[1] == ()
    assert read(tmp_path / "a.docx", packed(document("<w:p><w:r><w:t>甲</w:t></w:r></w:p>")))[1] == ()


# ---- T12: archives ----


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_a_bomb_is_refused_when_its_bytes_are_too_many(suffix: str, tmp_path: Path) -> None:
    bomb = " " * (DEFAULT.paper_unpacked + 1)
    parts = workbook(bomb) if suffix == "xlsx" else document(bomb)
    told = refused(tmp_path / f"a.{suffix}", packed(parts))
    assert ("limit-exceeded", "解压后的字节") == (told.code, args(told)["what"])


def test_the_bytes_of_all_parts_together_are_counted(tmp_path: Path) -> None:
    half = " " * (DEFAULT.paper_unpacked // 2)
    parts = workbook(half, **{"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{half}</sst>'})
    parts["xl/_rels/workbook.xml.rels"] = relations(
        ("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "sharedStrings", "sharedStrings.xml")
    )
    assert "解压后的字节" == args(refused(tmp_path / "a.xlsx", packed(parts)))["what"]


def test_what_the_archive_claims_of_its_sizes_is_not_believed(tmp_path: Path) -> None:
    data = packed(workbook(" " * (DEFAULT.paper_unpacked + 1)))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    real, forged = struct.pack("<L", info.file_size), struct.pack("<L", 100)
    assert data.count(real) >= 1
    assert refused(tmp_path / "a.xlsx", data.replace(real, forged)).code in ("paper-damaged", "limit-exceeded")


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    parts = workbook(CELLS, **{f"x{number}": "" for number in range(DEFAULT.paper_parts)})
    told = refused(tmp_path / "a.xlsx", packed(parts))
    assert "压缩包里的文件数" == args(told)["what"]


def test_as_many_parts_as_a_large_file_has_room_for_are_refused_before_each_is_looked_at(tmp_path: Path) -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for number in range(60_000):
            archive.writestr(zipfile.ZipInfo(str(number)), b"")
    assert refused(tmp_path / "a.xlsx", made.getvalue()).code in ("limit-exceeded", "file-too-large")


@pytest.mark.parametrize("name", ["../a.xml", "/etc/a.xml", "a/../../b.xml", "C:/a.xml", "..\\a.xml"])
def test_a_name_that_leads_outside_is_refused(name: str, tmp_path: Path) -> None:
    told = refused(tmp_path / "a.xlsx", packed(workbook(CELLS, **{name: "甲"})))
    assert "part-name" == args(told)["why"]
    assert [tmp_path / "a.xlsx"] == list(tmp_path.iterdir())


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    parts = [(name, text.encode()) for name, text in workbook(CELLS).items()]
    for twice in ("xl/worksheets/sheet1.xml", "XL/Worksheets/Sheet1.xml"):
        assert "part-name" == args(refused(tmp_path / "a.xlsx", packed([*parts, (twice, b"<x/>")])))["why"]


def test_an_encrypted_part_and_an_unknown_compression_are_refused(tmp_path: Path) -> None:
    data = bytearray(packed(workbook(CELLS)))
    directory = data.find(b"PK\x01\x02")
    locked, odd = bytearray(data), bytearray(data)
    locked[directory + 8] |= 1
    odd[directory + 10] = 12
    for each in (locked, odd):
        assert "locked-part" == args(refused(tmp_path / "a.xlsx", bytes(each)))["why"]


def test_a_file_that_is_cut_short_or_flipped_anywhere_never_gives_a_traceback(tmp_path: Path) -> None:
    whole = write_paper(Paper((Line("甲" * 50, "某处"),), "某纸面"), "xlsx")
    for at in range(0, len(whole), 211):
        read(tmp_path / "a.xlsx", whole[:at])
        read(tmp_path / "a.xlsx", whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old-format"),
        (b"PK\x03\x04", "no-archive"),
        ("占道".encode(), "no-archive"),
        (b"", "no-archive"),
    ],
)
@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_a_file_that_is_none_of_its_kind_is_refused(data: bytes, why: str, suffix: str, tmp_path: Path) -> None:
    assert why == args(refused(tmp_path / f"a.{suffix}", data))["why"]


def test_a_missing_part_and_xml_that_is_none_are_refused(tmp_path: Path) -> None:
    lacking = workbook(CELLS)
    del lacking["xl/worksheets/sheet1.xml"]
    assert "missing-part" == args(refused(tmp_path / "a.xlsx", packed(lacking)))["why"]
    assert "damaged" == args(refused(tmp_path / "a.xlsx", packed(workbook("<row>"))))["why"]
    assert "missing-part" == args(refused(tmp_path / "a.docx", packed({"a": "b"})))["why"]


def test_a_sheet_that_lies_outside_of_the_file_is_not_fetched(tmp_path: Path) -> None:
    parts = workbook(CELLS)
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        'Target="worksheets/sheet1.xml"', 'Target="http://a.b/worksheets/sheet1.xml" TargetMode="External"'
    )
    paper, told = read(tmp_path / "a.xlsx", packed(parts))
    assert (None, ["empty-document"]) == (paper, [each.code for each in told])


# ---- T18: entities, rows, merged cells ----

ENTITIES = [
    '<!DOCTYPE x [<!ENTITY a "甲"><!ENTITY b "&a;&a;">]>',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE x SYSTEM "http://a.b/c.dtd">',
    '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://a.b/c.dtd"> %a;]>',
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("declared", ENTITIES)
@pytest.mark.parametrize(
    "part", ["_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"]
)
def test_a_document_type_is_refused_in_every_part_and_encoding(
    part: str, declared: str, encoding: str, tmp_path: Path
) -> None:
    parts = [
        (
            name,
            f'<?xml version="1.0" encoding="{encoding}"?>{declared}{text}'.encode(encoding)
            if name == part
            else text.encode(),
        )
        for name, text in workbook(CELLS).items()
    ]
    assert "entities" == args(refused(tmp_path / "a.xlsx", packed(parts)))["why"]


@pytest.mark.parametrize("declared", ENTITIES)
def test_a_document_type_is_refused_in_documents_too(declared: str, tmp_path: Path) -> None:
    parts = document("<w:p/>")
    parts["word/document.xml"] = declared + parts["word/document.xml"]
    assert "entities" == args(refused(tmp_path / "a.docx", packed(parts)))["why"]


def test_a_million_empty_rows_are_counted(tmp_path: Path) -> None:
    told = refused(tmp_path / "a.xlsx", packed(workbook(CELLS.format("<row/>" * 1_000_001))))
    assert "XML 元素" == args(told)["what"]


def test_many_empty_rows_and_a_declared_size_cost_nothing(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{number}"/>' for number in range(2, 300_000))
    sheet = '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384"/></cols>' + CELLS.format(rows)
    paper, told = read(tmp_path / "a.xlsx", packed(workbook(sheet)))
    assert paper is not None and () == told
    assert 1 == len(paper.blocks)


def test_two_cells_at_the_ends_of_a_sheet_are_two_cells(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c></row>'
    paper, told = read(tmp_path / "a.xlsx", packed(workbook(CELLS.format(far))))
    assert paper is not None and () == told
    assert ["表!A1", "表!XFD1048576"] == [block.place for block in paper.blocks]


def test_a_table_as_wide_as_a_sheet_and_many_rows_deep_is_refused_before_it_is_built(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{number}"><c r="A{number}"><v>1</v></c><c r="XFD{number}"><v>1</v></c></row>'
        for number in range(2, 1_000)
    )
    told = refused(tmp_path / "a.xlsx", packed(workbook(CELLS.format(rows))))
    assert "单元格和段落" == args(told)["what"]


@pytest.mark.parametrize("merge", ["A1:XFD1048576", "A1:A1048576", "A1:XFD100"])
def test_a_merged_cell_over_a_million_cells_is_refused(merge: str, tmp_path: Path) -> None:
    told = refused(
        tmp_path / "a.xlsx", packed(workbook(CELLS + f'<mergeCells><mergeCell ref="{merge}"/></mergeCells>'))
    )
    assert "单元格和段落" == args(told)["what"]


def test_a_million_merged_cells_are_refused(tmp_path: Path) -> None:
    merges = "".join(f'<mergeCell ref="A{number}:B{number}"/>' for number in range(1, 400_000))
    assert "单元格和段落" == args(refused(tmp_path / "a.xlsx", packed(workbook(CELLS + merges))))["what"]


def test_merged_cells_that_overlap_or_are_none_do_no_harm(tmp_path: Path) -> None:
    merges = "A1:B1 A1:A2 B1:A1 A0:A1 XFE1:XFE2 A1 : A1:B1:C1 甲".split()
    sheet = CELLS.format('<row r="2"><c r="B2"><v>1</v></c></row>') + "".join(
        f'<mergeCell ref="{each}"/>' for each in merges
    )
    paper, told = read(tmp_path / "a.xlsx", packed(workbook(sheet)))
    assert paper is not None and () == told


def test_a_shared_text_that_is_not_there_is_an_empty_cell(tmp_path: Path) -> None:
    cells = "".join(f'<c t="s"><v>{index}</v></c>' for index in ("-1", "0", "99999999999999999999", "٣", "x", ""))
    paper, _ = read(tmp_path / "a.xlsx", packed(workbook(CELLS.format(f'<row r="2">{cells}</row>'))))
    assert paper is not None


def test_a_text_of_a_million_characters_is_refused(tmp_path: Path) -> None:
    sheet = CELLS.format(f'<row r="2"><c t="str"><v>{"甲" * 1_000_000}</v></c></row>')
    assert "scalar-too-long" == refused(tmp_path / "a.xlsx", packed(workbook(sheet))).code
    body = f"<w:p><w:r><w:t>{'甲' * 1_000_000}</w:t></w:r></w:p>"
    assert "scalar-too-long" == refused(tmp_path / "a.docx", packed(document(body))).code


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_deep_nesting_is_refused(suffix: str, tmp_path: Path) -> None:
    deep = "<a>" * 100_000 + "</a>" * 100_000
    parts = workbook(deep) if suffix == "xlsx" else document(deep)
    assert "too-deep" == refused(tmp_path / f"a.{suffix}", packed(parts)).code


def test_a_cell_over_a_thousand_million_columns_is_refused(tmp_path: Path) -> None:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>'
    assert (
        "limit-exceeded" == refused(tmp_path / "a.docx", packed(document(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"))).code
    )
    page = '<table><tr><td colspan="999999999" rowspan="999999999">甲</td></tr></table>'
    assert "limit-exceeded" == refused(tmp_path / "a.html", page).code
    table = '[{"rows": [[{"text": "甲", "span": 999999999}]]}]'
    assert "limit-exceeded" == refused(tmp_path / "a.json", table).code


def test_a_thousand_tall_cells_in_each_of_a_thousand_rows_are_refused(tmp_path: Path) -> None:
    row = "<tr>" + '<td rowspan="1000" colspan="30">甲</td>' * 30 + "</tr>"
    assert "limit-exceeded" == refused(tmp_path / "a.html", f"<table>{row * 1_000}</table>").code


TOO_MANY = [
    ("md", "甲\n", DEFAULT.paper_cells),
    ("md", "|甲|乙|丙|丁|\n|-|-|-|-|\n\n", DEFAULT.paper_cells // 4),
    ("csv", "甲,乙\n", DEFAULT.paper_cells // 2),
    ("csv", "甲\n", DEFAULT.paper_cells),
    ("csv", ",", DEFAULT.paper_nodes),
    ("html", "<b>", DEFAULT.paper_nodes),
    ("html", "<p>甲", DEFAULT.paper_cells),
    ("html", "<table><tr><td>甲", DEFAULT.paper_cells),
]


@pytest.mark.parametrize("part", [20, pytest.param(1, marks=pytest.mark.assurance)])
@pytest.mark.parametrize(("suffix", "piece", "limit"), TOO_MANY)
def test_too_many_rows_paragraphs_tables_or_elements_are_refused(
    suffix: str, piece: str, limit: int, part: int, tmp_path: Path
) -> None:
    limits = replace(DEFAULT, paper_cells=DEFAULT.paper_cells // part, paper_nodes=DEFAULT.paper_nodes // part)
    paper, told = read(tmp_path / f"a.{suffix}", piece * (limit // part + 1), limits)
    assert (None, ["limit-exceeded"]) == (paper, [each.code for each in told])


def test_deep_lists_are_refused(tmp_path: Path) -> None:
    assert "too-deep" == refused(tmp_path / "a.json", "[" * 100_000).code


PIECES = [
    "<", "<a ", "<a \"", "<a '", "<!--", "<!", "<?", "</", "<script>", "<table>", "<td>", "<td", "<table><tr><td>", "&", "&#", "&#1", "&amp", "|", "|-", "\\",
    "`", "**", "<br", "#", "# ", " ", "\n", "\n|", "a|\n-|\n", "\"", "\"\"", "\"a", ",", ";", "\t", "甲,\"", "=", "-", "- ",
]  # fmt: skip


@pytest.mark.parametrize("suffix", ["html", "md", "csv"])
def test_any_piece_of_markup_again_and_again_is_read_in_linear_time(suffix: str, tmp_path: Path) -> None:
    slow = {}
    for piece in PIECES:
        started = time.process_time()
        read(tmp_path / f"a.{suffix}", piece * (40_000 // len(piece)))
        one = time.process_time() - started
        started = time.process_time()
        read(tmp_path / f"a.{suffix}", piece * (80_000 // len(piece)))
        two = time.process_time() - started
        if two > 3 * one + 0.3:
            slow[piece] = (one, two)
    assert {} == slow


# ---- T11: the file itself ----


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "csv", "json", "html", "md"])
def test_only_a_regular_file_of_a_bounded_size_is_read(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{suffix}"
    assert ["unreadable-file"] == [each.code for each in read_paper(path)[1]]
    os.mkfifo(path)
    assert ["unreadable-file"] == [each.code for each in read_paper(path)[1]]
    path.unlink()
    path.mkdir()
    assert ["unreadable-file"] == [each.code for each in read_paper(path)[1]]
    path.rmdir()
    path.symlink_to("/dev/zero")
    assert ["unreadable-file"] == [each.code for each in read_paper(path)[1]]
    path.unlink()
    with path.open("wb") as stream:
        stream.truncate(DEFAULT.paper_bytes + 1)
    assert ["file-too-large"] == [each.code for each in read_paper(path)[1]]


@pytest.mark.parametrize("name", ["a.xls", "a.doc", "a.pdf", "a.xlsm", "a", ".xlsx", "a.xlsx.exe", "a.yaml"])
def test_a_file_of_another_kind_is_not_opened(name: str, tmp_path: Path) -> None:
    assert ["paper-format"] == [each.code for each in read_paper(tmp_path / name)[1]]


@pytest.mark.parametrize("name", ["A.XLSX", "a.HTM", "a.Md"])
def test_the_case_of_the_suffix_does_not_matter(name: str, tmp_path: Path) -> None:
    assert ["unreadable-file"] == [each.code for each in read_paper(tmp_path / name)[1]]
