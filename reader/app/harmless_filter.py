"""What guards a terminal that gets what Textual draws as it is drawn, without the stage of `terminal_output`."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from reader.app.terminal_output.cells import harmless


class HarmlessFilter(LineFilter):
    """Takes out of every row what a terminal would obey or what nobody sees, as `terminal_output` does."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [_harmless(segment) for segment in segments]


def _harmless(segment: Segment) -> Segment:
    text, style, control = segment
    safe = text if control else harmless(text)
    return segment if safe is text else Segment(safe, style)
