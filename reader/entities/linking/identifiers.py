"""Ids of entities: stable and readable, made of what the entity is and not of when it was met."""

from collections.abc import Iterable

from reader.digests import sha256
from reader.entities.linking.grounding import known_thing
from reader.entities.linking.wording import has_initial, is_abbreviation, is_shouted
from reader.entities.mention import EntityType
from reader.lazy_pattern import LazyPattern
from reader.names.folding import folded

_LONGEST = 60
_SHORT = 5
_UNSAFE = LazyPattern(r"[^a-z0-9.+_-]+")
_NOT_LATIN = LazyPattern("[^\u0000-\u024f\u1e00-\u1eff\u2000-\u206f]")


def digest(text: str, length: int = 10) -> str:
    """A few hexadecimal digits that depend on `text` alone.

    So many that ten thousand things which are called alike have different ones: one in 20,000 such names would not.
    """
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def slug(text: str) -> str:
    """`text` in lower-case Latin letters, digits and hyphens, cut at a word when it is long; never empty."""
    plain = _UNSAFE.sub("-", folded(text).replace(" ", "-")).strip("-")
    if len(plain) > _LONGEST:
        plain = (
            plain[: plain.rfind("-", 0, _LONGEST) if "-" in plain[:_LONGEST] else _LONGEST] + "-" + digest(text, _SHORT)
        )
    return plain or digest(text, _SHORT)


def base_id(kind: EntityType, known: str | None, value: str | None, names: Iterable[str]) -> str:
    """The id of an entity before collisions are settled.

    known: key of the known thing; value: normalised value of a date or amount; names: its full spellings.
    """
    prefix = kind.value.lower()
    if known is not None:
        code = known.partition(":")[2]
        thing = known_thing(known)
        if code.isdigit() and thing is not None:
            code = slug(thing.names.get("en") or next(iter(thing.names.values()), code))
        return f"{prefix}:{slug(code) if _UNSAFE.search(code.lower()) else code.lower()}"
    if value is not None:
        return f"{prefix}:{_UNSAFE.sub('-', value.lower().replace('/', '_'))}"
    return f"{prefix}:{slug(best_name(names))}"


def best_name(names: Iterable[str]) -> str:
    """The one of `names` that ids are made of, whatever their order: in Latin letters, not in capitals, short."""

    def rank(name: str) -> tuple[bool, bool, bool, int, str]:
        return (
            is_abbreviation(name) or has_initial(name),
            bool(_NOT_LATIN.search(name)),
            is_shouted(name),
            len(folded(name)),
            name,
        )

    several = tuple(names)
    return several[0] if len(several) == 1 else min(several, key=rank)
