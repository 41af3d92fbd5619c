"""The new names of the entities of annotated articles: drawn by a seed, of the same kind as the old ones."""

import difflib
import random
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from babel import Locale

Row = dict[str, str]

_DATA = tomllib.loads(Path(__file__).with_name("masked_names.toml").read_text(encoding="utf-8"))
_CLASS_WORD = re.compile(r" (?:Province|City|Region|District|Town)$")
_COMPASS = ("East", "West", "North", "South")
_VIETNAMESE_MARKS = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323", "\u0302", "\u0306", "\u031b"}
REPLACED = {"PERSON", "PLACE", "NORP", "ORG"}


class UnsuitableError(Exception):
    """The names drawn collide with each other or with words of the text."""


def fold(text: str) -> str:
    """Small letters without marks."""
    return unmarked(text).lower()


def unmarked(text: str) -> str:
    """The text as it is written where Vietnamese marks are left out."""
    text = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return unicodedata.normalize("NFC", "".join(c for c in text if c not in _VIETNAMESE_MARKS))


def _solid(text: str) -> str:
    """Folded and written as one word."""
    return fold(text).replace(" ", "")


@dataclass(slots=True)
class Masks:
    """The new names of all entities for one seed."""

    random: random.Random
    invented: bool
    keep_hosts: bool
    forms: Mapping[str, Sequence[str]]
    """What the texts call each entity, most frequent first."""
    vietnamese: frozenset[str] = frozenset()
    """Entities that a table of entities gives a Vietnamese name."""
    people: dict[str, dict[str, str]] = field(default_factory=dict)
    countries: dict[str, dict[str, str]] = field(default_factory=dict)
    towns: dict[str, str] = field(default_factory=dict)
    fixed: dict[str, str] = field(default_factory=dict)
    pieces: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._draw_people()
        self._draw_places()
        for name, others in _DATA["regions"].items():
            self.fixed[name] = self.random.choice(others)
        self.fixed["Central Asian"] = self.fixed["Central Asia"] + "n"
        mode = "invented" if self.invented else "known"
        for table in _DATA["organisations"]:
            lists = {key: value for key, value in table.items() if key != "mode"}
            number = self.random.randrange(len(next(iter(lists.values()))))
            if table.get("mode", mode) == mode:
                self.pieces |= {key: self._filled(value[number]) for key, value in lists.items()}

    def _filled(self, text: str) -> str:
        def value(match: re.Match[str]) -> str:
            words = self._name(match[2]).split()
            return "".join(word[0] for word in words) if match[1] == "initials" else "".join(words).lower()

        return re.sub(r"\{(\w+) ([\w:-]+)\}", value, text)

    def _name(self, entity: str) -> str:
        if entity in self.people:
            return unmarked(" ".join(self.people[entity].values()))
        form = self.forms[entity][0]
        return self.countries[entity]["name"] if entity in self.countries else self.fixed.get(form, form)

    def _pick(self, pool: list[str], unlike: Iterable[str] = ()) -> str:
        """Takes a name out of `pool` that is not among `unlike`."""
        avoided = {fold(name) for name in unlike}
        candidates = [name for name in pool if fold(name) not in avoided]
        name = self.random.choice(candidates)
        pool[:] = [other for other in pool if fold(other) != fold(name)]
        return name

    def _draw_people(self) -> None:
        data = _DATA["people"]
        families, middles = list(data["vietnamese_families"]), list(data["vietnamese_middles"])
        givens, kazakh_givens = list(data["vietnamese_givens"]), list(data["kazakh_givens"])
        doubles, kazakh_families = list(data["kazakh_double_givens"]), list(data["kazakh_families"])
        others = [(list(people["givens"]), list(people["families"])) for people in data["others"]]
        known_families, known_givens = {fold(f) for f in families}, {fold(g) for g in [*kazakh_givens, *doubles]}
        family_of: dict[str, str] = {}
        middle_of: dict[str, str] = {}
        for entity in sorted(e for e in self.forms if e.startswith("per:")):
            words = max(self.forms[entity], key=len).split()
            if (fold(words[0]) in known_families and len(words) <= 4) or entity in self.vietnamese:
                first, *inner = map(fold, words[:-1])
                new = [family_of.get(first) or family_of.setdefault(first, self._pick(families, [first]))]
                new += [middle_of.get(w) or middle_of.setdefault(w, self._pick(middles, words)) for w in inner]
                new.append(self._pick(givens, [*words, *new]))
            elif {fold(word) for word in words} & known_givens:
                given_first = fold("-".join(words)) == entity.removeprefix("per:")
                family = self._pick(kazakh_families, words)
                given = self._pick(doubles if any("-" in w for w in words) else kazakh_givens, words)
                new = [given, family] if given_first else [family, given]
            else:
                pair = self.random.choice([p for p in others if min(map(len, p)) >= (len(words) + 1) // 2])
                half = len(words) // 2
                new = [self._pick(pair[0], words) for _ in words[:half]]
                new += [self._pick(pair[1], words) for _ in words[half:]]
            self.people[entity] = dict(zip(map(fold, words), new, strict=True))

    def _draw_places(self) -> None:
        hosts, others = _DATA["countries"]["hosts"], dict(_DATA["countries"]["adjectives"])
        short = _DATA["countries"]["abbreviations"]
        territories = {fold(name) for code, name in Locale("en").territories.items() if len(code) == 2} | {"viet nam"}
        lists = _DATA["places"]["invented" if self.invented else "known"]
        places = {kind: list(names) for kind, names in lists.items()}
        known = {kind: {_solid(n) for n in names} for kind, names in _DATA["places"]["known"].items()}
        originals = [form for entity, forms in self.forms.items() if entity.startswith("loc:") for form in forms]
        for entity in sorted(e for e in self.forms if e.startswith("loc:") and not e.endswith("-norp")):
            forms, slug = self.forms[entity], entity.removeprefix("loc:")
            core = _CLASS_WORD.sub("", forms[0])
            if slug in hosts:
                if not self.keep_hosts:
                    self.countries[entity] = self.random.choice(hosts[slug])
            elif core in short:
                self.countries[entity] = {"name": self.random.choice(short[core])}
            elif slug.replace("-", " ") in territories:
                alike = [n for n in others if n[-2:] == core[-2:] and abs(len(n) - len(core)) < 3] or list(others)
                name = self.random.choice(alike)
                self.countries[entity] = {"name": name, "adjective": others.pop(name)}
            elif all(word in _DATA["regions"] for word in forms) or core.split()[0] in _COMPASS or "–" in core:
                continue
            else:
                kind = next((kind for kind, names in known.items() if _solid(core) in names), "other")
                self.towns[entity] = self._pick(places[kind], originals)

    def form(self, entity: str, text: str, marked: bool) -> str:
        """What stands in the place of `text`, a name of a person, place or people."""
        if text in self.fixed:
            return self.fixed[text]
        if entity in self.people:
            new = " ".join(self.people[entity][fold(word)] for word in text.split())
        elif entity in self.towns:
            new = self._town(self.towns[entity], text, entity)
        elif entity.endswith("-norp"):
            country = self.countries.get(entity.removesuffix("-norp"), {})
            new = country.get("stani" if text.endswith("stani") else "adjective", text)
        elif entity in self.countries:
            new = self._country(self.countries[entity], text, entity)
        else:
            new = self._by_words(text)
        if not marked:
            new = unmarked(new) if fold(new) != new.lower() and self._is_vietnamese(entity) else new
        return new.upper() if text.isupper() and len(text) > 3 else new

    def _is_vietnamese(self, entity: str) -> bool:
        data = _DATA["people"]
        if entity in self.towns:
            lists = _DATA["places"]["invented" if self.invented else "known"]
            return any(self.towns[entity] in lists[kind] for kind in lists if kind.startswith("vietnamese"))
        return bool(set(self.people.get(entity, {}).values()) & set(data["vietnamese_givens"]))

    @staticmethod
    def _town(new: str, text: str, entity: str) -> str:
        if " " not in text and "-" in entity and " " in new:
            new = unmarked(new).replace(" ", "").capitalize()
        return new

    @staticmethod
    def _country(new: dict[str, str], text: str, entity: str) -> str:
        if " of " in text:
            return new["long"]
        name, slug = new["name"], entity.removeprefix("loc:").replace("-", "")
        if len(text) > 3 and _solid(text) != slug:
            if difflib.SequenceMatcher(None, fold(text), slug).ratio() < 0.8:
                raise UnsuitableError(f"{text} is no form of {entity}")
            name = name[:-3] + ("r" if name[-3] == "l" else "l") + name[-2:]  # misspelt as in the original
        return name

    def _by_words(self, text: str) -> str:
        """A name made of regions, of points of the compass and a country, or a name that stays."""
        first, _, rest = text.partition(" ")
        if first in _COMPASS and rest:
            for country, new in self.countries.items():
                if _solid(rest) == country.removeprefix("loc:").replace("-", ""):
                    return f"{_COMPASS[_COMPASS.index(first) ^ 1]} {new['name']}"
            return f"{_COMPASS[_COMPASS.index(first) ^ 1]} {rest}"
        return text

    def edits(self, row: Row, start: int, run: str, marked: bool) -> list[tuple[int, int, str]]:
        """Replacements in `run`, a stretch of a mention from offset `start` on outside the mentions in it."""
        kind, entity = row["type"], row["entity_id"]
        if kind == "ORG" or (kind == "PLACE" and "–" in run):
            table = self.pieces if kind == "ORG" else self.fixed
            pattern = "|".join(rf"(?<!\w){re.escape(key)}(?!\w)" for key in sorted(table, key=len, reverse=True))
            return [(start + m.start(), start + m.end(), table[m[0]]) for m in re.finditer(pattern, run)]
        if kind not in REPLACED or entity.startswith("lang:"):
            return []
        core = _CLASS_WORD.sub("", run) if kind == "PLACE" else run
        return [(start, start + len(core), self.form(entity, core, marked))]
