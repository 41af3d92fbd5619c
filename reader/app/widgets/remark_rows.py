"""Rows for sentences: a list shortens what does not fit, but what is said to a person is to be read whole."""

from textual.content import Content

from reader.app.line_breaking import wrap
from reader.app.widgets.row_list import ListRow

_MARGIN = 3
"""The cells of a row that its content has not: the sign in front of it and the space behind it."""

_LEAST = 10


def remark_rows(text: str, width: int) -> list[ListRow]:
    """`text` in as many rows as it needs in a list of `width` cells; in one as long as the list has no width."""
    if not width:
        return [ListRow("", Content(text), part="remark")]
    lines = list(wrap(text, 0, len(text), max(_LEAST, width - _MARGIN))) or [(0, 0)]
    return [ListRow("", Content(text[start:end]), part="remark") for start, end in lines]
