"""Only what the terminal does not show yet is sent to it."""

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from reader.app.painted import Painted

CONSOLE = Console(color_system=None, force_terminal=True)


def sent(painted: Painted, *rows: str | Strip) -> str:
    strips = [[Strip([Segment(row)]) if isinstance(row, str) else row] for row in rows]
    width = strips[0][0].cell_length
    return painted.changes(LayoutUpdate(strips, Region(0, 0, width, len(strips)))).render_segments(CONSOLE)


def test_nothing_is_sent_twice() -> None:
    painted = Painted()
    assert sent(painted, "Hà Nội", "Astana") == "\x1b[1;1HHà Nội\x1b[2;1HAstana"
    assert not sent(painted, "Hà Nội", "Astana")
    assert sent(painted, "Hà Nam", "Astana") == "\x1b[1;5Ham"


def test_another_style_is_another_picture() -> None:
    painted = Painted()
    sent(painted, "Astana")
    bold = Strip([Segment("As"), Segment("ta", Style(bold=True)), Segment("na")])
    assert "\x1b[1;3H" in sent(painted, bold)


def test_rows_with_wide_characters_are_sent_whole() -> None:
    painted = Painted()
    sent(painted, "河内 1")
    assert sent(painted, "河内 2") == "\x1b[1;1H河内 2"
    assert sent(painted, "Hanoi") == "\x1b[1;1HHanoi"


def test_everything_is_sent_to_a_screen_that_others_wrote_on() -> None:
    painted = Painted()
    sent(painted, "Astana")
    painted.forget()
    assert sent(painted, "Astana") == "\x1b[1;1HAstana"
