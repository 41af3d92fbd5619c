"""A table of data → its rows, one line each."""

import re

from lxml import etree

MAX_CELL = 300
_MOST_CELLS = 60
_FARTHEST = 20
"""No cell reaches over more rows or columns."""


def rows_of(table: etree._Element) -> list[list[str]] | None:
    """The cells of each row, "" where a cell of another column or row reaches into it; None for what is no table."""
    rows: list[list[str]] = []
    reaching: dict[int, int] = {}  # the rows below into which a cell reaches, by column
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        line: list[str] = []
        for cell in cells:
            _skip(line, reaching)
            text = " ".join(" ".join(cell.itertext()).split())
            if len(text) > MAX_CELL:
                return None
            down = _number(cell.get("rowspan")) - 1
            for words in (text, *[""] * (_number(cell.get("colspan")) - 1 if len(cells) > 1 else 0)):
                if down > 0:
                    reaching[len(line)] = down
                line.append(words)
        _skip(line, reaching)
        while line and not line[-1]:
            line.pop()
        if len(line) > _MOST_CELLS:
            return None
        rows.append(line)
    return rows


def _skip(line: list[str], reaching: dict[int, int]) -> None:
    """Leave the columns empty into which cells of the rows above reach."""
    while (left := reaching.get(len(line), 0)) > 0:
        reaching[len(line)] = left - 1
        line.append("")


def _number(written: str | None) -> int:
    return min(int(written), _FARTHEST) if written is not None and re.fullmatch("[0-9]{1,5}", written) else 1
