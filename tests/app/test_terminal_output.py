"""Between Textual and the terminal: whatever is drawn, the terminal shows every cell as it was drawn, for few bytes."""

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.app.terminal_output import scrolling
from reader.app.terminal_output.abilities import Abilities
from reader.app.terminal_output.encoder import Encoder
from reader.app.terminal_output.picture import Picture
from terminal_emulator import Emulator

LETTERS = "abc dđếệхқғ  —…│▆漢字한ｗ❤😀" + "e\u0301" + "u\u0323\u0302"
STYLES = [
    Style.parse(text)
    for text in (
        *("none", "bold", "italic", "underline", "reverse", "dim bold", "strike", "on color(234)", "red on #102030"),
        *("bold color(180) on color(234)", "underline color(110) on color(234)", "color(251) on color(234)"),
        *("bold reverse color(3)", "blink red", "underline2 color(5)"),
    )
]


class _Console:
    """As much of a console as a strip looks at."""

    _color_system = ColorSystem.TRUECOLOR


Run = tuple[str, Style]
runs = st.lists(st.tuples(st.text(LETTERS, max_size=9), st.sampled_from(STYLES)), min_size=1, max_size=5)


def row(pieces: list[Run], width: int) -> Strip:
    """A row of a widget that is `width` cells wide."""
    return Strip([Segment(text, style) for text, style in pieces]).adjust_cell_length(width, STYLES[7])


def drawn(y: int, x: int, strip: Strip) -> str:
    return str(Control.move_to(x, y).segment.text) + strip.render(_Console())  # type: ignore[arg-type]


def end(x: int, y: int) -> str:
    return str(Control.move_to(x, y).segment.text)


@st.composite
def walks(draw: st.DrawFn) -> tuple[int, int, list[tuple[str, object]]]:
    """Sizes, and what happens one after the other: frames of panes that scroll, patches, spoilt screens, sizes."""
    columns, rows = draw(st.integers(2, 30)), draw(st.integers(2, 12))
    width, height = columns, rows
    texts = draw(st.lists(runs, min_size=4, max_size=24))
    steps: list[tuple[str, object]] = []
    places = [0, 0]
    edge = draw(st.integers(1, columns))
    for _ in range(draw(st.integers(1, 8))):
        kind = draw(st.sampled_from(["scroll", "scroll", "scroll", "patch", "patch", "spoil", "size", "again"]))
        frame = ""
        if kind in ("spoil", "again"):
            steps.append((kind, None))
        if kind == "size":
            columns, rows = draw(st.integers(1, width)), draw(st.integers(1, height))
            edge = min(edge, columns)
            steps.append(("size", (columns, rows)))
        if kind == "patch":
            x, y = draw(st.integers(0, columns - 1)), draw(st.integers(0, rows - 1))
            strip = row(draw(runs), draw(st.integers(1, columns - x)))
            frame = drawn(y, x, strip)
        else:
            pane = draw(st.integers(0, 1)) if edge < columns else 0
            places[pane] += draw(st.integers(-4, 4))
            for y in range(rows):
                for number, (x, wide) in enumerate(((0, edge), (edge, columns - edge))):
                    if wide and (number == pane or kind != "scroll" or not steps):
                        text = texts[(places[number] + y) % len(texts)]
                        frame += drawn(y, x, row(text, wide))
                frame += "\n" if y < rows - 1 else ""
        cursor = draw(st.integers(0, columns - 1)), draw(st.integers(0, rows - 1))
        steps.append(("frame", frame + end(*cursor)))
    return width, height, steps


abilities = st.builds(Abilities, *[st.booleans()] * 4, combines=st.booleans())


@patch.multiple(scrolling, _LEAST_CELLS=10, _OWN_COST=2, _LEAST_ROWS=1)  # small screens are scrolled too
@given(walks(), abilities, st.data())
@settings(max_examples=150, deadline=None)
def test_every_cell_is_as_it_was_drawn(
    walk: tuple[int, int, list[tuple[str, object]]], able: Abilities, data: st.DataObject
) -> None:
    columns, rows, steps = walk
    drawn_as_is = Emulator(columns, rows)
    terminal = Emulator(columns, rows, able.erases_colour, able.erases_characters, able.has_margins)
    picture, encoder = Picture(columns, rows), Encoder(columns, rows, able)
    for number, (kind, what) in enumerate(steps):
        if kind == "spoil":
            terminal.spoil()
            encoder.forget()
        elif kind == "size":
            columns, rows = what  # type: ignore[misc]
            drawn_as_is.resize(columns, rows)
            terminal.resize(columns, rows)
            picture, encoder = Picture(columns, rows), Encoder(columns, rows, able)
        elif kind == "frame":
            drawn_as_is.feed(str(what))
            picture.draw(str(what))
            if number < len(steps) - 1 and data.draw(st.booleans(), label="dropped"):
                continue
            sent = encoder.update(picture, picture.cursor)
            terminal.feed(sent)
            known = [
                [(was if was[0] != "#" else now) for was, now in zip(row_as_is, row_shown, strict=True)]
                for row_as_is, row_shown in zip(drawn_as_is.picture(), terminal.picture(), strict=True)
            ]
            assert terminal.picture() == known
            assert (min(terminal.x, columns - 1), terminal.y) == (min(drawn_as_is.x, columns - 1), drawn_as_is.y)
            assert encoder.update(picture, picture.cursor) == ""
