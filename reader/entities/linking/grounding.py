"""From mentions to the things in the world they name, where the tables of known things have them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from reader.entities.linking.caching import cached_by_kind
from reader.entities.linking.inner_names import KNOWN_TERM
from reader.entities.linking.wording import COMPOSED, LEGAL_FORMS, arranged, canonical_of, forget, mention_key
from reader.entities.mention import EntityType, Mention
from reader.messages import N_, Message
from reader.names.folding import folded
from reader.names.known import Known, KnownName, gazetteer
from reader.names.text_table import TextTable

__all__ = ["KnownName", "ground", "known_reason", "known_thing"]

_KINDS = frozenset(
    {
        EntityType.PERSON,
        EntityType.PLACE,
        EntityType.ORG,
        EntityType.NORP,
        EntityType.EVENT,
        EntityType.LAW,
        EntityType.WORK,
    }
)
_NONE: frozenset[str] = frozenset()
_DOMINANT = 3
"""How many times likelier than the next one a thing must be for its bare name to mean it."""


@cached_by_kind(1 << 15)
def _candidates(kind: EntityType, text: str) -> tuple[tuple[str, int], ...]:
    return tuple((thing.key, thing.weight) for thing in gazetteer().find(text, kind))


def sole_meaning(text: str, kind: EntityType) -> str | None:
    """The key of the one known thing that `text` denotes, or of by far the likeliest; None when there is none."""
    things = _candidates(kind, text)
    return things[0][0] if things and _is_clear(things) else None


def _is_clear(things: Sequence[tuple[str, int]]) -> bool:
    return len(things) == 1 or things[0][1] >= _DOMINANT * things[1][1] > 0


def _composed(kind: EntityType, key: str) -> str | None:
    """The known body, event or law of which `key` is the arranged key of a name; None when of none, or of several.

    A body of a country is there with the country in its name too: "National Assembly of Vietnam".
    """
    return _tables()[0].get(f"{kind.value} {key}") or None


def is_generic(text: str) -> bool:
    """True for a name that many countries share, "National Assembly", of one of whose bodies the tables know."""
    return folded(text) in _tables()[1]


@lru_cache(maxsize=1)
def _tables() -> tuple[TextTable, frozenset[str]]:
    index: dict[str, str] = {}
    generic: set[str] = set()
    kinds = {kind.value: kind for kind in COMPOSED}
    for thing in gazetteer().of_kinds(kinds):
        kind = kinds[thing.kind]
        generic.update(map(folded, thing.generic))
        written = {name: canonical_of(kind, name) for name in (*thing.names.values(), *thing.aliases, *thing.generic)}
        keys = {arranged(key) for name, key in written.items() if name not in thing.generic}
        if thing.country is not None:
            term = KNOWN_TERM + thing.country.lower()
            keys |= {
                arranged(key)
                for name, own in written.items()
                if " " in name
                for key in (f"{own} {term}", f"{term} {own}")
            }
        for key in (f"{thing.kind} {key}" for key in keys):
            index[key] = thing.key if index.get(key, thing.key) == thing.key else ""
    forget()  # names of the tables, of which an article has few
    return TextTable.of(index), frozenset(generic)


def _with_legal_form(key: str) -> str | None:
    """The known body of which `key` is the name with a legal form added: "Vietcombank JSC"."""
    bodies = [word for word in key.split() if word.startswith(KNOWN_TERM * 2)]
    if len(bodies) == 1 and all(word in LEGAL_FORMS for word in key.split() if word != bodies[0]):
        return f"body:{bodies[0].removeprefix(KNOWN_TERM * 2)}"
    return None


def ground(mentions: Sequence[Mention], aliases: Mapping[str, str]) -> list[str | None]:
    """For each mention of one document the key of the known thing it denotes, None when it is not known.

    aliases: the document's abbreviations, written out.

    What the recogniser said, else the thing in the tables with that name, if it is the only one or by far the
    likeliest. A name that several things share means the one that the same document names without doubt ("Georgia"
    beside "the State of Georgia"; "Tây Ninh" beside "Tay Ninh City").
    """
    found: list[str | None] = []
    doubtful: dict[int, tuple[str, ...]] = {}
    certain: set[str] = set()
    listed = frozenset(filter(gazetteer().knows, _KINDS))
    for index, mention in enumerate(mentions):
        if mention.type not in _KINDS:
            found.append(None)
            continue
        things = _candidates(mention.type, mention.text) if mention.type in listed else ()
        key = mention.known
        if key is None and things and _is_clear(things):
            key = things[0][0]
        if key is None and not things and mention.type in COMPOSED:
            words = arranged(mention_key(mention, aliases))
            key = _composed(mention.type, words) or _with_legal_form(words)
        found.append(key)
        if len(things) > 1 and (mention.known is None or mention.known == things[0][0]):
            doubtful[index] = tuple(key for key, _ in things)
        elif key is not None:
            certain.add(key)
    _inherit(mentions, found, aliases)
    for index, keys in doubtful.items():
        named = [key for key in keys if key in certain]
        if len(named) == 1:
            found[index] = named[0]
    return found


def _inherit(mentions: Sequence[Mention], found: list[str | None], aliases: Mapping[str, str]) -> None:
    """A name without a known thing gets the one that the same words denote elsewhere in the document, if it is one."""
    kinds = {mention.type for mention, key in zip(mentions, found, strict=True) if key is None}
    denoted: dict[tuple[EntityType, str], set[str]] = {}
    for mention, key in zip(mentions, found, strict=True):
        if key is not None and mention.type in kinds:
            denoted.setdefault(_words(mention, aliases), set()).add(key)
    kinds = {kind for kind, _ in denoted}
    for index, mention in enumerate(mentions):
        if found[index] is None and mention.type in kinds:
            keys = denoted.get(_words(mention, aliases), _NONE)
            if len(keys) == 1:
                found[index] = next(iter(keys))


def _words(mention: Mention, aliases: Mapping[str, str]) -> tuple[EntityType, str]:
    key = mention_key(mention, aliases)
    return mention.type, arranged(key) if mention.type in COMPOSED else key


def known_reason(form: str, thing: Known) -> Message:
    """Why the spelling `form` belongs to the known `thing`."""
    return Message(N_("“{form}” is a known name of {name}"), {"form": form, "name": KnownName(thing.names)})


def known_thing(key: str) -> Known | None:
    """The known thing with the key `key` ("iso3166:KZ"), or None when the tables do not have it."""
    return gazetteer().get(key)
