"""How word tables are written in this package: as text, one term beside the other."""


def terms(text: str) -> frozenset[str]:
    """The terms of `text`, separated by white space."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """The terms of `text`, separated by "|" or line breaks; a term may contain spaces."""
    return frozenset(term.strip() for line in text.split("\n") for term in line.split("|") if term.strip())
