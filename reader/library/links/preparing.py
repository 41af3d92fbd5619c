"""What linking a document takes that depends on the document alone, to be done in another process."""

import json
import zlib
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.entities.decisions import DecisionRules
from reader.entities.linking.across import words_of
from reader.entities.linking.blocking import blocks
from reader.entities.linking.countries import countries_of_bodies
from reader.entities.linking.nodes import NodeKey
from reader.entities.linking.packing import Packed, brackets, flatten
from reader.entities.linking.statements import own_things, statements
from reader.entities.linking.within import Resolution
from reader.entities.linking.wording import canonical
from reader.entities.mention import EntityType, Mention
from reader.library.links.said import Own, Said
from reader.library.links.tables import hash64, name_hash

_NO_RULES = DecisionRules()

Keys = tuple[int, bytes, bytes]
"""What finds a name: the hash of itself, and those of its blocking keys and of its words, eight bytes each."""


class Prepared(NamedTuple):
    """What a document says about names.

    said: for each thing its names, as numbers in `names`, and its spellings. own: what only this document knows, as
    (place, id, kind, spellings). names: kind and key. keys: of the same names. packed: all but `names` and `keys`, as
    it is kept.
    """

    language: str
    said: list[Said]
    own: list[Own]
    names: list[tuple[str, str]]
    keys: list[Keys]
    packed: bytes


def prepare(key: str, language: str, mentions: Sequence[Mention], text: str) -> Prepared:
    """What the document `key` says about names; mentions: outermost ones, unlinked. The result can be pickled."""
    resolution = resolve(key, language, mentions, text, _NO_RULES)
    numbers: dict[NodeKey, int] = {}
    said = []
    for nodes, forms, _ in statements(resolution):
        spelt = [(form, count, named, term_of(nodes[0], nodes[0][0], form)) for form, (count, named) in forms.items()]
        said.append((tuple([numbers.setdefault(node, len(numbers)) for node in nodes]), spelt))
    own = [
        (
            thing.place,
            thing.id,
            thing.type.value,
            [(form, count, 0, term_of(None, thing.type, form)) for form, count in thing.forms.items()],
        )
        for thing in own_things(key, resolution)
    ]
    names = [(kind.value, name) for kind, name in numbers]
    plain = [[places, [form for spelt in forms for form in spelt[:3]]] for places, forms in said]
    packed = json.dumps([language, plain, own], ensure_ascii=False, separators=(",", ":"))
    data = zlib.compress(packed.encode("utf-8", "surrogatepass"))
    return Prepared(language, said, own, names, list(map(keys_of, numbers)), data)


def resolve(key: str, language: str, mentions: Sequence[Mention], text: str, rules: DecisionRules) -> Resolution:
    """What the mentions of a document name in it; `rules`, without ignored spellings, are followed."""
    flat = flatten(mentions)
    packed = Packed(language, array("I"), brackets(flat, text), countries_of_bodies(mentions, language, text))
    return Resolution(key, flat, packed, rules, blocks)


@lru_cache(maxsize=1 << 14)
def keys_of(node: NodeKey) -> Keys:
    """What finds the name `node`."""
    return name_hash(node[0].value, node[1]), _packed(blocks(node)), _packed(sorted(words_of(node)))


def _packed(keys: Iterable[str]) -> bytes:
    return array("q", map(hash64, keys)).tobytes()


def term_of(node: NodeKey | None, kind: EntityType, form: str) -> int:
    """What finds the names and documents that have a spelling; 0 for the one that is the name `node` itself."""
    meant = canonical(kind, form)
    return 0 if node is not None and meant == node[1] else spelling_term(kind, meant)


def spelling_term(kind: EntityType, key: str) -> int:
    """What finds the names and documents that have a spelling of a kind with the canonical key `key`."""
    return hash64(f"= {kind.value} {key}")


def word_term(word: str) -> int:
    """What finds the names that have a word, as `words_of` gives it."""
    return hash64(word)
