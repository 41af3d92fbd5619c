"""How much stands side by side on a screen of so many columns."""

NORMAL_WIDTH = 80
"""From this many columns on an article and the names stand side by side."""

WIDE_WIDTH = 120
"""From this many columns on two articles and the names do."""

VERY_WIDE_WIDTH = 180
"""From this many columns on three articles and the names do."""

MOST_ARTICLES = 3
"""So many articles stand side by side on the widest screen."""


def most_articles(width: int) -> int:
    """How many articles a screen of `width` columns has room for; two also where one of them is seen at a time."""
    return MOST_ARTICLES if width >= VERY_WIDE_WIDTH else 2


def articles_seen(width: int) -> int:
    """How many articles are seen at a time on a screen of `width` columns."""
    return 1 if width < WIDE_WIDTH else most_articles(width)
