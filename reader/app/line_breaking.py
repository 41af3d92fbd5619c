"""Where lines end: text cut to a number of cells, in any script."""

from collections.abc import Iterator

from rich.cells import cell_len

from reader.lazy_pattern import LazyPattern

_GAP = LazyPattern("[ \t\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000]+")
"""White space where a line may end; no-break spaces are not in it (Unicode line breaking classes SP, BA, ZW)."""

_AFTER_DASH = LazyPattern(r"(?<=[^\W\d_][-‐])(?=[^\W\d_])|(?<=\w[–—])(?=\w)")
_TO_SPACES = {ord("\t"): " ", ord("\n"): " "}

ONE_CELL = " -~\u00a0-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f\u1e00-\u1eff\u2010-\u2015\u2018-\u201f…•€₫₸"
"""Characters, as in a regular expression, that take one cell each and of which only the space lets a line end."""

_ONE_CELL = LazyPattern(f"[{ONE_CELL}]*")


def drawn(text: str) -> str:
    """`text` as it is put on the screen: one cell for a tab, nothing that moves the cursor."""
    return text.translate(_TO_SPACES)


def wrap(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Cut `text[start:end]` into lines of at most `width` cells, as (start, end) offsets.

    Lines end at white space (which belongs to no line), after a dash, at a newline, and inside a word only when the
    word alone is wider than the line. A character wider than `width` gets a line of its own.
    """
    width = max(1, width)
    while start < end:
        stop = text.find("\n", start, end)
        if stop < 0:
            stop = end
        simple = _ONE_CELL.fullmatch(text, start, stop)
        yield from (wrap_one_cell if simple else wrap_any)(text, start, stop, width)
        start = stop + 1


def wrap_one_cell(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """`wrap` for a line of the characters of `ONE_CELL`, a line at a time: an article of megabytes is mostly these."""
    while end > start and text[end - 1] == " ":
        end -= 1
    while start < end:
        if text[start] == " ":
            start += 1
            continue
        limit = start + width
        if limit >= end:
            yield start, end
            return
        space = text.rfind(" ", start, limit + 1)
        dash = -1
        for found in _AFTER_DASH.finditer(text, max(space, start) + 1, limit + 1):
            dash = found.start()
        stop = following = limit
        if start < dash <= limit:
            stop = following = dash
        elif space > start:
            stop, following = space, space + 1
            while text[stop - 1] == " ":
                stop -= 1
        yield start, stop
        start = following


def wrap_any(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """`wrap` for a line of any characters, word by word."""
    line = last = position = start
    is_open = False
    while position < end:
        space = _GAP.match(text, position, end)
        if space:
            position = space.end()
            continue
        following = _GAP.search(text, position, end)
        word_end = following.start() if following else end
        for piece_end in _piece_ends(text, position, word_end):
            if is_open and not _fits(text, line, piece_end, width):
                yield line, last
                is_open = False
            if not is_open:
                line = position
                is_open = True
            while not _fits(text, line, piece_end, width):
                cut = _fitting(text, line, piece_end, width)
                if cut >= piece_end:
                    break
                yield line, cut
                line = cut
            position = last = piece_end
    if is_open:
        yield line, last


def _piece_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where a line may end in the word `text[start:end]`: after a dash between letters, and at its end."""
    for found in _AFTER_DASH.finditer(text, start + 1, end):
        if found.start() < end:
            yield found.start()
    yield end


def _fits(text: str, start: int, end: int, width: int) -> bool:
    """Whether `text[start:end]` takes at most `width` cells; more marks on a letter than any script has do not fit."""
    return end - start <= 4 * width and cell_len(drawn(text[start:end])) <= width


def _fitting(text: str, start: int, end: int, width: int) -> int:
    """The offset up to which `text[start:end]` fits into `width` cells, past one character at least."""
    limit = min(end, start + 4 * width)
    position = start + 1
    while position < limit:
        # A character adds two cells at most, so many fit at once while there is room.
        step = max(1, (width - cell_len(drawn(text[start:position]))) // 2)
        if position + step > limit or cell_len(drawn(text[start : position + step])) > width:
            step = 1
            if cell_len(drawn(text[start : position + 1])) > width:
                break
        position += step
    kept = position
    while kept > start + 1 and kept < end and (cell_len(text[kept]) == 0 or text[kept - 1] == "\u200d"):
        kept -= 1
    return position if kept == start + 1 and cell_len(text[start:position]) <= width else kept
