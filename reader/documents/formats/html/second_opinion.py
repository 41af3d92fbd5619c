"""What trafilatura takes for the article: its paragraphs, to be compared with those of the page."""

from collections.abc import Callable
from functools import cache
from typing import Any

_MAX_CHARACTERS = 500_000
"""Of longer pages it would take too long."""


def paragraphs(markup: str) -> list[str]:
    """The paragraphs of the article in `markup` as trafilatura sees them; nothing where it is not installed."""
    extract = _extract()
    if extract is None or len(markup) > _MAX_CHARACTERS:
        return []
    try:
        found = extract(
            markup, favor_precision=True, include_images=True, include_comments=False, include_tables=True,
            with_metadata=False,
        )  # fmt: skip
    except Exception:  # whatever it stumbles over, there is an own opinion
        return []
    body = getattr(found, "body", None)
    if body is None:
        return []
    return [
        text for element in body.iter("p", "head", "item", "cell", "quote") if (text := "".join(element.itertext()))
    ]


@cache
def _extract() -> Callable[..., Any] | None:
    try:
        from trafilatura import bare_extraction
    except ImportError:
        return None
    return bare_extraction
