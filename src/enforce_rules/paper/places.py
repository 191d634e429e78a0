"""How a person is told where something is in a paper, counted from 1.

>>> cell_place(2, 3, 2)
'表2第3行第2列'
"""

from __future__ import annotations


def table_place(table: int) -> str:
    """The place of a table."""
    return f"表{table}"


def cell_place(table: int, row: int, column: int) -> str:
    """The place of a cell of a table."""
    return f"表{table}第{row}行第{column}列"


def column_letters(column: int) -> str:
    """The name a spreadsheet gives a column.

    >>> [column_letters(each) for each in (1, 26, 27, 703)]
    ['A', 'Z', 'AA', 'AAA']
    """
    letters = ""
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters
