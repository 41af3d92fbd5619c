"""How much a typed word says about which name is meant."""

from reader.names import vietnamese

JOINING = frozenset(["of", "the", "and", "for", "va", "cua", "men", "i", "v", "na", "po", "de"])
"""Words that join others, folded: no abbreviation needs their letters."""

_FORMS = "ao co corp fc gmbh inc jsc llc llp ltd ooo pjsc plc tnhh too zhshs"
FORMS = frozenset(_FORMS.split())
"""Legal forms and the like, folded: abbreviations leave them out as well."""


def weight_of(word: str) -> float:
    """The weight of a word in folded form, 0 to 1."""
    if word in JOINING or word in vietnamese.MIDDLE:
        return 0.25
    if word in vietnamese.COMMON_SURNAMES:
        return 0.6
    return min(1.0, 0.5 + len(word) / 8)
