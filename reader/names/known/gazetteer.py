"""The index over the known names: exact look-up by folded key, and the longest matches in a run of words.

Folding brings spellings together and different words too (Lào, Lão and the "lao" of Lao Động are one key), so every
hit is checked against the spelling in the table: the script must be the same, a mark that was written must be in the
name as well, or in the same word of its Vietnamese name, and short names in capitals (US, WHO) are met in
capitals only.
"""

import gc
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from reader.names.folding import DASHES, folded, marked
from reader.names.kazakh import SUFFIXES, stems
from reader.names.known.known import GENERIC, LANGUAGES, TABLES, Known, Row, read_table

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’ʼ][^\W\d_]+)*|\d+")
_SYLLABLES = re.compile(r"[^\W\d_\u0400-\u04ff]{1,7}(?: [^\W\d_\u0400-\u04ff]{1,7})+")
_POSSESSIVE = re.compile(r"['’ʼ][sS]?$")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SHORT = 4
_LONGEST_SUFFIX = max(map(len, SUFFIXES))
_LOAN_LENGTH = 4
_PLAIN_CYRILLIC = str.maketrans("әғқңөұүһіё", "агкноуухие")
_SEAM = " 0seam0 "
_VIETNAM = re.compile(r"\bVietnam\b")
_SOLID_WORDS = 3
_SOLID_LENGTH = 5
_VIETNAMESE = LANGUAGES.index("vi")
_ENGLISH = LANGUAGES.index("en")
_OTHER = len(LANGUAGES)

# One spelling in the index: as the table writes it, the number of its words, the row it names, its language, shared
# or not.
_Form = tuple[str, int, int, int, bool]


@lru_cache(maxsize=1 << 16)
def _word_key(word: str) -> str:
    return folded(word).replace(" ", "")


@lru_cache(maxsize=1 << 15)
def _stem_keys(word: str) -> tuple[tuple[str, str], ...]:
    """The stems that `word` may be an inflected form of, with their keys; English possessives lose their ending too."""
    bare = _POSSESSIVE.sub("", word)
    if bare != word:
        return ((bare, _word_key(bare)),)
    if not _CYRILLIC.search(word):
        return ()
    found = list(stems(word))
    low = word.lower()
    for size in range(_LONGEST_SUFFIX, 1, -1):  # loan words break the harmony: Нью-Йоркте, банктің, Беларусьте
        stem = word[:-size]
        if low[-size:] in SUFFIXES and len(stem) >= _LOAN_LENGTH and stem not in found:
            found.append(stem)
    return tuple((stem, _word_key(stem)) for stem in found)


def _syllables(text: str) -> list[tuple[str, frozenset[str]]]:
    return [
        ("".join(char for char in word if char not in _TONES), frozenset(char for char in word if char in _TONES))
        for word in re.findall(r"[\w\u0300-\u036f]+", marked(text))
    ]


def compatible(text: str, name: str) -> bool:
    """True when `text`, whose folded key is that of `name`, can be a spelling of it: same script, no mark that it
    lacks.

    Marks may be left out ("Ha Noi" for "Hà Nội"), wholly or in part, but what is written must not contradict.
    """
    if text == name:
        return True
    if bool(_CYRILLIC.search(text)) != bool(_CYRILLIC.search(name)):
        return False
    if text.isascii():
        return True
    if _CYRILLIC.search(text):
        letters, other = _cyrillic_letters(text), _cyrillic_letters(name)
        return letters == other or all(
            a in (b, b.translate(_PLAIN_CYRILLIC)) for a, b in zip_longest(letters, other, fillvalue="-")
        )
    mine, theirs = _syllables(text), _syllables(name)
    if len(mine) != len(theirs):
        joined = "".join(letters for letters, _ in mine), "".join(letters for letters, _ in theirs)
        return _letters_agree(*joined) and not any(tones for _, tones in mine)
    return all(
        _letters_agree(letters, other) and tones <= other_tones
        for (letters, tones), (other, other_tones) in zip(mine, theirs, strict=True)
    )


def _marked_words(text: str) -> str:
    """The words of `text` with their marks; hyphens, close or between spaces, part words as spaces do."""
    return " ".join(marked(text).replace("-", " ").split())


def _cyrillic_letters(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def _letters_agree(text: str, name: str) -> bool:
    if len(text) != len(name):
        return False
    return all(a == b or a == folded(b) for a, b in zip(text, name, strict=True))


def _both_vietnams(names: Sequence[str]) -> Iterator[str]:
    """`names`, and those with "Vietnam" also with "Viet Nam", as the United Nations and Vietnamese papers write."""
    yield from names
    for name in names:
        two_words = _VIETNAM.sub("Viet Nam", name)
        if two_words != name and two_words not in names:
            yield two_words


def _folded_all(spellings: Sequence[tuple[str, int, int, bool]]) -> list[str]:
    """The folded key of every spelling; folding them in one piece takes a third of the time."""
    keys = folded(_SEAM.join(spelling[0] for spelling in spellings)).split(_SEAM)
    return keys if len(keys) == len(spellings) else [folded(spelling[0]) for spelling in spellings]


class Gazetteer:
    """Known places, bodies, nations, laws and events, found by any of their spellings."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows: list[Row] = []
        self._numbers: dict[str, int] = {}
        for row in rows:
            number = self._numbers.get(row.key)
            if number is None:
                self._numbers[row.key] = len(self._rows)
                self._rows.append(row)
            else:
                self._rows[number].absorb(row)
        self._known: dict[int, Known] = {}
        self._forms: dict[str, list[_Form]] = {}
        self._longest: dict[str, int] = {}
        self._index()

    def _index(self) -> None:
        spellings = [
            (name.removeprefix(GENERIC), number, language, name[0] == GENERIC)
            for number, row in enumerate(self._rows)
            for language, names in enumerate(row.names)
            for name in _both_vietnams(names)
        ]
        forms, longest = self._forms, self._longest
        for (name, number, language, shared), key in zip(spellings, _folded_all(spellings), strict=True):
            # "D.C." is one word of a text.
            words = [_word_key(word) for word in _WORD.findall(name)] if "." in name else key.split(" ")
            count = len(words)
            solid = key if count == 1 else "".join(words)
            if not solid:
                continue
            form = (name, count, number, language, shared)
            if solid in forms:
                forms[solid].append(form)
            else:
                forms[solid] = [form]
            if count > 1 and count > longest.get(words[0], 1):
                longest[words[0]] = count

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Known]:
        return (self._thing(number) for number in range(len(self._rows)))

    def get(self, key: str) -> Known | None:
        """The known thing with the key `key` ("iso3166:KZ"), or None."""
        number = self._numbers.get(key)
        return None if number is None else self._thing(number)

    def find(self, name: str, kind: str | None = None, *, country: str | None = None) -> tuple[Known, ...]:
        """What `name` may denote, the likeliest first; empty when it is not known.

        The whole name must agree: by its folded key, words run together or not, with no contradicting mark. The last
        word may carry a Kazakh case ending. `kind` limits the answer to PLACE, ORG, NORP, EVENT or LAW. `country`
        (ISO 3166) is the one that the text is about: names that many countries have ("National Assembly") then mean
        that country's.
        """
        words = _WORD.findall(name)
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
        return self._ranked(hits, name, kind)

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
            if full not in self._forms:
                continue
            text = " ".join([*run[:-1], word])
            forms = self._matching(full, text, country)
            hits = [form for form in forms if self._fits(form, text, len(run), joined, language)]
            if hits:
                return self._ranked(hits, text, None)
        return ()

    def _fits(self, form: _Form, text: str, count: int, joined: bool, language: str | None) -> bool:
        """What running text asks for beyond the letters: as many words, capitals, marks where words are short."""
        name, words, number, form_language, _ = form
        if words != count:
            solid_is_usual = words <= _SOLID_WORDS and _SYLLABLES.fullmatch(name) is not None
            return count == 1 and len(text) >= _SOLID_LENGTH and solid_is_usual
        if len(name) <= _SHORT and name.isupper() and not text.isupper():
            return False
        if count == 1:
            if text.isascii() and not name.isascii() and (form_language == _VIETNAMESE or len(text) <= _SHORT):
                return False
            return language != "vi" or self._rows[number].kind != "NORP"
        if form_language == _VIETNAMESE:
            if "-" in name and " " not in name and not joined:  # I-ran is not "I ran"
                return False
            if joined and folded(text) != folded(name):  # Ba-ca is not Bắc Á
                return False
            return language != "vi" or text.isascii() or _marked_words(text) == _marked_words(name)
        return True

    def _matching(self, key: str, text: str, country: str | None) -> list[_Form]:
        return [
            form
            for form in self._forms.get(key, ())
            if (not form[4] or (country is not None and self._rows[form[2]].country == country))
            and (compatible(text, form[0]) or self._borrows_marks(text, form))
        ]

    def _borrows_marks(self, text: str, form: _Form) -> bool:
        """True when `text` differs from this form only by the marks on words that the Vietnamese name has as well.

        "Communist Party of Việt Nam" is "Communist Party of Viet Nam" with a word of "Đảng Cộng sản Việt Nam". A text
        in such words alone is Vietnamese and may say something else: "lao động" is not the paper "Lao Dong".
        """
        if text.isascii() or " " not in text or _CYRILLIC.search(text):
            return False
        own = {marked(word) for name in self._rows[form[2]].names[_VIETNAMESE] for word in _WORD.findall(name)}
        words = _WORD.findall(text)
        if own.issuperset(map(marked, words)):
            return False
        plain = (_word_key(word) if marked(word) in own else word for word in words)
        return compatible(" ".join(plain), form[0])

    def _ranked(self, hits: list[_Form], text: str, kind: str | None) -> tuple[Known, ...]:
        """Names with the very marks of `text` first, then a name that is shown before an alias, then by weight."""
        written = marked(text)

        def rank(form: _Form) -> tuple[bool, bool, int]:
            row = self._rows[form[2]]
            shown = form[3] != _OTHER and row.names[form[3]][0] == form[0]
            return marked(form[0]) != written, not shown and row.weight < 10**9, -row.weight

        numbers = dict.fromkeys(form[2] for form in (sorted(hits, key=rank) if len(hits) > 1 else hits))
        things = (self._thing(number) for number in numbers if kind is None or self._rows[number].kind == kind)
        return tuple(things)

    def _thing(self, number: int) -> Known:
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = self._rows[number].known()
        return known


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer of the shipped tables; read when first asked for, then kept."""
    collecting = gc.isenabled()
    gc.disable()  # tens of thousands of small objects that all stay
    try:
        return Gazetteer([row for table in TABLES for row in read_table(table)])
    finally:
        if collecting:
            gc.enable()
            gc.freeze()  # what stays need not be looked at again by every full collection
