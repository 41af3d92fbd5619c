"""Charts for a page: bars of HTML and columns of SVG, each a link to what it stands for. No scripts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

_WIDTH = 720
_HEIGHT = 120
_LABEL = 18
_WIDEST = 48
_GAP = 0.2


@dataclass(frozen=True, slots=True)
class Point:
    """One bar or column. label: what it stands for; value: how long it is; target: fragment it leads to."""

    label: str
    value: int
    target: str


def bars(points: Sequence[Point]) -> Iterator[str]:
    """Names with bars from left to right, the longest over the whole width."""
    most = max((point.value for point in points), default=1)
    yield '<ol class="bars">\n'
    for point in points:
        share = 100 * point.value / most
        yield (
            f'<li><a href="#{escape(point.target)}"><span class="label">{escape(point.label)}</span>'
            f'<span class="bar" style="width:{share:.1f}%"></span><span class="value">{point.value}</span></a></li>\n'
        )
    yield "</ol>\n"


def columns(points: Sequence[Point], caption: str) -> Iterator[str]:
    """Columns over time with the first and the last one named; an empty `points` gives nothing."""
    if not points:
        return
    most = max(point.value for point in points) or 1
    step = min(_WIDEST, _WIDTH / len(points))
    end = step * len(points)
    yield (
        f'<figure><svg viewBox="0 0 {_WIDTH} {_HEIGHT + _LABEL}" role="img" aria-label="{escape(caption)}">'
        f"<title>{escape(caption)}</title>\n"
    )
    for number, point in enumerate(points):
        height = round(_HEIGHT * point.value / most, 1)
        if not height:
            continue
        yield (
            f'<a href="#{escape(point.target)}"><rect x="{number * step + step * _GAP / 2:.1f}" '
            f'y="{_HEIGHT - height:.1f}" width="{step * (1 - _GAP):.1f}" height="{height}">'
            f"<title>{escape(point.label)}: {point.value}</title></rect></a>\n"
        )
    yield f'<text x="0" y="{_HEIGHT + _LABEL - 4}">{escape(points[0].label)}</text>'
    if len(points) > 1:
        right = max(end, _WIDEST * 4)
        yield f'<text x="{right:.1f}" y="{_HEIGHT + _LABEL - 4}" text-anchor="end">{escape(points[-1].label)}</text>'
    yield f"</svg><figcaption>{escape(caption)}</figcaption></figure>\n"
