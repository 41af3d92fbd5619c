"""The index over the known names: exact look-up by folded key, and the longest matches in a run of words.

Folding brings spellings together and different words too (Lào, Lão and the "lao" of Lao Động are one key), so every
hit is checked against the spelling in the table: the script must be the same, a mark that was written must be in the
name as well, or in the same word of its Vietnamese name, and short names in capitals (US, WHO) are met in
capitals only.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from sys import intern
from typing import NamedTuple

from reader.lazy_pattern import LazyPattern
from reader.names.folding import DASHES, folded, marked
from reader.names.kazakh import SUFFIXES, stems
from reader.names.known.agreement import CYRILLIC, WORD, compatible, keeps_capitals, marked_words
from reader.names.known.tables import GENERIC, LANGUAGES, Known, Row
from reader.names.text_table import TextTable

_SYLLABLES = LazyPattern(r"[^\W\d_\u0400-\u04ff]{1,7}(?: [^\W\d_\u0400-\u04ff]{1,7})+")
_POSSESSIVE = LazyPattern(r"['’ʼ][sS]?$")
_SHORT = 4
_LONGEST_SUFFIX = max(map(len, SUFFIXES))
_LOAN_LENGTH = 4
_NO_NAMES: frozenset[str] = frozenset()
_SEAM = " 0seam0 "
_VIETNAM = LazyPattern(r"\bVietnam\b")
_SOLID_WORDS = 3
_SOLID_LENGTH = 5
_VIETNAMESE = LANGUAGES.index("vi")
_ENGLISH = LANGUAGES.index("en")
_OTHER = len(LANGUAGES)
_CELLS = 6

Form = tuple[str, int, int, int, bool, bool]
"""One spelling in the index: as the table writes it, the number of its words, the row it names, its language, whether
it is shared by the like of many countries, whether it is the one to show in its language."""


class _Kept(NamedTuple):
    """What is asked of a row again and again; its names, which take ten times the memory, are read when they are."""

    kind: str
    country: str
    weight: int
    own: frozenset[str]


@lru_cache(maxsize=1 << 16)
def _word_key(word: str) -> str:
    return folded(word).replace(" ", "")


@lru_cache(maxsize=1 << 15)
def _stem_keys(word: str) -> tuple[tuple[str, str], ...]:
    """The stems that `word` may be an inflected form of, with their keys; English possessives lose their ending too."""
    bare = _POSSESSIVE.sub("", word)
    if bare != word:
        return ((bare, _word_key(bare)),)
    if not CYRILLIC.search(word):
        return ()
    found = list(stems(word))
    low = word.lower()
    for size in range(_LONGEST_SUFFIX, 1, -1):  # loan words break the harmony: Нью-Йоркте, банктің, Беларусьте
        stem = word[:-size]
        if low[-size:] in SUFFIXES and len(stem) >= _LOAN_LENGTH and stem not in found:
            found.append(stem)
    return tuple((stem, _word_key(stem)) for stem in found)


def _both_vietnams(names: Sequence[str]) -> Iterator[str]:
    """`names`, and those with "Vietnam" also with "Viet Nam", as the United Nations and Vietnamese papers write."""
    yield from names
    for name in names:
        two_words = _VIETNAM.sub("Viet Nam", name)
        if two_words != name and two_words not in names:
            yield two_words


def _folded_all(spellings: Sequence[tuple[str, int, int, bool, bool]]) -> list[str]:
    """The folded key of every spelling; folding them in one piece takes a third of the time."""
    keys = folded(_SEAM.join(spelling[0] for spelling in spellings)).split(_SEAM)
    return keys if len(keys) == len(spellings) else [folded(spelling[0]) for spelling in spellings]


def merge(rows: Iterable[Row]) -> list[Row]:
    """The rows, each key once, with the names of later rows with the same key."""
    by_key: dict[str, Row] = {}
    for row in rows:
        earlier = by_key.setdefault(row.key, row)
        if earlier is not row:
            earlier.absorb(row)
    return list(by_key.values())


def index(rows: Sequence[Row]) -> tuple[dict[str, str], dict[str, int]]:
    """The spellings, written out, by folded key without spaces, and how many words the longest of a first word has."""
    spellings = [
        (name.removeprefix(GENERIC), number, language, name[0] == GENERIC, language != _OTHER and name == names[0])
        for number, row in enumerate(rows)
        for language, names in enumerate(row.names)
        for name in _both_vietnams(names)
    ]
    forms: dict[str, list[str]] = {}
    longest: dict[str, int] = {}
    for (name, number, language, shared, shown), key in zip(spellings, _folded_all(spellings), strict=True):
        # "D.C." is one word of a text.
        words = [_word_key(word) for word in WORD.findall(name)] if "." in name else key.split(" ")
        count = len(words)
        solid = key if count == 1 else "".join(words)
        if not solid:
            continue
        forms.setdefault(solid, []).append(
            f"{name}\t{count}\t{number}\t{language}\t{shared:d}\t{shown and not shared:d}"
        )
        if count > 1 and count > longest.get(words[0], 1):
            longest[words[0]] = count
    return {solid: "\t".join(written) for solid, written in forms.items()}, longest


class Gazetteer:
    """Known places, bodies, nations, laws and events, found by any of their spellings."""

    def __init__(self, rows: TextTable, forms: TextTable, longest: Mapping[str, int]) -> None:
        """rows: as `Row.line` writes them, each key once. forms, longest: as `index` gives them."""
        self._lines = rows
        self._written = forms
        self._longest = longest
        self._kept: dict[int, _Kept] = {}
        self._forms: dict[str, tuple[Form, ...]] = {}
        self._known: dict[int, Known] = {}
        self._marked_words: dict[int, frozenset[str]] = {}

    @cached_property
    def _kinds(self) -> frozenset[str]:
        return frozenset(line.split("\t", 2)[1] for line in self._lines)

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "Gazetteer":
        """The gazetteer of `rows`; a later row with the same key adds its names to the earlier one."""
        merged = merge(rows)
        forms, longest = index(merged)
        return cls(TextTable.of_lines([row.line() for row in merged]), TextTable.of(forms), longest)

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[Known]:
        return (self._known.get(number) or Row.of(line).known() for number, line in enumerate(self._lines))

    def of_kinds(self, kinds: Collection[str]) -> Iterator[Known]:
        """Everything of these kinds, in order; it is not kept: all of it takes many times the room of the tables."""
        for number, line in enumerate(self._lines):
            if line.split("\t", 2)[1] in kinds:
                yield self._known.get(number) or Row.of(line).known()

    def get(self, key: str) -> Known | None:
        """The known thing with the key `key` ("iso3166:KZ"), or None."""
        number = self._lines.number(key)
        return None if number is None else self._thing(number)

    def knows(self, kind: str) -> bool:
        """Whether there is anything of `kind`: people and works are only there when the person named some."""
        return kind in self._kinds

    def find(self, name: str, kind: str | None = None, *, country: str | None = None) -> tuple[Known, ...]:
        """What `name` may denote, the likeliest first; empty when it is not known.

        The whole name must agree: by its folded key, words run together or not, with no contradicting mark. The last
        word may carry a Kazakh case ending. `kind` limits the answer to PLACE, ORG, NORP, EVENT or LAW. `country`
        (ISO 3166) is the one that the text is about: names that many countries have ("National Assembly") then mean
        that country's.
        """
        words = WORD.findall(name)
        if not words:
            return ()
        if len(words) > 1 and words[-1] in SUFFIXES and name[-len(words[-1]) - 1] in DASHES:
            name = name[: -len(words.pop()) - 1]  # АҚШ-тың
        front = "".join(map(_word_key, words[:-1]))
        hits = self._matching(front + _word_key(words[-1]), name, country)
        if not hits:
            for stem, key in _stem_keys(words[-1]):
                text = " ".join([*words[:-1], stem])
                hits = self._matching(front + key, text, country)
                if hits:
                    break
        return self._ranked(hits, name, kind) if hits else ()

    def scan(
        self, words: Sequence[str], *, country: str | None = None, language: str | None = None
    ) -> Iterator[tuple[int, int, tuple[Known, ...]]]:
        """The longest known names in `words`, from left to right and not overlapping, as (start, end, things).

        start and end are indices into `words`, end exclusive; things are as `find` gives them. Words may be single
        words and punctuation marks: hyphens inside a name are passed over, a full stop after an abbreviation too.
        Kazakh case endings and the English possessive may be on the last word, which is then counted in whole. Case
        is not looked at, except that short names in capitals must stand in capitals: the caller decides about words
        in lower case.
        country: see `find`. language: of the text; in Vietnamese ("vi") marks that are written must be
        those of the name, and single words are no nations (it says "người Kinh").
        """
        position = 0
        while position < len(words):
            found = self._longest_at(words, position, country, language)
            if found is None:
                position += 1
            else:
                yield found
                position = found[1]

    def _longest_at(
        self, words: Sequence[str], start: int, country: str | None, language: str | None
    ) -> tuple[int, int, tuple[Known, ...]] | None:
        first = words[start]
        if not first[0].isalnum():
            return None
        key = _word_key(first)
        limit = self._longest.get(key, 1)
        runs = [(start + 1, [first], key)]
        position = start + 1
        while len(runs) < limit and position < len(words):
            word = words[position]
            if not word[0].isalnum():
                if word not in DASHES and not (word == "." and len(words[position - 1]) <= 3):
                    break
                position += 1
                continue
            position += 1
            _, before, front = runs[-1]
            runs.append((position, [*before, word], front + _word_key(word)))
        for last, run, key in reversed(runs):
            end = last
            things = self._at(run, key, end - start > len(run), country, language)
            if things:
                if end + 1 < len(words) and words[end] in DASHES and words[end + 1] in SUFFIXES:
                    end += 2  # АҚШ-тың
                return start, end, things
        return None

    def _at(
        self, run: list[str], key: str, joined: bool, country: str | None, language: str | None
    ) -> tuple[Known, ...]:
        last = run[-1]
        candidates = [(last, key)]
        front = key[: len(key) - len(_word_key(last))]
        candidates += [(stem, front + stem_key) for stem, stem_key in _stem_keys(last)]
        for word, full in candidates:
            if full not in self._written:
                continue
            text = " ".join([*run[:-1], word])
            forms = self._matching(full, text, country)
            hits = [form for form in forms if self._fits(form, text, len(run), joined, language)]
            if hits:
                return self._ranked(hits, text, None)
        return ()

    def _fits(self, form: Form, text: str, count: int, joined: bool, language: str | None) -> bool:
        """What running text asks for beyond the letters: as many words, capitals, marks where words are short."""
        name, words, number, form_language, _, _ = form
        if words != count:
            solid_is_usual = words <= _SOLID_WORDS and _SYLLABLES.fullmatch(name) is not None
            return count == 1 and len(text) >= _SOLID_LENGTH and solid_is_usual
        if len(name) <= _SHORT and name.isupper() and not text.isupper():
            return False
        if count == 1:
            if text.isascii() and not name.isascii() and (form_language == _VIETNAMESE or len(text) <= _SHORT):
                return False
            return language != "vi" or self._row(number).kind != "NORP"
        if form_language == _VIETNAMESE:
            row = self._row(number)
            if row.kind == "PLACE" and row.country != "VN" and not keeps_capitals(text, name):
                return False
            if "-" in name and " " not in name and not joined:  # I-ran is not "I ran"
                return False
            if joined and folded(text) != folded(name):  # Ba-ca is not Bắc Á
                return False
            return language != "vi" or text.isascii() or marked_words(text) == marked_words(name)
        return True

    def _matching(self, key: str, text: str, country: str | None) -> list[Form]:
        return [
            form
            for form in self._forms_of(key)
            if (not form[4] or (country is not None and self._row(form[2]).country == country))
            and (compatible(text, form[0]) or self._borrows_marks(text, form))
        ]

    def _borrows_marks(self, text: str, form: Form) -> bool:
        """True when `text` differs from this form only by the marks on words that the Vietnamese name has as well.

        "Communist Party of Việt Nam" is "Communist Party of Viet Nam" with a word of "Đảng Cộng sản Việt Nam". A text
        in such words alone is Vietnamese and may say something else: "lao động" is not the paper "Lao Dong".
        """
        if text.isascii() or " " not in text or CYRILLIC.search(text):
            return False
        own = self._vietnamese_words(form[2])
        words = WORD.findall(text)
        if own.issuperset(map(marked, words)):
            return False
        plain = (_word_key(word) if marked(word) in own else word for word in words)
        return compatible(" ".join(plain), form[0])

    def _vietnamese_words(self, number: int) -> frozenset[str]:
        words = self._marked_words.get(number)
        if words is None:
            names = Row.of(self._lines.line(number)).names[_VIETNAMESE]
            words = frozenset(marked(word) for name in names for word in WORD.findall(name))
            self._marked_words[number] = words
        return words

    def _ranked(self, hits: list[Form], text: str, kind: str | None) -> tuple[Known, ...]:
        """The person's own names first, then those with the very marks of `text`, then a name that is shown before an
        alias, then by weight."""
        written = marked(text)

        def rank(form: Form) -> tuple[bool, bool, bool, int]:
            row = self._row(form[2])
            aside = not form[5] and row.weight < 10**9
            return form[0] not in row.own, marked(form[0]) != written, aside, -row.weight

        numbers = dict.fromkeys(form[2] for form in (sorted(hits, key=rank) if len(hits) > 1 else hits))
        things = (self._thing(number) for number in numbers if kind is None or self._row(number).kind == kind)
        return tuple(things)

    def _row(self, number: int) -> _Kept:
        row = self._kept.get(number)
        if row is None:
            _, kind, country, weight, rest = self._lines.line(number).split("\t", 4)
            own = rest.rpartition("\t")[2]
            row = _Kept(intern(kind), intern(country), int(weight), frozenset(own.split("|")) if own else _NO_NAMES)
            self._kept[number] = row
        return row

    def _forms_of(self, key: str) -> tuple[Form, ...]:
        forms = self._forms.get(key)
        if forms is None:
            written = self._written.get(key)
            if written is None:
                return ()
            cells = written.split("\t")
            forms = self._forms[key] = tuple(
                (name, int(words), int(number), int(language), shared == "1", shown == "1")
                for name, words, number, language, shared, shown in zip(
                    *(cells[start::_CELLS] for start in range(_CELLS)), strict=True
                )
            )
        return forms

    def _thing(self, number: int) -> Known:
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = Row.of(self._lines.line(number)).known()
        return known
